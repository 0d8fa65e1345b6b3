import { conjugate, IDENTITY, multiply, type Quaternion, scaleRotation } from '../math/quaternion.ts';
import { fromRotationVector, toRotationVector } from '../math/rotation-vector.ts';
import { restingAt, type SpringOptions, type SpringState, stepSpring } from '../math/spring.ts';

/** What of the head's turn the neck and the chest take, in the end. */
export const NECK_SHARE = 0.5;
export const CHEST_SHARE = 0.2;

/** The neck comes soon after the head, the chest later and a little too far. */
const NECK_SPRING: SpringOptions = { frequency: 2.6, damping: 0.9 };
const CHEST_SPRING: SpringOptions = { frequency: 1.3, damping: 0.75 };

/** Local rotations, parent first. Their product is the wanted orientation of the head. */
export interface Spine {
  readonly chest: Quaternion;
  readonly neck: Quaternion;
  readonly head: Quaternion;
}

/** A rotation that follows another by springs on its rotation vector. */
const createRotationSpring = (options: SpringOptions) => {
  let axes: readonly [SpringState, SpringState, SpringState] = [restingAt(0), restingAt(0), restingAt(0)];
  return (target: Quaternion, stepSeconds: number): Quaternion => {
    const [x, y, z] = toRotationVector(target);
    axes = [
      stepSpring(axes[0], x, options, stepSeconds),
      stepSpring(axes[1], y, options, stepSeconds),
      stepSpring(axes[2], z, options, stepSeconds),
    ];
    return fromRotationVector([axes[0].position, axes[1].position, axes[2].position]);
  };
};

/**
 * Splits the head's orientation: the head is at once where it should be, neck and chest follow and give it room.
 * `breath` turns the chest alone; the neck takes it back, so the head keeps its orientation.
 */
export const createFollowThrough = (): {
  next(head: Quaternion, stepSeconds: number, breath?: Quaternion): Spine;
} => {
  const neckSpring = createRotationSpring(NECK_SPRING);
  const chestSpring = createRotationSpring(CHEST_SPRING);
  return {
    next(head, stepSeconds, breath = IDENTITY) {
      const chest = multiply(chestSpring(scaleRotation(head, CHEST_SHARE), stepSeconds), breath);
      const neckInRoom = neckSpring(scaleRotation(head, NECK_SHARE), stepSeconds);
      return {
        chest,
        neck: multiply(conjugate(chest), neckInRoom),
        head: multiply(conjugate(neckInRoom), head),
      };
    },
  };
};
