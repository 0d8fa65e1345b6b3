import './viewer.css';
import { type ConnectionState, keepConnected } from './connection.ts';
import { createPanel } from './panel.ts';

/*
 * The page that other screens open: a browser, OBS's browser source, a phone. It shows what is on, and comes back by
 * itself. `?transparent` takes everything away but the picture.
 */
const STATE_WORDS: Readonly<Record<ConnectionState, string>> = {
  connecting: 'Connecting…',
  watching: '',
  'nothing-on': 'Waiting for the avatar…',
  lost: 'Connection lost. Trying again…',
};
const DELAY_EVERY_MILLISECONDS = 1000;

const panel = createPanel(document);
const address = new URL('signal', location.href);
address.protocol = 'ws:';
address.search = '';
const connection = keepConnected({
  address: address.href,
  show: panel.show,
  changed: (state) => panel.say(STATE_WORDS[state]),
});
setInterval(() => {
  connection.delay().then(panel.showDelay, () => panel.showDelay(null));
}, DELAY_EVERY_MILLISECONDS);
