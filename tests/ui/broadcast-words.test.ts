import { expect, it } from 'vitest';
import { initialStatus } from '../../renderer/session/live-status.ts';
import {
  broadcastAnnouncement,
  broadcastVoiceNote,
  broadcastWords,
  isBroadcasting,
  networkNote,
  videoNote,
} from '../../renderer/ui/words/broadcast-words.ts';
import { airTag, goLiveWords, onAirSince, privacyWords } from '../../renderer/ui/words/on-air-words.ts';
import { onAirNow, SURVEYS } from './harness/on-air-scenarios.ts';

const on = {
  kind: 'on',
  audience: 'this-computer',
  addresses: { view: '', poseView: '', whep: '' },
  takenPort: undefined,
  figureProblem: null,
  viewers: 0,
  flowing: true,
  since: 0,
  video: { codec: 'vp8', layers: 1 },
} as const;

it('says what goes out, and why it is not what was chosen', () => {
  expect(videoNote('auto', null)).toBeNull();
  expect(videoNote('auto', { codec: 'vp8', layers: 1 })).toBe('VP8 goes out.');
  expect(videoNote('h264', { codec: 'h264', layers: 3 })).toBe(
    'H.264 goes out, in 3 sizes: each screen gets the one that fits it.',
  );
  expect(videoNote('h264', { codec: 'vp8', layers: 1 })).toBe(
    'This computer does not make H.264, so VP8 goes out.',
  );
});

it('says how broadcasting stands', () => {
  expect(broadcastWords({ kind: 'off' })).toMatchObject({ tone: 'quiet' });
  expect(broadcastWords({ kind: 'starting', message: 'Building…' }).line).toBe('Building…');
  expect([0, 1, 7].map((viewers) => broadcastWords({ ...on, viewers }).line)).toEqual([
    'Nobody looks yet',
    'One screen looks',
    '7 screens look',
  ]);
  expect(broadcastWords({ ...on, flowing: false }).tone).toBe('attention');
  expect(broadcastWords({ ...on, takenPort: 4321 })).toMatchObject({
    line: expect.stringContaining('4321'),
    tone: 'attention',
  });
  const failed = broadcastWords({ kind: 'failed', message: 'No worker.', cure: 'Get one.' });
  expect(failed).toEqual({ line: 'No worker. Get one.', tone: 'attention' });
});

const off = { kind: 'off' } as const;

it('leaves nobody in doubt on the stage, or about what goes out', () => {
  expect(airTag({ onAir: off, broadcast: on, sending: off, room: off })).toEqual({
    look: 'live',
    words: 'On air',
  });
  expect(airTag({ onAir: off, broadcast: off, sending: off, room: off })).toMatchObject({ look: 'quiet' });
  expect(airTag({ onAir: onAirNow(), broadcast: off, sending: off, room: off })).toEqual({
    look: 'live',
    words: 'On air',
  });
  expect(privacyWords(off, false, isBroadcasting(off)).goesOut).toBe(false);
  expect(privacyWords(off, true, isBroadcasting(on))).toEqual({
    goesOut: true,
    words: 'Only the avatar and your voice go out, never your camera',
  });
});

it('says who can look', () => {
  expect(networkNote(false)).toContain('this computer');
  expect(networkNote(true)).toContain('network');
});

it('is on air with other screens as with meeting apps: one button stops it, one time runs', () => {
  const status = {
    ...initialStatus(),
    stage: { kind: 'ready', avatar: 'Mira' },
    virtualCameras: SURVEYS.canAdd,
  } as const;
  const words = (change: object) => goLiveWords({ ...status, ...change }, 'auto');
  expect(words({ broadcast: { ...on, viewers: 2 } })).toEqual({
    look: 'on',
    title: 'Stop',
    note: '2 screens look',
    press: 'stop',
  });
  expect(words({ broadcast: { ...on, viewers: 2 }, onAir: onAirNow({ readers: 1 }) }).note).toBe(
    '1 app, 2 screens',
  );
  expect(words({ broadcast: { kind: 'starting', message: null } })).toMatchObject({ press: 'stop' });
  expect(words({})).toMatchObject({ press: 'add-camera' });
  expect(
    onAirSince({ onAir: onAirNow({ since: 5 }), broadcast: { ...on, since: 3 }, sending: off, room: off }),
  ).toBe(3);
  expect(onAirSince({ onAir: off, broadcast: off, sending: off, room: off })).toBeNull();
  expect(broadcastAnnouncement('starting', 'on')).toBe('Other screens can look now');
  expect(broadcastAnnouncement('on', 'off')).toBe('Other screens can no longer look');
  expect(broadcastAnnouncement('on', 'on')).toBeNull();
});

it('says what viewers hear', () => {
  expect(broadcastVoiceNote(true, true)).toContain('hear your microphone');
  expect(broadcastVoiceNote(true, false)).toContain('off');
  expect(broadcastVoiceNote(false, true)).toContain('nothing');
});
