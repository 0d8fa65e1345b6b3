import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../renderer/core/settings.ts';
import {
  type CameraState,
  initialStatus,
  type LiveStatus,
  type MicrophoneState,
  type VoiceState,
} from '../../renderer/session/live-status.ts';
import { momentWords } from '../../renderer/ui/words/choices.ts';
import { cameraMessage, microphoneMessage, stageMessage } from '../../renderer/ui/words/stage-message.ts';
import { microphoneWords, statusWords } from '../../renderer/ui/words/status-words.ts';
import { voiceFigure, voiceNote } from '../../renderer/ui/words/voice-words.ts';

/** One of each kind: the compiler objects when a kind is added and forgotten here. */
const CAMERAS: { readonly [Kind in CameraState['kind']]: Extract<CameraState, { kind: Kind }> } = {
  off: { kind: 'off' },
  starting: { kind: 'starting', label: 'Brio' },
  running: { kind: 'running', label: 'Brio', source: 'device' },
  awaited: { kind: 'awaited', isLost: true },
  'none-found': { kind: 'none-found' },
  denied: { kind: 'denied' },
  busy: { kind: 'busy', label: 'Brio' },
  unplugged: { kind: 'unplugged', label: 'Brio' },
  failed: { kind: 'failed', message: 'The picture stopped', cure: 'Try another cable.' },
};
const MICROPHONES: { readonly [Kind in MicrophoneState['kind']]: Extract<MicrophoneState, { kind: Kind }> } =
  {
    off: { kind: 'off' },
    running: { kind: 'running', label: 'Desk' },
    'none-found': { kind: 'none-found' },
    denied: { kind: 'denied' },
    muted: { kind: 'muted', label: 'Desk' },
    unplugged: { kind: 'unplugged', label: 'Desk' },
    failed: { kind: 'failed', message: 'No sound comes', cure: 'Try another plug.' },
  };
/** Not said on the stage: nothing is wrong, or (`denied`) a sheet says it. */
const SILENT: readonly CameraState['kind'][] = ['off', 'starting', 'running', 'denied'];

const live: LiveStatus = {
  ...initialStatus(),
  stage: { kind: 'ready', avatar: 'Mira' },
  camera: CAMERAS.running,
};

describe('words for a camera', () => {
  it.each(Object.values(CAMERAS))('$kind: the status line says it in a few words', (camera) => {
    const { words } = statusWords({ ...live, camera });
    expect(words).toMatch(/^[A-Z][\w ]{3,28}$/);
  });

  it.each(Object.values(CAMERAS))('$kind: what happened, what to do, one button', (camera) => {
    const message = cameraMessage(camera, 'Your avatar idles.');
    if (SILENT.includes(camera.kind)) {
      expect(message).toBeNull();
      return;
    }
    expect(message?.title).toBeTruthy();
    expect(message?.text).toMatch(/\.$/);
    expect(message?.button?.label).toMatch(/^[A-Z]/);
    expect(`${message?.title} ${message?.text}`).not.toMatch(/!|undefined|null/);
  });

  it('asks for attention for every trouble, and only then', () => {
    const anxious = Object.values(CAMERAS)
      .filter((camera) => statusWords({ ...live, camera, face: 'found' }).tone === 'attention')
      .map(({ kind }) => kind);
    expect(anxious).toEqual(['awaited', 'none-found', 'denied', 'busy', 'unplugged', 'failed']);
  });

  it('offers another file, not the same one again, when a file cannot be a camera', () => {
    expect(cameraMessage(CAMERAS.failed, '', 'file')?.button?.action).toBe('choose-camera');
    expect(cameraMessage(CAMERAS.failed, '', 'device')?.button?.action).toBe('try-camera-again');
  });
});

describe('words for a microphone', () => {
  it.each(Object.values(MICROPHONES))('$kind: struck unless it runs, and always named', (microphone) => {
    const words = microphoneWords(microphone, true);
    expect(words.struck).toBe(microphone.kind !== 'running');
    expect(words.label).toBeTruthy();
    expect(microphoneWords(microphone, false)).toMatchObject({ label: 'Muted', struck: true });
  });

  it.each([MICROPHONES.denied, MICROPHONES.unplugged, MICROPHONES.failed])(
    '$kind: says what to do',
    (microphone) => {
      expect(microphoneMessage(microphone)?.text).toMatch(/\.$/);
    },
  );
});

describe('the one banner', () => {
  const settings = defaultSettings();

  it('says nothing while all is well', () => {
    expect(stageMessage({ ...live, face: 'found' }, settings, 'Mira')).toBeNull();
  });

  it('names the avatar that idles when the face is lost', () => {
    expect(stageMessage({ ...live, face: 'lost' }, settings, 'Mira')?.text).toContain('Mira is idling');
  });

  it('says the heaviest first', () => {
    const broken: LiveStatus = {
      ...live,
      stage: { kind: 'failed', message: 'fox.vrm cannot be opened', cure: 'Choose another.' },
      camera: CAMERAS.busy,
      microphone: MICROPHONES.denied,
    };
    expect(stageMessage(broken, settings, 'Mira')?.title).toBe('fox.vrm cannot be opened');
    expect(stageMessage({ ...broken, stage: live.stage }, settings, 'Mira')?.title).toBe('Brio is in use');
    expect(stageMessage({ ...broken, stage: live.stage, camera: live.camera }, settings, 'Mira')?.title).toBe(
      'Microphone access is off',
    );
  });

  it('says last why the chosen background is not there, and where to choose another', () => {
    const backgroundProblem = { message: '“balcony.jpg” is gone.', cure: 'Choose another picture.' };
    const status: LiveStatus = { ...live, face: 'found', backgroundProblem };
    expect(stageMessage(status, settings, 'Mira')).toMatchObject({
      title: '“balcony.jpg” is gone.',
      text: 'Choose another picture.',
      button: { action: 'choose-background' },
    });
    expect(stageMessage({ ...status, camera: CAMERAS.busy }, settings, 'Mira')?.title).toBe('Brio is in use');
    expect(stageMessage(status, settings, 'Mira', true)).toBeNull();
  });

  it('does not speak of a microphone that is muted', () => {
    const status = { ...live, face: 'found', microphone: MICROPHONES.denied } as const;
    expect(stageMessage(status, { ...settings, microphoneOn: false }, 'Mira')).toBeNull();
  });

  it('promises the voice only while there is one', () => {
    const status = { ...live, camera: CAMERAS['none-found'], microphone: MICROPHONES.running };
    expect(stageMessage(status, settings, 'Mira')?.text).toContain('Your voice moves the mouth');
    expect(stageMessage({ ...status, microphone: MICROPHONES.off }, settings, 'Mira')?.text).not.toContain(
      'voice',
    );
  });
});

describe('words for the voice', () => {
  const running: VoiceState = { kind: 'running', provider: 'cpu', passedOver: [] };
  const restarting: VoiceState = { kind: 'restarting', retryInSeconds: 1 };
  const failed: VoiceState = {
    kind: 'failed',
    message: 'The model is damaged.',
    cure: 'Run the set-up again.',
  };

  it('say who moves the mouth while nobody listens', () => {
    expect(voiceNote(restarting, true)).toContain('the camera moves the mouth');
    expect(voiceNote(restarting, false)).toContain('the mouth rests');
    expect(voiceNote(failed, true)).toContain('The model is damaged. Run the set-up again.');
    expect(voiceNote(running, false)).toContain('no camera');
  });

  it('give the delay and what computes it, for engineers', () => {
    expect(voiceFigure({ voice: running, voiceMilliseconds: 68.4 })).toBe('Voice: 68 ms, on CPU');
    expect(voiceFigure({ voice: running, voiceMilliseconds: null })).toContain('nothing heard');
    expect(voiceFigure({ voice: { kind: 'off' }, voiceMilliseconds: null })).toBeNull();
    expect(voiceFigure({ voice: failed, voiceMilliseconds: null })).toBe('Voice: stopped');
  });
});

describe('moments', () => {
  const now = new Date('2026-11-23T21:00:00');
  it.each([
    ['2026-11-23T09:41:00', 'Today, 9:41'],
    ['2026-05-03T17:05:00', '3 May, 17:05'],
    ['nonsense', 'Some time ago'],
  ])('%s: %s', (iso, words) => {
    expect(momentWords(iso, now)).toBe(words);
  });
});
