import { add, scale, subtract } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import { FLATTENING } from './eyeball.ts';
import type { Identity } from './proportions/identity.ts';
import type { BoneName, SculptedBone } from './sculpted-avatar.ts';

/** Joints in the head's axes, centimetres: the skull on the spine, the neck's root, the ribcage. */
export const HEAD_JOINT: Vector3 = [0, -4, -3.5];
export const NECK_JOINT: Vector3 = [0, -13, -4.6];
export const CHEST_JOINT: Vector3 = [0, -27, -4.6];

const METRES_PER_CENTIMETRE = 0.01;
const UNSCALED: Vector3 = [1, 1, 1];

/** `neckLength`: how much lower than usual the chest is, centimetres. */
export const makeSkeleton = (identity: Identity, neckLength: number): SculptedBone[] => {
  const bone = (
    name: BoneName,
    parent: BoneName | null,
    offset: Vector3,
    size: Vector3 = UNSCALED,
  ): SculptedBone => ({ name, parent, translation: scale(offset, METRES_PER_CENTIMETRE), scale: size });
  const lens: Vector3 = [1, 1, FLATTENING];
  return [
    bone('Avatar', null, [0, 0, 0]),
    bone('Chest', 'Avatar', add(CHEST_JOINT, [0, -neckLength, 0])),
    bone('Neck', 'Chest', subtract(NECK_JOINT, CHEST_JOINT)),
    bone('Head', 'Neck', add(subtract(HEAD_JOINT, NECK_JOINT), [0, neckLength, 0])),
    bone('SocketLeft', 'Head', subtract(identity.left.centre, HEAD_JOINT), lens),
    bone('SocketRight', 'Head', subtract(identity.right.centre, HEAD_JOINT), lens),
    bone('EyeLeft', 'SocketLeft', [0, 0, 0]),
    bone('EyeRight', 'SocketRight', [0, 0, 0]),
  ];
};
