import { layOut, writeGlb } from '../avatar-file/write-glb.ts';
import { fromEuler, IDENTITY, type Quaternion, toEuler } from '../math/quaternion.ts';
import type { Vector3 } from '../math/vector3.ts';
import { ARKIT_SHAPES } from '../signals/arkit.ts';
import type { AvatarPose } from '../signals/avatar-pose.ts';
import { FIGURE, turnOf } from './figure.ts';
import { PRESETS, presetsOf } from './vrm-presets.ts';

/*
 * VRM animation: a glTF whose nodes are a figure at rest, a node for each expression whose x is its weight, and one that
 * turns as the eyes look. Source: vrm-c/vrm-specification, VRMC_vrm_animation-1.0.
 */

/** `shapes`: the 52 by name, for avatars that have them, as ours do. `presets`: what every VRM avatar knows. */
export const VRMA_FACES = ['shapes', 'presets'] as const;
export type VrmaFace = (typeof VRMA_FACES)[number];

interface Node {
  readonly name: string;
  readonly parent: string | null;
  readonly translation: Vector3;
}

/** The eyes are no bones of a VRM animation; where they look is. */
const TRUNK: readonly Node[] = FIGURE.filter(({ name }) => !name.endsWith('Eye')).map(
  ({ name, parent, offset }) => ({ name, parent, translation: offset }),
);
const LEFT_LIMBS: readonly Node[] = [
  { name: 'leftUpperLeg', parent: 'hips', translation: [0.085, -0.05, 0.01] },
  { name: 'leftLowerLeg', parent: 'leftUpperLeg', translation: [0, -0.4, 0.005] },
  { name: 'leftFoot', parent: 'leftLowerLeg', translation: [0, -0.4, -0.015] },
  { name: 'leftUpperArm', parent: 'chest', translation: [0.165, 0.1, -0.004] },
  { name: 'leftLowerArm', parent: 'leftUpperArm', translation: [0.255, 0, 0] },
  { name: 'leftHand', parent: 'leftLowerArm', translation: [0.24, 0, 0.005] },
];
const toRight = (name: string): string => name.replace(/^left/, 'right');
const RIGHT_LIMBS = LEFT_LIMBS.map(
  ({ name, parent, translation: [x, y, z] }): Node => ({
    name: toRight(name),
    parent: parent && toRight(parent),
    translation: [-x, y, z],
  }),
);
const BONES: readonly Node[] = [...TRUNK, ...LEFT_LIMBS, ...RIGHT_LIMBS];

/** A figure at rest holds its arms out; whoever speaks lets them hang. Radians. */
const ARM = (70 * Math.PI) / 180;
/** Where both eyes are, from the head's joint, metres. */
const EYES: Vector3 = [0, 0.045, 0.065];

interface Track {
  readonly node: string;
  readonly path: 'rotation' | 'translation';
  /** A frame's numbers; a single entry is the same all the time. */
  readonly values: readonly (readonly number[])[];
}

const lookOf = ({ leftEye, rightEye }: AvatarPose): Quaternion => {
  const [left, right] = [toEuler(leftEye), toEuler(rightEye)];
  return fromEuler({ yaw: (left.yaw + right.yaw) / 2, pitch: (left.pitch + right.pitch) / 2, roll: 0 });
};

const bodyTracks = (poses: readonly AvatarPose[]): Track[] => {
  const [hips] = FIGURE;
  const place = hips?.offset ?? [0, 0, 0];
  return [
    {
      node: 'hips',
      path: 'translation',
      values: poses.map(({ offset }) => place.map((value, axis) => value + (offset[axis] ?? 0))),
    },
    ...(['chest', 'neck', 'head'] as const).map(
      (node): Track => ({
        node,
        path: 'rotation',
        values: poses.map((pose) => turnOf(pose, node)),
      }),
    ),
    { node: 'leftUpperArm', path: 'rotation', values: [fromEuler({ yaw: 0, pitch: 0, roll: -ARM })] },
    { node: 'rightUpperArm', path: 'rotation', values: [fromEuler({ yaw: 0, pitch: 0, roll: ARM })] },
    { node: 'lookAt', path: 'rotation', values: poses.map(lookOf) },
  ];
};

const faceTracks = (poses: readonly AvatarPose[], face: VrmaFace): Track[] => {
  const names: readonly string[] = face === 'shapes' ? ARKIT_SHAPES : PRESETS;
  const weights = poses.map((pose) => (face === 'shapes' ? pose.weights : presetsOf(pose.weights)));
  return names.map((node, index) => ({
    node,
    path: 'translation',
    values: weights.map((frame) => [frame[index] ?? 0, 0, 0]),
  }));
};

const floats = (numbers: readonly number[]): Uint8Array => new Uint8Array(Float32Array.from(numbers).buffer);

/** The animation's bytes, a GLB. */
export const writeVrma = (
  poses: readonly AvatarPose[],
  framesPerSecond: number,
  face: VrmaFace,
): Uint8Array<ArrayBuffer> => {
  const faces = faceTracks(poses, face);
  const tracks = [...bodyTracks(poses), ...faces];
  const extra = ['lookAt', ...faces.map(({ node }) => node)];
  const names = [...BONES.map(({ name }) => name), ...extra];
  const indexOf = (name: string): number => names.indexOf(name);
  const times = poses.map((_, index) => Math.fround(index / framesPerSecond));
  const pieces = [floats(times), floats([0]), ...tracks.map(({ values }) => floats(values.flat()))];
  const { starts } = layOut(pieces);
  const nodeOf = (name: string) => ({ node: indexOf(name) });
  const childrenOf = (name: string): number[] =>
    BONES.filter(({ parent }) => parent === name).map((bone) => indexOf(bone.name));
  const scalar = (count: number, last: number) => ({
    componentType: 5126,
    count,
    type: 'SCALAR',
    min: [0],
    max: [last],
  });

  return writeGlb(
    {
      asset: { version: '2.0', generator: 'Masque' },
      extensionsUsed: ['VRMC_vrm_animation'],
      extensions: {
        VRMC_vrm_animation: {
          specVersion: '1.0',
          humanoid: { humanBones: Object.fromEntries(BONES.map(({ name }) => [name, nodeOf(name)])) },
          expressions: {
            [face === 'shapes' ? 'custom' : 'preset']: Object.fromEntries(
              faces.map(({ node }) => [node, nodeOf(node)]),
            ),
          },
          lookAt: { ...nodeOf('lookAt'), offsetFromHeadBone: EYES },
        },
      },
      scene: 0,
      scenes: [{ nodes: [indexOf('hips'), ...extra.map(indexOf)] }],
      nodes: [
        ...BONES.map(({ name, translation }) => {
          const children = childrenOf(name);
          return { name, translation, ...(children.length > 0 && { children }) };
        }),
        ...extra.map((name) => ({ name, rotation: IDENTITY })),
      ],
      animations: [
        {
          channels: tracks.map(({ node, path }, sampler) => ({ sampler, target: { ...nodeOf(node), path } })),
          samplers: tracks.map(({ values }, index) => ({
            input: values.length === poses.length ? 0 : 1,
            output: index + 2,
            interpolation: 'LINEAR',
          })),
        },
      ],
      accessors: [
        { bufferView: 0, ...scalar(times.length, times.at(-1) ?? 0) },
        { bufferView: 1, ...scalar(1, 0) },
        ...tracks.map(({ path, values }, index) => ({
          bufferView: index + 2,
          componentType: 5126,
          count: values.length,
          type: path === 'rotation' ? 'VEC4' : 'VEC3',
        })),
      ],
      bufferViews: pieces.map((piece, index) => ({
        buffer: 0,
        byteOffset: starts[index],
        byteLength: piece.length,
      })),
    },
    pieces,
  );
};
