import type { AvatarPose } from '../core/signals/avatar-pose.ts';

/** Lines go out together, so that writing them takes nothing from what they measure. */
const WRITE_EVERY = 30;

/**
 * What is broadcast, as it goes out, for whoever compares it with what comes in elsewhere. One line of JSON each:
 * `{"pose": SEQUENCE, …AvatarPose}` with the number that its packet has, or `{"picture": CAPTURED_AT}` in milliseconds since 1970.
 */
export interface SentLog {
  pose(sequence: number, pose: AvatarPose): void;
  picture(capturedAt: number): void;
}

export const createSentLog = (write: (lines: string[]) => void): SentLog => {
  let lines: string[] = [];
  const add = (line: object) => {
    lines.push(JSON.stringify(line));
    if (lines.length < WRITE_EVERY) return;
    write(lines);
    lines = [];
  };
  return {
    pose: (sequence, pose) => add({ pose: sequence, ...pose, weights: [...pose.weights] }),
    picture: (capturedAt) => add({ picture: capturedAt }),
  };
};
