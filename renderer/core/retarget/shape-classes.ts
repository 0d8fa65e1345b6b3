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
}

/** Closures of lids and lips last two or three pictures: they must never be smoothed away. */
const LID: ShapeClass = { filter: { restCutoff: 3.5, speedGain: 3 }, exaggeration: 0, neutralLimit: 0.45 };
const GAZE: ShapeClass = { filter: { restCutoff: 2.5, speedGain: 3 }, exaggeration: 0, neutralLimit: 0 };
const JAW: ShapeClass = { filter: { restCutoff: 3.5, speedGain: 4 }, exaggeration: 0.6, neutralLimit: 0.2 };
const LIPS: ShapeClass = { filter: { restCutoff: 2.5, speedGain: 2 }, exaggeration: 1, neutralLimit: 0.4 };
const BROW: ShapeClass = {
  filter: { restCutoff: 1.4, speedGain: 1.5 },
  exaggeration: 1.5,
  neutralLimit: 0.6,
};
const SKIN: ShapeClass = { filter: { restCutoff: 1.4, speedGain: 1.2 }, exaggeration: 1, neutralLimit: 0.5 };

const LID_OPENING = { ...BROW, filter: LIPS.filter };

const classOf = (name: ArkitShape): ShapeClass => {
  if (name.startsWith('eyeBlink')) return LID;
  if (name.startsWith('eyeLook')) return GAZE;
  if (name.startsWith('eye')) return LID_OPENING;
  if (name === 'jawOpen' || name === 'mouthClose') return JAW;
  if (name.startsWith('mouthPress') || name.startsWith('mouthRoll')) return { ...LIPS, filter: JAW.filter };
  if (name.startsWith('jaw') || name.startsWith('mouth') || name === 'tongueOut') return LIPS;
  return name.startsWith('brow') ? BROW : SKIN;
};

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
