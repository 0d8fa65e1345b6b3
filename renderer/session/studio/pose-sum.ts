import type { AvatarPose } from '../../core/signals/avatar-pose.ts';

/* FNV-1a, 32 bits: tells whether two films had the same poses, bit for bit. Source: draft-eastlake-fnv. */
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** A sum over every bit of every pose, in order. */
export const createPoseSum = (): { add(pose: AvatarPose): void; value(): string } => {
  let sum = OFFSET;
  const number = new Float64Array(1);
  const bytes = new Uint8Array(number.buffer);
  const take = (values: Iterable<number>): void => {
    for (const value of values) {
      number[0] = value;
      for (const byte of bytes) sum = Math.imul(sum ^ byte, PRIME);
    }
  };
  return {
    add({ weights, head, neck, chest, leftEye, rightEye, offset }) {
      take(weights);
      for (const part of [head, neck, chest, leftEye, rightEye, offset]) take(part);
    },
    value: () => (sum >>> 0).toString(16).padStart(8, '0'),
  };
};
