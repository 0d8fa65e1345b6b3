import type { OneEuroOptions } from '../math/one-euro-filter.ts';
import { ARKIT_SHAPES, type ArkitShape } from '../signals/arkit.ts';

/** How a shape behaves when it is tracked. */
export interface ShapeClass {
  /** Filter at the usual smoothing; see `filterFor`. */
  readonly filter: OneEuroOptions;
  /** How strongly `expression` above its middle exaggerates it; 0 leaves it as tracked. */
  readonly exaggeration: number;
  /** The highest neutral that a calibration may take away, so that a bad one can't freeze the shape. */
  readonly neutralLimit: number;
  /** The highest neutral that may be guessed without a calibration: 0 for shapes whose rest is surely 0. */
  readonly guessLimit: number;
}

const PROMPT: OneEuroOptions = { restCutoff: 3.5, speedGain: 4 };
const LIVELY: OneEuroOptions = { restCutoff: 2.5, speedGain: 2 };
const CALM: OneEuroOptions = { restCutoff: 1.4, speedGain: 1.5 };

/**
 * Closures of lids and lips last two or three pictures: they must never be smoothed away. Trackers see half of the
 * jaw's opening in speech (0.05–0.15), so it is exaggerated most. Squints, lowered brows and pressed lips stand at
 * 0.2–0.5 in trackers' eyes when a face is at rest, so their neutral may be guessed high.
 */
const LID: ShapeClass = { filter: PROMPT, exaggeration: 0, neutralLimit: 0.45, guessLimit: 0.25 };
const GAZE: ShapeClass = { filter: PROMPT, exaggeration: 0, neutralLimit: 0, guessLimit: 0 };
const JAW: ShapeClass = { filter: PROMPT, exaggeration: 2.5, neutralLimit: 0.2, guessLimit: 0.02 };
const LIPS: ShapeClass = { filter: LIVELY, exaggeration: 1, neutralLimit: 0.4, guessLimit: 0.08 };
const SEAL: ShapeClass = { filter: PROMPT, exaggeration: 1, neutralLimit: 0.4, guessLimit: 0.3 };
const SHRUG: ShapeClass = { filter: LIVELY, exaggeration: 1, neutralLimit: 0.4, guessLimit: 0.2 };
const SQUINT: ShapeClass = { filter: LIVELY, exaggeration: 1, neutralLimit: 0.6, guessLimit: 0.5 };
const WIDE: ShapeClass = { filter: LIVELY, exaggeration: 1.5, neutralLimit: 0.6, guessLimit: 0.2 };
const BROW: ShapeClass = { filter: CALM, exaggeration: 1.5, neutralLimit: 0.6, guessLimit: 0.35 };
const SKIN: ShapeClass = { filter: CALM, exaggeration: 1, neutralLimit: 0.5, guessLimit: 0.15 };

/** The first stem that a shape's name begins with. */
const CLASS_BY_STEM: readonly (readonly [string, ShapeClass])[] = [
  ['eyeBlink', LID],
  ['eyeLook', GAZE],
  ['eyeSquint', SQUINT],
  ['eyeWide', WIDE],
  ['jawOpen', JAW],
  ['mouthClose', JAW],
  ['mouthPress', SEAL],
  ['mouthRoll', SEAL],
  ['mouthShrug', SHRUG],
  ['jaw', LIPS],
  ['mouth', LIPS],
  ['tongueOut', LIPS],
  ['brow', BROW],
];

const classOf = (name: ArkitShape): ShapeClass =>
  CLASS_BY_STEM.find(([stem]) => name.startsWith(stem))?.[1] ?? SKIN;

/** One class per shape, `ARKIT_SHAPES` order. */
export const SHAPE_CLASSES: readonly ShapeClass[] = ARKIT_SHAPES.map(classOf);

/** Filters of the head and eyes at the usual smoothing; speeds in radians, or metres, a second. */
export const HEAD_FILTER: OneEuroOptions = { restCutoff: 1.5, speedGain: 5 };
export const PLACE_FILTER: OneEuroOptions = { restCutoff: 1, speedGain: 20 };
export const GAZE_FILTER: OneEuroOptions = { restCutoff: 2, speedGain: 6 };

/** The setting at which the classes' own figures hold. */
const USUAL_SMOOTHING = 0.34;

/** A class's filter at a smoothing of 0 (raw) to 1 (as smooth as can be); promptness gives way less than calm. */
export const filterFor = (filter: OneEuroOptions, smoothing: number): OneEuroOptions => {
  if (!(smoothing > 0)) return { restCutoff: Number.POSITIVE_INFINITY, speedGain: 0 };
  const looser = USUAL_SMOOTHING / Math.min(1, smoothing);
  return { restCutoff: filter.restCutoff * looser ** 1.5, speedGain: filter.speedGain * looser ** 0.4 };
};
