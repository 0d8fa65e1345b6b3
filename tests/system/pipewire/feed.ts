import type { CameraWriter } from '../../../electron/services/virtual-camera/camera-writer.ts';
import { paintPattern } from './pattern.ts';

export interface Fed {
  /** When the picture of each number was given away, milliseconds since 1970. */
  readonly at: ReadonlyMap<number, number>;
}

/** Gives a camera the pattern at a steady pace, from number 1 on, until it is stopped. */
export const feedPattern = (
  writer: Pick<CameraWriter, 'width' | 'height' | 'write'>,
  { framesPerSecond = 30, from = 1 }: { framesPerSecond?: number; from?: number } = {},
) => {
  const at = new Map<number, number>();
  let number = from;
  let due = performance.now();
  let isOver = false;
  let failure: unknown = null;
  let timer: ReturnType<typeof setTimeout>;
  let next = paintPattern(number, writer.width, writer.height);
  const tick = async (): Promise<void> => {
    at.set(number, performance.timeOrigin + performance.now());
    await writer.write(next);
    number += 1;
    next = paintPattern(number, writer.width, writer.height);
    // Late is late: a source that hurried to catch up would only overrun itself.
    due = Math.max(due + 1000 / framesPerSecond, performance.now());
    plan();
  };
  const plan = (): void => {
    if (isOver) return;
    timer = setTimeout(
      () =>
        tick().catch((error) => {
          failure = error;
        }),
      Math.max(0, due - performance.now()),
    );
  };
  plan();
  return {
    at: at as ReadonlyMap<number, number>,
    /** What a write was refused with; null so far. */
    failure: (): unknown => failure,
    stop(): Fed {
      isOver = true;
      clearTimeout(timer);
      return { at };
    },
  };
};
