import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../renderer/core/settings.ts';
import type { VirtualCameraSurvey } from '../../renderer/core/virtual-camera.ts';
import { initialStatus, type LiveStatus, type OnAirState } from '../../renderer/session/live-status.ts';
import {
  announcement,
  goLiveWords,
  PRESS_WORDS,
  privacyWords,
  readersWords,
  runningTime,
  stageTag,
  voiceGoesOut,
} from '../../renderer/ui/words/on-air-words.ts';
import { onAirMessage, stageMessage } from '../../renderer/ui/words/stage-message.ts';
import { DEVICES, onAirNow, SURVEYS } from './harness/on-air-scenarios.ts';

/** One of each kind: the compiler objects when a kind is added and forgotten here. */
const STATES: { readonly [Kind in OnAirState['kind']]: Extract<OnAirState, { kind: Kind }> } = {
  off: { kind: 'off' },
  starting: { kind: 'starting' },
  on: onAirNow({ since: 0 }),
  interrupted: { kind: 'interrupted', message: 'It went away.', cure: 'Masque tries again.' },
  failed: { kind: 'failed', message: 'It could not be opened.', cure: 'Try another.' },
};

const live: LiveStatus = {
  ...initialStatus(),
  stage: { kind: 'ready', avatar: 'Mira' },
  camera: { kind: 'running', label: 'Brio', source: 'device' },
  microphone: { kind: 'running', label: 'Desk' },
  virtualCameras: SURVEYS.ready,
};

const button = (status: Partial<LiveStatus>, chosen = 'auto') => goLiveWords({ ...live, ...status }, chosen);
const offered = (virtualCameras: VirtualCameraSurvey | null, chosen?: string) =>
  button({ virtualCameras }, chosen);

describe('the button that goes live', () => {
  it.each(Object.values(STATES))('$kind: a verb, a second line, and something that a press does', (onAir) => {
    const { title, note, press } = button({ onAir });
    expect(title).toMatch(/^[A-Z]/);
    expect(note).toMatch(/^[A-Z][\w ]{3,22}$/);
    expect(PRESS_WORDS[press]).toBeTruthy();
  });

  it.each([
    ['off', 'ready', 'go'],
    ['starting', 'starting', 'nothing'],
    ['on', 'on', 'stop'],
    ['interrupted', 'interrupted', 'stop'],
    ['failed', 'ready', 'go'],
  ] as const)('%s: looks %s, and a press does: %s', (kind, look, press) => {
    expect(button({ onAir: STATES[kind] })).toMatchObject({ look, press });
  });

  it('names a camera that is not called as ours is, for that is what to choose in the meeting app', () => {
    expect(offered(SURVEYS.ready).note).toBe('Virtual camera ready');
    expect(offered({ ...SURVEYS.ready, devices: [DEVICES.untried] }).note).toBe('OBS Virtual Camera');
  });

  it('says who drives the avatar when no camera does', () => {
    expect(button({ camera: { kind: 'denied' } }).note).toBe('Voice only');
    const silent = { camera: { kind: 'off' }, microphone: { kind: 'off' } } as const;
    expect(button(silent)).toMatchObject({ note: 'No camera, no voice', press: 'go' });
  });

  it.each([
    ['nobody has looked', offered(null), 'One moment', 'look-again'],
    ['there is no virtual camera', offered(SURVEYS.canAdd), 'Virtual camera missing', 'add-camera'],
    ['all are busy', offered(SURVEYS.busy), 'Virtual camera in use', 'add-camera'],
    [
      'the chosen one is busy',
      offered(SURVEYS.several, '/dev/video11'),
      'Virtual camera in use',
      'choose-camera',
    ],
    [
      'the chosen one is gone',
      offered(SURVEYS.several, '/dev/video9'),
      'Chosen camera is gone',
      'choose-camera',
    ],
  ])('says why it cannot, and a press helps: %s', (_, words, note, press) => {
    expect(words).toEqual({ look: 'cannot', title: 'Go live', note, press });
  });

  it('waits for an avatar, but always lets go of what is on air', () => {
    const stage = { kind: 'failed', message: 'Gone.', cure: 'Choose another.' } as const;
    expect(button({ stage })).toMatchObject({ look: 'cannot', note: 'No avatar', press: 'nothing' });
    expect(button({ stage: { kind: 'loading', avatar: 'Mira' } }).press).toBe('nothing');
    expect(button({ stage, virtualCameras: null, onAir: STATES.on }).press).toBe('stop');
  });

  it.each([
    [null, 'On air'],
    [0, 'Nobody looks yet'],
    [1, 'Seen by 1 app'],
    [3, 'Seen by 3 apps'],
  ])('%j readers: %s', (readers, words) => {
    expect(readersWords(readers, 'Seen')).toBe(words);
    expect(button({ onAir: onAirNow({ readers }) }).note).toBe(words);
  });
});

describe('being in no doubt', () => {
  it('is red while others see the avatar, and only then', () => {
    const red = Object.values(STATES).filter((onAir) => stageTag(onAir).look === 'live');
    expect(red.map(({ kind }) => kind)).toEqual(['on']);
  });

  it('says that only the person sees it exactly while nothing goes out or may', () => {
    for (const onAir of Object.values(STATES)) {
      const alone = stageTag(onAir).words === 'Only you see this';
      const { goesOut, words } = privacyWords(onAir, false);
      expect([onAir.kind, alone]).toEqual([onAir.kind, !goesOut]);
      expect([onAir.kind, words === 'Nothing leaves this computer']).toEqual([onAir.kind, !goesOut]);
    }
  });

  it('names the voice when it goes out, and never when it is muted', () => {
    expect(privacyWords(STATES.on, true).words).toBe(
      'Only the avatar and your voice go out, never your camera',
    );
    const speaking = { ...live, onAir: onAirNow({ microphone: true }) };
    expect(voiceGoesOut(speaking, true)).toBe(true);
    expect(voiceGoesOut({ ...speaking, microphone: { kind: 'off' } }, true)).toBe(false);
    expect(voiceGoesOut({ ...live, onAir: STATES.on }, true)).toBe(false);
    expect(voiceGoesOut(live, true)).toBe(false);
  });

  it('counts a voice that would come back with the camera as going out', () => {
    const status = { ...live, onAir: STATES.interrupted };
    expect(voiceGoesOut(status, true)).toBe(true);
    expect(voiceGoesOut(status, false)).toBe(false);
    expect(voiceGoesOut({ ...status, virtualCameras: SURVEYS.busy }, true)).toBe(false);
  });

  it('tells a screen reader once: on air, again, and off', () => {
    expect(announcement('starting', STATES.on)).toBe('You are on air as Masque Camera');
    expect(announcement('interrupted', STATES.on)).toBe('You are on air again');
    expect(announcement('on', STATES.on)).toBeNull();
    expect(announcement('on', STATES.off)).toBe('You are off air');
    expect(announcement('on', STATES.interrupted)).toBeNull();
  });

  it.each([
    [-5, '00:00'],
    [999, '00:00'],
    [724_000, '12:04'],
    [3_599_999, '59:59'],
    [3_723_000, '1:02:03'],
    [36_000_000, '10:00:00'],
  ])('%d ms: %s', (milliseconds, words) => {
    expect(runningTime(milliseconds)).toBe(words);
  });
});

describe('trouble on air', () => {
  it.each(Object.values(STATES))(
    '$kind: the banner has the session’s words and one button, or there is none',
    (onAir) => {
      const message = onAirMessage(onAir);
      if (!('message' in onAir)) {
        expect(message).toBeNull();
        return;
      }
      expect(message).toMatchObject({
        title: onAir.message,
        text: onAir.cure,
        button: { action: 'go-on-air', label: 'Try again' },
      });
      expect(message?.dismiss).toBe(onAir.kind === 'failed' ? 'stay-off-air' : undefined);
    },
  );

  it('comes before a camera’s trouble and after an avatar’s', () => {
    const broken: LiveStatus = { ...live, onAir: STATES.failed, camera: { kind: 'none-found' } };
    expect(stageMessage(broken, defaultSettings(), 'Mira')?.title).toBe('It could not be opened.');
    const worse: LiveStatus = { ...broken, stage: { kind: 'failed', message: 'No avatar', cure: '' } };
    expect(stageMessage(worse, defaultSettings(), 'Mira')?.title).toBe('No avatar');
  });
});
