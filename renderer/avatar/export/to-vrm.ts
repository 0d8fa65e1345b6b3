import { EYE_LIMIT } from '../../core/retarget/eye-rotations.ts';
import type { SculptedAvatar } from '../sculpt/sculpted-avatar.ts';
import { createGltfWriter } from './gltf-writer.ts';
import { HUMAN_BONES, standOnSkeleton } from './human-skeleton.ts';
import { springExtension } from './spring-bones.ts';
import { vrmExpressions } from './vrm-expressions.ts';
import { placeOf, type WritableAvatar, type WrittenPart, writeAvatar } from './write-avatar.ts';

/**
 * Whoever made the avatar may do with it as they like, being its author; everybody else may as little as VRM's licence
 * lets one say. Source: VRMC_vrm 1.0, `meta`, whose own presets these are, said aloud.
 */
const LICENCE = {
  licenseUrl: 'https://vrm.dev/licenses/1.0/',
  avatarPermission: 'onlyAuthor',
  allowExcessivelyViolentUsage: false,
  allowExcessivelySexualUsage: false,
  commercialUsage: 'personalNonProfit',
  allowPoliticalOrReligiousUsage: false,
  allowAntisocialOrHateUsage: false,
  creditNotation: 'required',
  allowRedistribution: false,
  modification: 'prohibited',
} as const;

const DEGREES = 180 / Math.PI;
/** An eye looks where it should, as far as an eye turns. */
const rangeMap = (limit: number) => {
  const degrees = Math.round(limit * DEGREES);
  return { inputMaxValue: degrees, outputScale: degrees };
};

const lookAt = (avatar: WritableAvatar) => {
  const head = placeOf(avatar, 'Head');
  const [left, right] = [placeOf(avatar, 'EyeLeft'), placeOf(avatar, 'EyeRight')];
  return {
    type: 'bone',
    offsetFromHeadBone: head.map((value, axis) => ((left[axis] ?? 0) + (right[axis] ?? 0)) / 2 - value),
    rangeMapHorizontalInner: rangeMap(EYE_LIMIT.yaw),
    rangeMapHorizontalOuter: rangeMap(EYE_LIMIT.yaw),
    rangeMapVerticalDown: rangeMap(EYE_LIMIT.pitch),
    rangeMapVerticalUp: rangeMap(EYE_LIMIT.pitch),
  };
};

/** Who looks out of the avatar's own eyes should see its shoulders and not the inside of its head. */
const firstPerson = (parts: readonly WrittenPart[]) => ({
  meshAnnotations: parts.map(({ node, part }) => ({
    node,
    type: part.skin ? 'auto' : part.bone === 'Chest' ? 'both' : 'thirdPersonOnly',
  })),
});

/** A sculpted avatar as the bytes of a VRM 1.0. The same avatar gives the same bytes on every machine. */
export const toVrm = (
  avatar: SculptedAvatar,
  authors: readonly string[] = ['Masque user'],
): Uint8Array<ArrayBuffer> => {
  const gltf = createGltfWriter();
  const figure = standOnSkeleton(avatar);
  const { bones, parts } = writeAvatar(gltf, figure);
  const humanBones = Object.entries(HUMAN_BONES).flatMap(([human, name]) => {
    const node = bones.get(name);
    return node === undefined ? [] : [[human, { node }] as const];
  });
  return gltf.finish(avatar.name, {
    VRMC_vrm: {
      specVersion: '1.0',
      meta: { name: avatar.name, version: '1', authors, ...LICENCE },
      humanoid: { humanBones: Object.fromEntries(humanBones) },
      firstPerson: firstPerson(parts),
      lookAt: lookAt(figure),
      expressions: vrmExpressions(parts),
    },
    ...springExtension(avatar, bones),
  });
};
