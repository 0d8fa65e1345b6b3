import './viewer.css';
import { type ConnectionState, keepConnected } from './connection.ts';
import { createPanel } from './panel.ts';
import { createScreen } from './screen.ts';

/*
 * The page that other screens open: a browser, OBS's browser source, a phone. It shows what is on, and comes back by
 * itself. `?pose` draws the avatar here instead of playing its video; `?transparent` takes everything else away.
 */
const STATE_WORDS: Readonly<Record<ConnectionState, string>> = {
  connecting: 'Connecting…',
  watching: '',
  'nothing-on': 'Waiting for the avatar…',
  lost: 'Connection lost. Trying again…',
};
const DELAY_EVERY_MILLISECONDS = 1000;

const panel = createPanel(document);
const screen = createScreen(panel, new URLSearchParams(location.search).has('pose'));
const address = new URL('signal', location.href);
address.protocol = 'ws:';
address.search = '';
const connection = keepConnected({
  address: address.href,
  want: screen.want,
  show: screen.show,
  dress: screen.dress,
  pose: screen.pose,
  changed: (state) => panel.say(STATE_WORDS[state]),
});
setInterval(() => {
  if (screen.showPoseDelay()) return;
  connection.delay().then(panel.showDelay, () => panel.showDelay(null));
}, DELAY_EVERY_MILLISECONDS);
