import { clamp01 } from '../math/smoothstep.ts';
import { VISEME_MOUTHS } from '../retarget/visemes-to-pose.ts';
import { ARKIT_INDEX, type ArkitShape, type ArkitWeights } from '../signals/arkit.ts';

/** VRM's vowels as we speak them ourselves. */
const VOWELS = {
  aa: VISEME_MOUTHS.aa,
  ih: VISEME_MOUTHS.ih,
  ou: VISEME_MOUTHS.ou,
  ee: VISEME_MOUTHS.E,
  oh: VISEME_MOUTHS.oh,
} as const;
type Vowel = keyof typeof VOWELS;
const NAMES = Object.keys(VOWELS) as Vowel[];

const SHAPES = [...new Set(NAMES.flatMap((vowel) => Object.keys(VOWELS[vowel]) as ArkitShape[]))];
const FACES = NAMES.map((vowel) => {
  const face: Partial<Record<ArkitShape, number>> = VOWELS[vowel];
  return SHAPES.map((shape) => face[shape] ?? 0);
});
/** Enough for five vowels to settle to a thousandth. */
const ROUNDS = 24;

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

/** The vowels that together come nearest to a mouth: least squares within 0..1, one vowel at a time (Hildreth 1957). */
const vowelsOf = (weights: ArkitWeights): number[] => {
  const mouth = SHAPES.map((shape) => weights[ARKIT_INDEX[shape]] ?? 0);
  const amounts = NAMES.map(() => 0);
  const rest = [...mouth];
  for (let round = 0; round < ROUNDS; round++)
    FACES.forEach((face, vowel) => {
      const before = amounts[vowel] ?? 0;
      const after = clamp01(before + dot(face, rest) / dot(face, face));
      amounts[vowel] = after;
      face.forEach((value, i) => {
        rest[i] = (rest[i] ?? 0) - (after - before) * value;
      });
    });
  return amounts;
};

export const PRESETS = [...NAMES, 'happy', 'blinkLeft', 'blinkRight'] as const;

/** A face in what every VRM avatar knows, in `PRESETS` order. */
export const presetsOf = (weights: ArkitWeights): number[] => {
  const weight = (shape: ArkitShape): number => weights[ARKIT_INDEX[shape]] ?? 0;
  return [
    ...vowelsOf(weights),
    (weight('mouthSmileLeft') + weight('mouthSmileRight')) / 2,
    weight('eyeBlinkLeft'),
    weight('eyeBlinkRight'),
  ];
};
