import { MasqueError } from '../../../../renderer/core/errors.ts';
import { CAMERA_NAME } from '../../../../renderer/core/virtual-camera.ts';
import type { CameraRequest } from '../camera-writer.ts';
import type { Environment } from './daemon.ts';
import { encodeFormat, encodePicture } from './messages.ts';
import { createPictureSlots, type PictureSlots } from './picture-slots.ts';
import { type Program, type Saying, startProgram } from './program.ts';

export interface PipewireOptions {
  /** `masque-pipewire`: `out/pipewire/` in a checkout, `resources/pipewire/` in a package. */
  readonly program: string;
  readonly env?: Environment;
}

const ANSWER_MILLISECONDS = 5000;
const STUCK_MILLISECONDS = 1000;

interface Answer {
  readonly format: NonNullable<Saying['format']>;
  readonly memory: NonNullable<Saying['memory']>;
}

const shareSlots = (program: Program, memory: Answer['memory']): PictureSlots => {
  try {
    return createPictureSlots(program, memory);
  } catch (cause) {
    throw new MasqueError(
      'failed',
      `masque-pipewire shares no memory with us: ${String(cause)}.`,
      'Check that /proc is mounted.',
      { cause },
    );
  }
};

/** The camera as apps list it, whoever writes to it. */
export const publishCamera = ({ program: file, env = process.env }: PipewireOptions) => {
  let readers = 0;
  let dropped = 0;
  let answer: ((answer: Answer) => void) | null = null;
  let slots: PictureSlots | null = null;
  let number = 0;
  const program: Program = startProgram({
    file,
    mode: 'camera',
    name: CAMERA_NAME,
    env,
    onSaying(saying) {
      readers = saying.readers ?? readers;
      dropped = saying.dropped ?? dropped;
      if (saying.format && saying.memory) answer?.({ format: saying.format, memory: saying.memory });
    },
  });
  void program.ended.then(() => {
    readers = 0;
    slots?.close();
    slots = null;
  });
  return {
    program,
    readers: () => readers,
    dropped: () => dropped,
    /** What is in force now: what was asked for, or what a reader holds. */
    async setFormat({ width, height, framesPerSecond }: CameraRequest): Promise<Answer['format']> {
      const answered = new Promise<Answer>((done) => {
        answer = done;
      });
      program.send(encodeFormat(width, height, Math.round(framesPerSecond * 1000)));
      const late = setTimeout(
        () => program.kill(new MasqueError('failed', 'masque-pipewire does not answer.', 'Try again.')),
        ANSWER_MILLISECONDS,
      );
      const first = await Promise.race([answered, program.ended]);
      clearTimeout(late);
      if (first === null || first instanceof MasqueError)
        throw first ?? new MasqueError('lost', 'The PipeWire camera was closed.', 'Switch it on again.');
      slots?.close();
      slots = shareSlots(program, first.memory);
      return first.format;
    },
    async write(picture: Uint8Array): Promise<void> {
      const next = number + 1;
      if (slots !== null && !(await slots.waitFor(next, STUCK_MILLISECONDS))) {
        program.kill(
          new MasqueError(
            'lost',
            `masque-pipewire has taken no picture for ${STUCK_MILLISECONDS} ms.`,
            'Switch the camera on again.',
          ),
        );
      }
      const error = program.error();
      if (error !== null || slots === null)
        throw error ?? new MasqueError('lost', 'The PipeWire camera is gone.', 'Switch it on again.');
      number = next;
      program.send(encodePicture(slots.put(next, picture), next >>> 0));
    },
  };
};
export type PublishedCamera = ReturnType<typeof publishCamera>;
