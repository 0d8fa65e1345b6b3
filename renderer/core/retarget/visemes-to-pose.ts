import { ARKIT_COUNT, ARKIT_INDEX, type ArkitShape, type ArkitWeights } from '../signals/arkit.ts';
import { VISEMES, type Viseme } from '../signals/visemes.ts';

type Mouth = Partial<Record<ArkitShape, number>>;

const both = (stem: string, weight: number): Mouth => ({ [`${stem}Left`]: weight, [`${stem}Right`]: weight });

/**
 * The mouth of each viseme at full weight, as a calm speaker shows it. Set by eye after the articulation that the
 * "Viseme reference" of developers.meta.com describes; smiles and brows are left to the face.
 */
export const VISEME_MOUTHS: Readonly<Record<Viseme, Mouth>> = {
  sil: {},
  PP: {
    jawOpen: 0.1,
    mouthClose: 0.1,
    ...both('mouthPress', 0.45),
    mouthRollLower: 0.3,
    mouthRollUpper: 0.25,
  },
  FF: { jawOpen: 0.1, mouthRollLower: 0.55, ...both('mouthUpperUp', 0.3), mouthShrugLower: 0.2 },
  TH: { jawOpen: 0.2, tongueOut: 0.35, ...both('mouthLowerDown', 0.2), ...both('mouthUpperUp', 0.12) },
  DD: { jawOpen: 0.18, ...both('mouthLowerDown', 0.25), ...both('mouthUpperUp', 0.15) },
  kk: { jawOpen: 0.24, ...both('mouthLowerDown', 0.2), ...both('mouthStretch', 0.12) },
  CH: { jawOpen: 0.14, mouthFunnel: 0.55, mouthPucker: 0.2, ...both('mouthLowerDown', 0.2) },
  SS: {
    jawOpen: 0.06,
    ...both('mouthStretch', 0.3),
    ...both('mouthLowerDown', 0.3),
    ...both('mouthUpperUp', 0.15),
  },
  nn: { jawOpen: 0.16, ...both('mouthLowerDown', 0.2), ...both('mouthUpperUp', 0.1) },
  RR: { jawOpen: 0.16, mouthFunnel: 0.35, mouthPucker: 0.3 },
  aa: { jawOpen: 0.55, ...both('mouthLowerDown', 0.3), ...both('mouthUpperUp', 0.2) },
  E: {
    jawOpen: 0.34,
    ...both('mouthStretch', 0.3),
    ...both('mouthLowerDown', 0.3),
    ...both('mouthUpperUp', 0.18),
  },
  ih: {
    jawOpen: 0.22,
    ...both('mouthStretch', 0.35),
    ...both('mouthLowerDown', 0.25),
    ...both('mouthUpperUp', 0.15),
  },
  oh: { jawOpen: 0.42, mouthFunnel: 0.5, mouthPucker: 0.2 },
  ou: { jawOpen: 0.2, mouthFunnel: 0.25, mouthPucker: 0.7 },
};

const ROWS = VISEMES.map((viseme) =>
  Object.entries(VISEME_MOUTHS[viseme]).map(
    ([name, weight]) => [ARKIT_INDEX[name as ArkitShape], weight] as const,
  ),
);

/** Positions of the shapes that speech moves; the voice leaves the others alone. */
export const SPEECH_SHAPES: readonly number[] = [...new Set(ROWS.flat().map(([shape]) => shape))].sort(
  (a, b) => a - b,
);

/** The mouth for 15 viseme weights (`VISEMES` order): the mean of the visemes' mouths by their weights. */
export const visemesToPose = (visemes: Float32Array): ArkitWeights => {
  const mouth = new Float32Array(ARKIT_COUNT);
  const total = visemes.reduce((sum, weight) => sum + Math.max(0, weight), 0);
  // Weights may add up to less than one while a mouth settles, never to more.
  const scale = total > 1 ? 1 / total : 1;
  ROWS.forEach((row, v) => {
    const share = Math.max(0, visemes[v] ?? 0) * scale;
    for (const [shape, weight] of row) mouth[shape] = (mouth[shape] ?? 0) + share * weight;
  });
  return mouth;
};
