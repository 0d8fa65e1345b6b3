import { ARKIT_SHAPES, type ArkitShape } from '../signals/arkit.ts';

/*
 * The CSV of Epic's Live Link Face: a time code `HH:MM:SS:FF.fff`, the number of values (0 where no face was seen), the 52
 * shapes, and nine angles in radians. Its shapes stand in Epic's own order, which has right before left for jaw and mouth.
 * Epic does not say which way angles turn; they are written as ARKit turns: about the face's own +y and +x, so yaw is +
 * to the person's left, pitch + down, of the head and of the eyes alike.
 * Source: recordings of the app; dev.epicgames.com, "Recording face animation on iOS device".
 */

export const LIVE_LINK_RATE = 60;
export const COUNT_WITH_FACE = 61;

const RIGHT_FIRST: Partial<Record<ArkitShape, ArkitShape>> = {
  jawLeft: 'jawRight',
  jawRight: 'jawLeft',
  mouthLeft: 'mouthRight',
  mouthRight: 'mouthLeft',
};

export const COLUMN_SHAPES: readonly ArkitShape[] = ARKIT_SHAPES.map((shape) => RIGHT_FIRST[shape] ?? shape);

export const ANGLES = [
  'HeadYaw',
  'HeadPitch',
  'HeadRoll',
  'LeftEyeYaw',
  'LeftEyePitch',
  'LeftEyeRoll',
  'RightEyeYaw',
  'RightEyePitch',
  'RightEyeRoll',
] as const;
export type Angle = (typeof ANGLES)[number];

export const HEADER: readonly string[] = [
  'Timecode',
  'BlendShapeCount',
  ...COLUMN_SHAPES.map((shape) => shape.charAt(0).toUpperCase() + shape.slice(1)),
  ...ANGLES,
];
