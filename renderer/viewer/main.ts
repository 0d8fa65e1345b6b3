import './viewer.css';
import { type ConnectionState, keepConnected } from './connection.ts';
import { createLips } from './lips.ts';
import { createPanel, type PanelWords } from './panel.ts';
import { createScreen } from './screen.ts';

/*
 * The page that other screens open: a browser, OBS's browser source, a phone. It shows what is on, and comes back by
 * itself. `?pose` draws the avatar here instead of playing its video; `?transparent` takes everything else away.
 */
const STATE_WORDS: Readonly<Record<ConnectionState, PanelWords | null>> = {
  connecting: { title: 'Connecting…', text: '' },
  watching: null,
  unplayable: {
    title: 'This browser cannot play the picture',
    text: 'It comes in a format that is missing here. Ask the sender to choose VP8.',
  },
  'nothing-on': { title: 'Waiting for the avatar', text: 'It appears here by itself.' },
  lost: { title: 'Connection lost', text: 'The sender is out of reach. This page tries again by itself.' },
  restarting: { title: 'One moment', text: 'The sender picks up again. The picture comes back by itself.' },
  gone: { title: 'This address no longer works', text: 'The sender has new addresses. Ask for the new one.' },
  full: {
    title: 'No room for one more',
    text: 'Many screens look already. This page tries again by itself.',
  },
};
const MEASURE_EVERY_MILLISECONDS = 1000;

const panel = createPanel(document);
const lips = createLips();
const screen = createScreen(panel, new URLSearchParams(location.search).has('pose'));
const address = new URL('signal', location.href);
address.protocol = 'ws:';
address.search = '';
const connection = keepConnected({
  address: address.href,
  began: screen.begin,
  want: screen.want,
  show: screen.show,
  dress: screen.dress,
  pose: screen.pose,
  changed: (state) => panel.say(STATE_WORDS[state]),
  timed: lips.timed,
});

panel.sized((shown) => connection.fit(shown));

/** Shows how old what is seen is, from the camera's picture to this screen, and brings lips and voice together. */
const measure = async (): Promise<void> => {
  const figure = screen.drawn();
  const age = lips.measure(await connection.times(panel.shownAfter()), figure, connection.hold);
  if (age === null) return panel.showDelay(null);
  const rate = figure === null ? {} : { bitsPerSecond: figure.bitsPerSecond() };
  panel.showDelay(age.milliseconds, { parts: age.parts, ...rate });
};
setInterval(() => void measure().catch(() => panel.showDelay(null)), MEASURE_EVERY_MILLISECONDS);
