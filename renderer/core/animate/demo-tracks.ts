import type { ArkitShape } from '../signals/arkit.ts';

/** The demo's length; it begins and ends with the face at rest, so that it loops without a seam. */
export const DEMO_SECONDS = 20;

/** [seconds, value]: values ease from key to key; before the first and after the last the value is 0. */
export type Key = readonly [number, number];

/** Up at `from`, held, down again at `to`, with ramps of `ramp` seconds inside that span. */
const hold = (from: number, to: number, value: number, ramp = 0.3): readonly Key[] => [
  [from, 0],
  [from + ramp, value],
  [to - ramp, value],
  [to, 0],
];

const both = (stem: string, keys: readonly Key[]): Partial<Record<ArkitShape, readonly Key[]>> => ({
  [`${stem}Left`]: keys,
  [`${stem}Right`]: keys,
});

/**
 * What is said, in visemes; `|` is a pause. It stands for "Hello, I'm Mira. My face and my voice stay on my
 * computer." and, near the end, "Have fun, bye!".
 */
export const DEMO_SPEECH = [
  {
    startSeconds: 0.9,
    visemes:
      'E nn oh | aa ih PP PP ih RR aa | PP aa ih FF E ih SS aa nn DD PP aa ih FF oh ih SS DD E ih oh nn PP aa ih kk aa PP ou DD RR',
  },
  { startSeconds: 17.1, visemes: 'aa FF FF aa nn | PP aa ih' },
] as const;

/** When both lids close for a moment. */
export const DEMO_BLINKS: readonly number[] = [0.6, 2.9, 5.4, 8.6, 9.05, 11.0, 13.9, 16.9, 18.9];

/** Smiles, brows and whatever speech does not do. */
export const DEMO_SHAPES: Partial<Record<ArkitShape, readonly Key[]>> = {
  // A broad smile, then a lighter one with the good-bye.
  ...both('mouthSmile', [
    [6.3, 0],
    [6.8, 0.85],
    [8.2, 0.85],
    [8.8, 0.2],
    [11.3, 0],
    [17, 0],
    [17.6, 0.45],
    [18.9, 0.6],
    [19.5, 0],
  ]),
  ...both('cheekSquint', hold(6.4, 8.8, 0.6)),
  ...both('eyeSquint', [...hold(6.5, 8.5, 0.4), ...hold(14, 15.1, 0.45)]),
  ...both('mouthDimple', hold(6.6, 8.6, 0.25)),
  ...both('mouthUpperUp', hold(6.9, 8.2, 0.35)),
  // Brows that speak along, then surprise.
  browInnerUp: [...hold(1.6, 2.5, 0.6), ...hold(4.1, 5, 0.55), ...hold(12.2, 13.7, 0.9, 0.2)],
  browOuterUpLeft: [...hold(1.6, 2.5, 0.55), ...hold(4.1, 5, 0.2), ...hold(12.2, 13.7, 0.9, 0.2)],
  browOuterUpRight: [...hold(1.6, 2.5, 0.55), ...hold(4.1, 5, 0.7), ...hold(12.2, 13.7, 0.9, 0.2)],
  ...both('eyeWide', hold(12.2, 13.6, 0.8, 0.2)),
  jawOpen: [...hold(7, 7.9, 0.2), ...hold(12.3, 13.6, 0.6, 0.2), ...hold(18.1, 18.9, 0.2)],
  // Displeasure, then lips this way and that.
  ...both('browDown', hold(13.9, 15.2, 0.85)),
  ...both('noseSneer', hold(14, 15.1, 0.55)),
  ...both('mouthPress', hold(14, 15, 0.6)),
  ...both('mouthFrown', hold(14, 15.1, 0.55)),
  mouthShrugLower: hold(14.1, 15.1, 0.4),
  mouthPucker: hold(15.2, 16.5, 0.85, 0.25),
  mouthLeft: hold(15.45, 15.95, 0.5, 0.2),
  mouthRight: hold(15.95, 16.45, 0.5, 0.2),
  jawLeft: hold(15.45, 15.95, 0.25, 0.2),
  jawRight: hold(15.95, 16.45, 0.25, 0.2),
  // A wink with the left eye.
  eyeBlinkLeft: hold(18.2, 18.65, 1, 0.1),
};

/** Degrees; head yaw + is to the performer's left, pitch + is down. Eyes: yaw + left, pitch + up, in the head. */
export const DEMO_MOTION = {
  headYaw: [
    [1, 0],
    [1.7, 6],
    [2.8, -5],
    [4, 7],
    [5.4, -6],
    [6.4, 0],
    [9.1, 0],
    [9.6, 22],
    [10.1, 22],
    [10.8, -22],
    [11.2, -22],
    [11.7, 0],
  ],
  headPitch: [
    [1, 0],
    [1.9, -4],
    [2.6, 4],
    [3.4, -3],
    [4.4, 5],
    [5.2, -2],
    [6.2, 0],
    [7, -5],
    [8.4, -3],
    [9, 0],
    [12.2, 0],
    [12.5, -8],
    [13.5, -8],
    [14.2, 9],
    [15, 9],
    [15.5, 0],
    [17, 0],
    [17.7, 5],
    [18.2, -2],
    [19.2, 0],
  ],
  headRoll: [
    [1.2, 0],
    [2.4, 4],
    [4.4, -4],
    [6.2, 0],
    [7, 7],
    [8.4, 7],
    [9.1, 0],
    [17, 0],
    [17.8, -8],
    [18.7, -8],
    [19.4, 0],
  ],
  eyeYaw: [
    [9.05, 0],
    [9.15, 20],
    [9.6, 12],
    [10.1, 8],
    [10.2, -22],
    [10.8, -12],
    [11.2, -8],
    [11.35, 0],
  ],
  eyePitch: [
    [3.3, 0],
    [3.4, -8],
    [3.9, -8],
    [4, 0],
    [11.4, 0],
    [11.5, 14],
    [11.8, 14],
    [11.9, -16],
    [12.15, -16],
    [12.25, 0],
  ],
} satisfies Record<string, readonly Key[]>;
