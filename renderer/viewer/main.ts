import './viewer.css';
import type { Timing } from '../core/broadcast/signalling.ts';
import { alignLips, type Held } from './align-lips.ts';
import { type ConnectionState, keepConnected } from './connection.ts';
import { createPanel, type PanelWords } from './panel.ts';
import { createScreen } from './screen.ts';
import { createSenderClock } from './sender-clock.ts';

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
const clock = createSenderClock();
let timing: Timing | null = null;
const NOTHING_HELD: Held = { pose: 0, sound: 0 };
let held = NOTHING_HELD;
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
  timed(said, senderNow) {
    timing = said;
    clock.heard(senderNow, Date.now());
  },
});

panel.sized((shown) => connection.fit(shown));

/** Shows how old what is seen is, from the camera's picture to this screen, and brings lips and voice together. */
const measure = async (): Promise<void> => {
  const times = await connection.times();
  const figure = screen.drawn();
  const senderNow = clock.at(Date.now(), times?.way ?? 0);
  if (times === null || timing === null || senderNow === null) return panel.showDelay(null);
  if (figure === null) {
    if (times.video === null) return panel.showDelay(null);
    const parts = { 'Until sent': timing.videoLag, 'Until shown': times.video };
    return panel.showDelay(timing.videoLag + times.video, { parts });
  }
  const shown = figure.shown();
  if (shown === null) return panel.showDelay(null);
  const pose = senderNow - shown.ago - (timing.origin + shown.time);
  const parts = { 'Until sent': timing.poseLag, 'On the way': times.way, 'Shown evenly': figure.waits() };
  panel.showDelay(pose, { parts, bitsPerSecond: figure.bitsPerSecond() });
  if (!times.hasSound) held = NOTHING_HELD;
  else if (times.sound !== null) held = alignLips({ pose, sound: timing.voiceLag + times.sound }, held);
  figure.hold(held.pose);
  connection.holdSound(held.sound);
};
setInterval(() => void measure().catch(() => panel.showDelay(null)), MEASURE_EVERY_MILLISECONDS);
