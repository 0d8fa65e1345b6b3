import type { AvatarPose } from '../core/signals/avatar-pose.ts';

/** Lines go out together, so that writing them takes nothing from what they measure. */
const WRITE_EVERY = 30;

/**
 * What is broadcast, as it goes out, for whoever compares it with what comes in elsewhere. One line of JSON each, with the
 * moment that it belongs to in milliseconds since 1970: `{"pose": SEQUENCE, "capturedAt", …AvatarPose}` with the number that
 * its packet has, `{"picture": CAPTURED_AT}`, or `{"sound": CAPTURED_AT, "loud": MEAN_SQUARE}` for ten milliseconds of it. Each
 * second, `{"encoded": PICTURES, "at"}` says how many pictures the encoder has sent since it was said last: one that is held up
 * takes the newest picture and none of those before it.
 */
export interface SentLog {
  pose(sequence: number, capturedAt: number, pose: AvatarPose): void;
  picture(capturedAt: number): void;
  sound(capturedAt: number, samples: Float32Array): void;
  encoded(pictures: number, at: number): void;
}

const meanSquare = (samples: Float32Array): number => {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return sum / Math.max(1, samples.length);
};

export const createSentLog = (write: (lines: string[]) => void): SentLog => {
  let lines: string[] = [];
  const add = (line: object) => {
    lines.push(JSON.stringify(line));
    if (lines.length < WRITE_EVERY) return;
    write(lines);
    lines = [];
  };
  return {
    pose: (sequence, capturedAt, pose) =>
      add({ pose: sequence, capturedAt, ...pose, weights: [...pose.weights] }),
    picture: (capturedAt) => add({ picture: capturedAt }),
    encoded: (pictures, at) => add({ encoded: pictures, at }),
    sound: (capturedAt, samples) => add({ sound: capturedAt, loud: meanSquare(samples) }),
  };
};
