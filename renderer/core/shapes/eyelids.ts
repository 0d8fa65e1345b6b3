import { mixVectors, subtract } from '../math/vector-arithmetic.ts';
import type { Vector3 } from '../math/vector3.ts';
import type { CanonicalFace } from './canonical-face.ts';
import { centimetres, type Handles } from './handles.ts';
import { EYE_CORNERS, LOWER_LID, UPPER_LID } from './landmarks.ts';
import { itemAt, pointAt } from './points.ts';
import type { ShapeDefinition } from './shape-definition.ts';

interface LidMotion {
  /** Share of the opening that the lids close, 0..1. */
  readonly close: number;
  /** Share of the closing done by the lower lid. */
  readonly lower: number;
  /** Further share of the opening by which the lower lid rises (a squint). */
  readonly rise: number;
}

/** Of the rim's travel, how much the skin above and below it makes. */
const UPPER_FOLD_SHARE = 0.42;
const LOWER_FOLD_SHARE = 0.5;
/** A closed lid lies over the eyeball's middle and so further forward. Metres. */
const FOLD_FORWARD = 0.0006;
/** The lower lid stops just short of the upper one, so that they touch and do not cross. */
const LOWER_MEETS = 0.97;

/** Lids that travel towards each other, as handles of the right eye. */
const closeLids = (face: CanonicalFace, { close, lower, rise }: LidMotion): Handles => {
  const handles: Handles = new Map();
  const goTo = (landmark: number, target: Vector3): void => {
    const shift = subtract(target, pointAt(face.positions, landmark));
    handles.set(landmark, [-shift[0], shift[1], shift[2]]);
  };
  for (const corner of EYE_CORNERS) handles.set(corner, [0, 0, 0]);
  UPPER_LID.rim.forEach((upperRim, k) => {
    const lowerRim = itemAt(LOWER_LID.rim, k);
    const [above, below] = [pointAt(face.positions, upperRim), pointAt(face.positions, lowerRim)];
    const opening = above[1] - below[1];
    const fall = close * (1 - lower);
    const lift = lower * LOWER_MEETS * close + rise;
    goTo(upperRim, mixVectors(above, below, fall));
    goTo(lowerRim, mixVectors(below, above, lift));
    handles.set(itemAt(UPPER_LID.fold, k), [0, -opening * fall * UPPER_FOLD_SHARE, FOLD_FORWARD * close]);
    handles.set(itemAt(LOWER_LID.fold, k), [
      0,
      opening * (lower * LOWER_FOLD_SHARE * close + rise * 0.7),
      rise * 0.002,
    ]);
  });
  return handles;
};

/** The lower lid alone rises, by a share of the eye's opening. */
export const raiseLowerLid = (face: CanonicalFace, rise: number): Handles =>
  closeLids(face, { close: 0, lower: 0, rise });

/** The upper lid rises by `metres` in its middle, less towards the corners. */
const liftUpperLid = (metres: number): Handles => {
  const handles: Handles = new Map();
  for (const corner of EYE_CORNERS) handles.set(corner, [0, 0, 0]);
  UPPER_LID.rim.forEach((rim, k) => {
    const atEnd = k === 0 || k === UPPER_LID.rim.length - 1;
    handles.set(rim, [0, atEnd ? metres / 2 : metres, 0]);
    handles.set(itemAt(UPPER_LID.fold, k), [0, metres / 2, 0]);
  });
  for (const rim of LOWER_LID.rim) handles.set(rim, [0, 0, 0]);
  return handles;
};

/** The lids follow the cornea sideways: the highest point of their arch travels with the gaze. */
const followGaze = (out: number): Handles =>
  centimetres({
    33: [0.03 * out, 0, 0],
    133: [0.03 * out, 0, 0],
    ...Object.fromEntries(UPPER_LID.rim.map((rim) => [rim, [0.13 * out, 0.01, 0.02]])),
    ...Object.fromEntries(LOWER_LID.rim.map((rim) => [rim, [0.1 * out, 0.0, 0.02]])),
  });

const squint = (face: CanonicalFace): Handles => {
  const handles = closeLids(face, { close: 0.1, lower: 0, rise: 0.28 });
  for (const cheek of [117, 118, 119, 50, 101]) handles.set(cheek, [0, 0.0028, 0.0016]);
  for (const orbit of LOWER_LID.orbit.slice(1)) handles.set(orbit, [0, 0.0022, 0.001]);
  return handles;
};

const AROUND_THE_EYE = 0.022;

export const EYELID_SHAPES: readonly ShapeDefinition[] = [
  {
    kind: 'side',
    name: 'eyeBlink',
    handles: ({ face }) => closeLids(face, { close: 1, lower: 0.14, rise: 0 }),
    radius: AROUND_THE_EYE,
  },
  { kind: 'side', name: 'eyeSquint', handles: ({ face }) => squint(face), radius: AROUND_THE_EYE },
  { kind: 'side', name: 'eyeWide', handles: () => liftUpperLid(0.0034), radius: AROUND_THE_EYE },
  { kind: 'side', name: 'eyeLookUp', handles: () => liftUpperLid(0.003), radius: AROUND_THE_EYE },
  {
    kind: 'side',
    name: 'eyeLookDown',
    handles: ({ face }) => closeLids(face, { close: 0.34, lower: 0, rise: -0.09 }),
    radius: AROUND_THE_EYE,
  },
  { kind: 'side', name: 'eyeLookIn', handles: () => followGaze(-1), radius: 0.01 },
  { kind: 'side', name: 'eyeLookOut', handles: () => followGaze(1), radius: 0.01 },
];
