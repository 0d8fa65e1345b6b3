import { ARKIT_COUNT, ARKIT_INDEX, type ArkitShape, type ArkitWeights } from '../signals/arkit.ts';
import { VISEMES, type Viseme } from '../signals/visemes.ts';

type Mouth = Partial<Record<ArkitShape, number>>;

const both = (stem: string, weight: number): Mouth => ({ [`${stem}Left`]: weight, [`${stem}Right`]: weight });

/**
 * The mouth of each viseme at full weight, as a calm speaker shows it. What moves is phonetics (place of articulation,
 * height and rounding of vowels; the "Viseme reference" of developers.meta.com shows each); how far was set by eye on
 * our own avatars. Smiles and brows are left to the face.
 */
export const VISEME_MOUTHS: Readonly<Record<Viseme, Mouth>> = {
  sil: {},
  // Bilabial: the jaw is up, and what it is open the lips close; they press and roll in a little.
  PP: {
    jawOpen: 0.08,
    mouthClose: 0.08,
    ...both('mouthPress', 0.45),
    mouthRollLower: 0.3,
    mouthRollUpper: 0.25,
  },
  // Labiodental: the lower lip goes up and in, under teeth that the upper lip lays bare.
  FF: { jawOpen: 0.08, mouthRollLower: 0.6, ...both('mouthUpperUp', 0.3), mouthShrugLower: 0.2 },
  // Dental: the tip of the tongue comes to the teeth, over the lower lip's edge. Further out it would cut through the lip.
  TH: { jawOpen: 0.24, tongueOut: 0.42, ...both('mouthLowerDown', 0.25), ...both('mouthUpperUp', 0.12) },
  // Alveolar: the tip rises behind the upper teeth. The only tongue shape there is shows it coming nearer.
  DD: { jawOpen: 0.17, tongueOut: 0.22, ...both('mouthLowerDown', 0.25), ...both('mouthUpperUp', 0.15) },
  // Velar: nothing of it is seen but a jaw half open and lips that wait.
  kk: { jawOpen: 0.24, ...both('mouthLowerDown', 0.2), ...both('mouthStretch', 0.12) },
  // Postalveolar: lips push forward and open like a trumpet, teeth nearly closed.
  CH: { jawOpen: 0.12, mouthFunnel: 0.55, mouthPucker: 0.2, ...both('mouthLowerDown', 0.2) },
  // Sibilant: teeth together and bare, corners apart. No s is spoken with an open jaw.
  SS: {
    jawOpen: 0.05,
    ...both('mouthStretch', 0.3),
    ...both('mouthLowerDown', 0.4),
    ...both('mouthUpperUp', 0.18),
  },
  nn: { jawOpen: 0.15, tongueOut: 0.18, ...both('mouthLowerDown', 0.2), ...both('mouthUpperUp', 0.1) },
  // English and vocalic r are rounded, if less than a vowel.
  RR: { jawOpen: 0.15, mouthFunnel: 0.3, mouthPucker: 0.4 },
  // Vowels by height: aa widest, then E and oh, then ih and ou; front ones spread, back ones round.
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
  oh: { jawOpen: 0.4, mouthFunnel: 0.42, mouthPucker: 0.3 },
  ou: { jawOpen: 0.13, mouthFunnel: 0.16, mouthPucker: 0.85 },
};

/** For each viseme, the shapes it moves and how far. */
export const VISEME_ROWS: readonly (readonly (readonly [shape: number, weight: number])[])[] = VISEMES.map(
  (viseme) =>
    Object.entries(VISEME_MOUTHS[viseme]).map(
      ([name, weight]) => [ARKIT_INDEX[name as ArkitShape], weight] as const,
    ),
);

/** Positions of the shapes that speech moves; the voice leaves the others alone. */
export const SPEECH_SHAPES: readonly number[] = [...new Set(VISEME_ROWS.flat().map(([shape]) => shape))].sort(
  (a, b) => a - b,
);

/** The mouth for 15 viseme weights (`VISEMES` order): the mean of the visemes' mouths by their weights. */
export const visemesToPose = (visemes: Float32Array): ArkitWeights => {
  const mouth = new Float32Array(ARKIT_COUNT);
  const total = visemes.reduce((sum, weight) => sum + Math.max(0, weight), 0);
  // Weights may add up to less than one while a mouth settles, never to more.
  const scale = total > 1 ? 1 / total : 1;
  VISEME_ROWS.forEach((row, v) => {
    const share = Math.max(0, visemes[v] ?? 0) * scale;
    for (const [shape, weight] of row) mouth[shape] = (mouth[shape] ?? 0) + share * weight;
  });
  return mouth;
};
