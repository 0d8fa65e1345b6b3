import { toEuler } from '../math/quaternion.ts';
import type { AvatarPose } from '../signals/avatar-pose.ts';
import { FIGURE, type FigureBone, turnOf } from './figure.ts';

/*
 * BioVision's motion: a hierarchy of joints, then a line of channels for each frame. Lengths are centimetres and angles
 * degrees, as the programs that read it expect. Channels are written in the order in which turns are multiplied,
 * Ry Rx Rz. Faces have no place in it.
 * Source: Meredith & Maddock 2001, "Motion capture file formats explained".
 */

const CENTIMETRES = 100;
const TURNS = 'Yrotation Xrotation Zrotation';
const TITLES: Readonly<Record<FigureBone['name'], string>> = {
  hips: 'Hips',
  spine: 'Spine',
  chest: 'Chest',
  neck: 'Neck',
  head: 'Head',
  leftEye: 'LeftEye',
  rightEye: 'RightEye',
};
/** What a joint without children needs, to have a length. */
const TIPS: Partial<Record<FigureBone['name'], readonly number[]>> = {
  leftEye: [0, 0, 0.02],
  rightEye: [0, 0, 0.02],
};

const number = (value: number): string => String(Number(value.toFixed(5)));
const lengths = (metres: readonly number[]): string =>
  metres.map((value) => number(value * CENTIMETRES)).join(' ');

const jointLines = (bone: FigureBone): string[] => {
  const children = FIGURE.filter(({ parent }) => parent === bone.name);
  const tip = TIPS[bone.name];
  const inside = [
    `OFFSET ${lengths(bone.offset)}`,
    bone.parent === null ? `CHANNELS 6 Xposition Yposition Zposition ${TURNS}` : `CHANNELS 3 ${TURNS}`,
    ...children.flatMap(jointLines),
    ...(tip ? ['End Site', '{', `\tOFFSET ${lengths(tip)}`, '}'] : []),
  ];
  const title = `${bone.parent === null ? 'ROOT' : 'JOINT'} ${TITLES[bone.name]}`;
  return [title, '{', ...inside.map((line) => `\t${line}`), '}'];
};

/** Joints in the order in which the hierarchy names them, which is depth first; `FIGURE` stands in it. */
const frameLine = (pose: AvatarPose): string => {
  const [hips] = FIGURE;
  const place = (hips?.offset ?? []).map((value, axis) => value + (pose.offset[axis] ?? 0));
  const turns = FIGURE.flatMap(({ name }) => {
    const { yaw, pitch, roll } = toEuler(turnOf(pose, name));
    return [yaw, pitch, roll].map((angle) => number((angle * 180) / Math.PI));
  });
  return [lengths(place), ...turns].join(' ');
};

export const writeBvh = (poses: readonly AvatarPose[], framesPerSecond: number): string =>
  `${[
    'HIERARCHY',
    ...FIGURE.filter(({ parent }) => parent === null).flatMap(jointLines),
    'MOTION',
    `Frames: ${poses.length}`,
    `Frame Time: ${(1 / framesPerSecond).toFixed(8)}`,
    ...poses.map(frameLine),
  ].join('\n')}\n`;
