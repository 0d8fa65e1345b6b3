import { MasqueError } from '../../../renderer/core/errors.ts';
import type { FromCamera, ToCamera } from '../../../renderer/core/virtual-camera.ts';
import type { CameraSystem } from './camera-system.ts';
import type { MicrophoneWriter } from './microphone-writer.ts';

/** The voice, as late as the picture, so that lips and sound meet. */
export interface VoiceOut {
  turn(on: boolean): Promise<void>;
  sound(message: Extract<ToCamera, { kind: 'sound' }>): void;
  /** Milliseconds from a picture's taking to its showing. */
  follow(delay: number): void;
  /** Says what is achieved; to be called about twice a second. */
  tell(): void;
}

export const createVoiceOut = (
  open: CameraSystem['microphone'],
  send: (message: FromCamera) => void,
): VoiceOut => {
  let microphone: MicrophoneWriter | null = null;
  let delay = 0;

  const failed = (cause: unknown): void => {
    const message =
      cause instanceof MasqueError
        ? `${cause.message} ${cause.cure}`
        : `The microphone stopped: ${String(cause)}`;
    send({ kind: 'microphone', state: 'failed', message });
  };
  const shut = async (): Promise<void> => {
    const before = microphone;
    microphone = null;
    await before?.close();
  };
  return {
    async turn(on) {
      if (on === (microphone !== null)) return;
      if (!on) {
        await shut();
        return send({ kind: 'microphone', state: 'off' });
      }
      if (open === undefined) {
        return failed(
          new MasqueError(
            'unsupported',
            'This system takes no voice from us.',
            'Choose your own microphone in the meeting app.',
          ),
        );
      }
      try {
        const opened = await open();
        microphone = opened;
        opened.setDelay(delay);
        void opened.ended.then((error) => {
          if (microphone !== opened) return;
          microphone = null;
          failed(error);
        });
        send({ kind: 'microphone', state: 'on' });
      } catch (cause) {
        failed(cause);
      }
    },
    sound({ samples, capturedAt, samplesPerSecond }) {
      microphone?.sound(samples, capturedAt, samplesPerSecond);
    },
    tell() {
      const report = microphone?.report() ?? null;
      if (microphone === null || report === null) return;
      send({ kind: 'voice', readers: microphone.readers(), ...report });
    },
    follow(next) {
      if (Math.abs(next - delay) < 1) return;
      delay = next;
      microphone?.setDelay(next);
    },
  };
};
