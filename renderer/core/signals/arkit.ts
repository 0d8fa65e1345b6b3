/**
 * The 52 ARKit face shapes, in Apple's order. Live Link Face writes right before left for jaw and mouth
 * (`take-export/arkit-columns.ts`).
 * Left and right are the person's own. A weight is 0 (absent) to 1 (full).
 * Source: developer.apple.com/documentation/arkit/arfaceanchor/blendshapelocation
 */
export const ARKIT_SHAPES = [
  'eyeBlinkLeft',
  'eyeLookDownLeft',
  'eyeLookInLeft',
  'eyeLookOutLeft',
  'eyeLookUpLeft',
  'eyeSquintLeft',
  'eyeWideLeft',
  'eyeBlinkRight',
  'eyeLookDownRight',
  'eyeLookInRight',
  'eyeLookOutRight',
  'eyeLookUpRight',
  'eyeSquintRight',
  'eyeWideRight',
  'jawForward',
  'jawLeft',
  'jawRight',
  'jawOpen',
  'mouthClose',
  'mouthFunnel',
  'mouthPucker',
  'mouthLeft',
  'mouthRight',
  'mouthSmileLeft',
  'mouthSmileRight',
  'mouthFrownLeft',
  'mouthFrownRight',
  'mouthDimpleLeft',
  'mouthDimpleRight',
  'mouthStretchLeft',
  'mouthStretchRight',
  'mouthRollLower',
  'mouthRollUpper',
  'mouthShrugLower',
  'mouthShrugUpper',
  'mouthPressLeft',
  'mouthPressRight',
  'mouthLowerDownLeft',
  'mouthLowerDownRight',
  'mouthUpperUpLeft',
  'mouthUpperUpRight',
  'browDownLeft',
  'browDownRight',
  'browInnerUp',
  'browOuterUpLeft',
  'browOuterUpRight',
  'cheekPuff',
  'cheekSquintLeft',
  'cheekSquintRight',
  'noseSneerLeft',
  'noseSneerRight',
  'tongueOut',
] as const;

export type ArkitShape = (typeof ARKIT_SHAPES)[number];

export const ARKIT_COUNT = ARKIT_SHAPES.length;

/** Position of each shape in a weights array. */
export const ARKIT_INDEX = Object.fromEntries(ARKIT_SHAPES.map((name, index) => [name, index])) as Readonly<
  Record<ArkitShape, number>
>;

/** For each shape, the position of the shape it becomes in a mirror (Left and Right exchanged). */
export const ARKIT_MIRROR: readonly number[] = ARKIT_SHAPES.map((name) => {
  const swapped = name.endsWith('Left')
    ? `${name.slice(0, -4)}Right`
    : name.endsWith('Right')
      ? `${name.slice(0, -5)}Left`
      : name;
  return ARKIT_INDEX[swapped as ArkitShape];
});

/** 52 weights in `ARKIT_SHAPES` order, each 0..1. */
export type ArkitWeights = Float32Array;

export const neutralWeights = (): ArkitWeights => new Float32Array(ARKIT_COUNT);
