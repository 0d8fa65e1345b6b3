import { onDefaultMoved, onDeviceReturn } from '../capture/device-return.ts';
import { type OpenMicrophone, openMicrophone } from '../capture/microphone.ts';
import type { CapturedSound, Listener } from '../capture/sound-tap.ts';
import { MasqueError } from '../core/errors.ts';
import type { MediaSource } from '../core/host.ts';
import type { SourceChoice } from '../core/settings.ts';
import type { MicrophoneState } from './live-status.ts';

export interface MicrophoneControl {
  use(choice: SourceChoice): void;
  /** Loudness now, 0..1; null while nothing is listened to. */
  level(): number | null;
  /** Gives the sound itself to `listener`, whichever microphone is open, at its own rate; null stops. */
  listen(listener: Listener | null): void;
  /** The same, for who writes it down. */
  record(listener: Listener | null): void;
  /** The same at 16 kHz, as the voice models hear. */
  hear(listener: Listener | null): void;
  dispose(): void;
}

const stateOf = (error: MasqueError, choice: SourceChoice): MicrophoneState => {
  if (error.reason === 'denied') return { kind: 'denied' };
  if (error.reason === 'not-found' && choice.kind !== 'file') return { kind: 'none-found' };
  if (error.reason === 'lost' && choice.kind === 'device') return { kind: 'unplugged', label: choice.label };
  return { kind: 'failed', message: error.message, cure: error.cure };
};

/** Keeps the chosen microphone open, and comes back to it when it is plugged in again. */
export function createMicrophoneControl(
  openFile: (path: string) => Promise<MediaSource>,
  changed: (state: MicrophoneState) => void,
): MicrophoneControl {
  let choice: SourceChoice = { kind: 'none' };
  let state: MicrophoneState = { kind: 'off' };
  let microphone: OpenMicrophone | null = null;
  let listening: Listener | null = null;
  let recording: Listener | null = null;
  let hearing: Listener | null = null;
  let attempt = 0;

  const become = (next: MicrophoneState) => {
    state = next;
    changed(next);
  };
  const release = () => {
    void microphone?.close();
    microphone = null;
  };

  /**
   * One tap for whoever listens: a second one would cost a second audio worklet. It is open as long as the microphone:
   * to open it takes some tens of milliseconds, with which a take would begin in silence.
   */
  const share = (sound: CapturedSound) => {
    listening?.(sound);
    recording?.(sound);
  };

  const start = async () => {
    attempt += 1;
    const mine = attempt;
    release();
    if (choice.kind === 'none' || choice.kind === 'demo') return become({ kind: 'off' });
    const lost = () => {
      if (mine !== attempt) return;
      const label = microphone?.label ?? 'Microphone';
      release();
      become({ kind: 'unplugged', label });
    };
    const showMuted = () => {
      if (mine !== attempt || microphone === null) return;
      become({ kind: microphone.isMuted() ? 'muted' : 'running', label: microphone.label });
    };
    try {
      const file = choice.kind === 'file' ? await openFile(choice.path) : null;
      const opened = await openMicrophone(choice, file, { ended: lost, muted: showMuted });
      if (mine !== attempt) return void opened.close();
      microphone = opened;
      opened.listen(share);
      opened.hear(hearing);
      showMuted();
    } catch (cause) {
      if (mine !== attempt) return;
      const known =
        cause instanceof MasqueError ? cause : new MasqueError('failed', String(cause), 'Try again.');
      become(stateOf(known, choice));
    }
  };

  const stopFollowing = onDefaultMoved(
    'audioinput',
    () => (choice.kind === 'default' ? (microphone?.deviceId ?? null) : null),
    () => void start(),
  );
  const isWaiting = () => state.kind === 'unplugged' || state.kind === 'none-found';
  const stopListening = onDeviceReturn(
    'audioinput',
    () => (isWaiting() ? choice : null),
    () => void start(),
  );

  return {
    use(next) {
      choice = next;
      void start();
    },
    listen(next) {
      listening = next;
    },
    record(next) {
      recording = next;
    },
    hear(next) {
      hearing = next;
      microphone?.hear(next);
    },
    level: () => microphone?.level() ?? null,
    dispose() {
      attempt += 1;
      stopListening();
      stopFollowing();
      release();
    },
  };
}
