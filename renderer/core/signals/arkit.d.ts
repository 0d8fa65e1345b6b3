/**
 * The 52 ARKit face shapes, in Apple's order (the order of Live Link Face files too).
 * Left and right are the person's own. A weight is 0 (absent) to 1 (full).
 * Source: developer.apple.com/documentation/arkit/arfaceanchor/blendshapelocation
 */
export declare const ARKIT_SHAPES: readonly [
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
];
export type ArkitShape = (typeof ARKIT_SHAPES)[number];
export declare const ARKIT_COUNT: 52;
/** Position of each shape in a weights array. */
export declare const ARKIT_INDEX: Readonly<Record<ArkitShape, number>>;
/** For each shape, the position of the shape it becomes in a mirror (Left and Right exchanged). */
export declare const ARKIT_MIRROR: readonly number[];
/** 52 weights in `ARKIT_SHAPES` order, each 0..1. */
export type ArkitWeights = Float32Array;
export declare const neutralWeights: () => ArkitWeights;
