import type { Vector3 } from '../../core/math/vector3.ts';
import type { SculptedAvatar, SculptedPart } from '../sculpt/sculpted-avatar.ts';
import { placeOf, type WritableAvatar, type WritableBone } from './write-avatar.ts';

/** How far the bust's own origin, between its eyes, stands above the floor, metres. */
const HEIGHT = 1.5;

type HumanBone = readonly [name: string, parent: string, place: Vector3];

/**
 * Joints of a grown person with arms held out, on the floor, metres. VRM 1.0 wants every one of them, and a bust has
 * none: they move nothing, and are there so that an app finds the skeleton that it counts on.
 */
const TRUNK: readonly HumanBone[] = [
  ['Hips', 'Avatar', [0, 0.93, -0.03]],
  ['Spine', 'Hips', [0, 1.04, -0.04]],
];
const LEFT_LIMBS: readonly HumanBone[] = [
  ['LeftUpperLeg', 'Hips', [0.085, 0.88, -0.02]],
  ['LeftLowerLeg', 'LeftUpperLeg', [0.085, 0.48, -0.015]],
  ['LeftFoot', 'LeftLowerLeg', [0.085, 0.08, -0.03]],
  ['LeftUpperArm', 'Chest', [0.165, 1.33, -0.05]],
  ['LeftLowerArm', 'LeftUpperArm', [0.42, 1.33, -0.05]],
  ['LeftHand', 'LeftLowerArm', [0.66, 1.33, -0.045]],
];
const toRight = (name: string): string => name.replace(/^Left/, 'Right');
const RIGHT_LIMBS = LEFT_LIMBS.map(
  ([name, parent, [x, y, z]]): HumanBone => [toRight(name), toRight(parent), [-x, y, z]],
);
const LIMBS = [...LEFT_LIMBS, ...RIGHT_LIMBS];

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** VRM 1.0's names of our bones. */
export const HUMAN_BONES: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...TRUNK, ...LIMBS].map(([name]) => [lowerFirst(name), name])),
  chest: 'Chest',
  neck: 'Neck',
  head: 'Head',
  leftEye: 'EyeLeft',
  rightEye: 'EyeRight',
};

const UNSCALED: Vector3 = [1, 1, 1];
const away = (from: Vector3, to: Vector3): Vector3 => [to[0] - from[0], to[1] - from[1], to[2] - from[2]];

/** What hangs on a bone goes along with it; the rest is placed in the avatar itself. */
const lift = (part: SculptedPart): SculptedPart =>
  part.skin || part.bone === 'Avatar'
    ? { ...part, positions: part.positions.map((value, i) => (i % 3 === 1 ? value + HEIGHT : value)) }
    : part;

/** The bust on the skeleton of a whole person that stands on the floor. */
export const standOnSkeleton = (avatar: SculptedAvatar): WritableAvatar => {
  const [chestX, chestY, chestZ] = placeOf(avatar, 'Chest');
  const chest: Vector3 = [chestX, chestY + HEIGHT, chestZ];
  const places = new Map<string, Vector3>([
    ['Avatar', [0, 0, 0]],
    ['Chest', chest],
    ...[...TRUNK, ...LIMBS].map(([name, , place]) => [name, place] as const),
  ]);
  const placeIn = (parent: string, place: Vector3): Vector3 => away(places.get(parent) ?? [0, 0, 0], place);
  const added = ([name, parent, place]: HumanBone): WritableBone => ({
    name,
    parent,
    translation: placeIn(parent, place),
    scale: UNSCALED,
  });
  const [root, ...own] = avatar.bones;
  return {
    ...avatar,
    bones: [
      ...(root ? [root] : []),
      ...TRUNK.map(added),
      ...own.map((bone) =>
        bone.name === 'Chest' ? { ...bone, parent: 'Spine', translation: placeIn('Spine', chest) } : bone,
      ),
      ...LIMBS.map(added),
    ],
    parts: avatar.parts.map(lift),
  };
};
