import { mix, smoothstep } from '../math/smoothstep.ts';
import { ARKIT_INDEX, type ArkitShape, type ArkitWeights } from '../signals/arkit.ts';

/** The six faces a person can hold over the tracked one. */
export const FACE_KEYS = ['smile', 'laugh', 'wink', 'surprise', 'pout', 'doubt'] as const;
export type FaceKey = (typeof FACE_KEYS)[number];

type Preset = Partial<Record<ArkitShape, number>>;

const both = (stem: string, weight: number): Preset => ({
  [`${stem}Left`]: weight,
  [`${stem}Right`]: weight,
});

/** What each face sets; shapes it does not name stay as they are, so a held smile can still talk and blink. */
export const FACE_PRESETS: Readonly<Record<FaceKey, Preset>> = {
  smile: {
    ...both('mouthSmile', 0.75),
    ...both('mouthDimple', 0.2),
    ...both('mouthFrown', 0),
    ...both('cheekSquint', 0.45),
    ...both('eyeSquint', 0.3),
    ...both('browDown', 0),
    browInnerUp: 0.12,
  },
  laugh: {
    ...both('mouthSmile', 0.95),
    ...both('mouthUpperUp', 0.45),
    ...both('mouthLowerDown', 0.3),
    ...both('mouthFrown', 0),
    ...both('cheekSquint', 0.8),
    ...both('eyeSquint', 0.6),
    ...both('eyeWide', 0),
    ...both('browDown', 0),
    ...both('browOuterUp', 0.2),
    ...both('noseSneer', 0.12),
    browInnerUp: 0.25,
    jawOpen: 0.42,
    mouthClose: 0,
  },
  wink: {
    eyeBlinkLeft: 1,
    eyeSquintLeft: 0.55,
    cheekSquintLeft: 0.6,
    mouthSmileLeft: 0.65,
    mouthSmileRight: 0.35,
    mouthDimpleLeft: 0.3,
    browDownLeft: 0.25,
    browOuterUpRight: 0.4,
    browInnerUp: 0.1,
  },
  surprise: {
    ...both('eyeWide', 0.85),
    ...both('eyeSquint', 0),
    ...both('browOuterUp', 0.85),
    ...both('browDown', 0),
    ...both('mouthSmile', 0),
    browInnerUp: 0.9,
    jawOpen: 0.5,
    mouthClose: 0,
    mouthFunnel: 0.35,
  },
  pout: {
    ...both('mouthSmile', 0),
    ...both('mouthFrown', 0.45),
    ...both('browDown', 0.3),
    browInnerUp: 0.45,
    mouthPucker: 0.6,
    mouthShrugLower: 0.65,
    mouthShrugUpper: 0.25,
    jawOpen: 0,
    mouthClose: 0,
  },
  doubt: {
    browOuterUpLeft: 1,
    browInnerUp: 0.2,
    browDownRight: 0.85,
    eyeSquintRight: 0.6,
    eyeWideLeft: 0.25,
    ...both('mouthSmile', 0),
    ...both('mouthPress', 0.25),
    mouthFrownRight: 0.5,
    mouthLeft: 0.55,
    mouthShrugLower: 0.25,
  },
};

const PRESET_ENTRIES = FACE_KEYS.map((key) => ({
  key,
  shapes: Object.entries(FACE_PRESETS[key]).map(
    ([name, weight]) => [ARKIT_INDEX[name as ArkitShape], weight] as const,
  ),
}));

/** A held face comes and goes in 160 ms. */
export const FACE_SECONDS = 0.16;

/** Lays the held face over `weights` (which it changes); faces let go fade while the next one comes. */
export const createHeldFace = (): {
  lay(weights: ArkitWeights, held: FaceKey | null, stepSeconds: number): void;
} => {
  const levels = new Map<FaceKey, number>();
  return {
    lay(weights, held, stepSeconds) {
      const step = Math.max(0, stepSeconds) / FACE_SECONDS;
      for (const { key, shapes } of PRESET_ENTRIES) {
        const before = levels.get(key) ?? 0;
        const level = key === held ? Math.min(1, before + step) : Math.max(0, before - step);
        levels.set(key, level);
        const share = smoothstep(0, 1, level);
        if (share > 0) for (const [i, weight] of shapes) weights[i] = mix(weights[i] ?? 0, weight, share);
      }
    },
  };
};
