import type { Quaternion } from '../math/quaternion.ts';
import type { Vector3 } from '../math/vector3.ts';
import { ARKIT_COUNT } from '../signals/arkit.ts';
import type { AvatarPose } from '../signals/avatar-pose.ts';

/** A weight's 0..1 in so many steps: 1/255 of a shape is nothing that anybody sees. */
export const WEIGHT_STEPS = 255;
/** A quaternion's x, y and z, −1..1, each way: 1/2047 is 0.06° of a turn. */
export const ROTATION_STEPS = 2047;
/** Half a millimetre, and a metre each way. */
export const OFFSET_STEPS_PER_METRE = 2000;
const FARTHEST_STEPS = 2000;

const ROTATIONS = ['chest', 'neck', 'head', 'leftEye', 'rightEye'] as const;

/** All of a pose but its time, as whole numbers in this order: 52 weights, 5 rotations of 3, the offset's 3. */
export const LEVEL_COUNT = ARKIT_COUNT + ROTATIONS.length * 3 + 3;

const clamped = (value: number, low: number, high: number): number =>
  // What is no number is nothing.
  value >= low ? Math.min(high, Math.round(value)) : value < low ? low : 0;

/** Half of all quaternions are the other half's rotations: with w ≥ 0, x, y and z say it all. */
const rotationLevels = ([x, y, z, w]: Quaternion): number[] => {
  const scale = (w < 0 ? -1 : 1) * ROTATION_STEPS;
  return [x, y, z].map((part) => clamped(part * scale, -ROTATION_STEPS, ROTATION_STEPS));
};

export const levelsOf = (pose: AvatarPose): Int16Array =>
  Int16Array.from([
    ...Array.from(pose.weights, (weight) => clamped(weight * WEIGHT_STEPS, 0, WEIGHT_STEPS)),
    ...ROTATIONS.flatMap((name) => rotationLevels(pose[name])),
    ...pose.offset.map((metres) => clamped(metres * OFFSET_STEPS_PER_METRE, -FARTHEST_STEPS, FARTHEST_STEPS)),
  ]);

/** Whether these are levels that `levelsOf` could have given. */
export const areLevels = (levels: Int16Array): boolean =>
  levels.every((level, index) => {
    if (index < ARKIT_COUNT) return level >= 0 && level <= WEIGHT_STEPS;
    const most = index < LEVEL_COUNT - 3 ? ROTATION_STEPS : FARTHEST_STEPS;
    return Math.abs(level) <= most;
  });

const rotationAt = (levels: Int16Array, first: number): Quaternion => {
  const part = (index: number) => (levels[first + index] ?? 0) / ROTATION_STEPS;
  const [x, y, z] = [part(0), part(1), part(2)];
  const rest = 1 - x * x - y * y - z * z;
  if (rest >= 0) return [x, y, z, Math.sqrt(rest)];
  // Rounding went past a half turn.
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length, 0];
};

export const poseOf = (levels: Int16Array, timeSeconds: number): AvatarPose => {
  const rotation = (index: number) => rotationAt(levels, ARKIT_COUNT + index * 3);
  const metres = (index: number) => (levels[LEVEL_COUNT - 3 + index] ?? 0) / OFFSET_STEPS_PER_METRE;
  const offset: Vector3 = [metres(0), metres(1), metres(2)];
  return {
    timeSeconds,
    weights: Float32Array.from(levels.subarray(0, ARKIT_COUNT), (level) => level / WEIGHT_STEPS),
    chest: rotation(0),
    neck: rotation(1),
    head: rotation(2),
    leftEye: rotation(3),
    rightEye: rotation(4),
    offset,
  };
};
