import { clamp } from '../math/easing.ts';
import { scale } from '../math/vector-arithmetic.ts';
import type { Vector3 } from '../math/vector3.ts';
import { LOWER_LID, LOWER_LIP_COLUMNS, NOSE_RIDGE, UPPER_LID, UPPER_LIP_COLUMNS } from './landmarks.ts';
import { numberAt, pointAt, setPoint } from './points.ts';
import type { FaceToShape, ShapeDefinition } from './shape-definition.ts';

/** How far the jaw turns at jawOpen = 1, radians about the joint (19.5°). */
export const JAW_OPEN_ANGLE = 0.34;

/** The jaw's slide at jawForward = 1 and jawRight = 1, metres. */
export const JAW_FORWARD: Vector3 = [0, -0.0005, 0.0065];
export const JAW_RIGHT: Vector3 = [-0.0085, 0, 0];

/** Where `point` goes, relative to itself, when the jaw opens. */
export const jawOpenShift = (point: Vector3, pivot: Vector3, angle = JAW_OPEN_ANGLE): Vector3 => {
  const y = point[1] - pivot[1];
  const z = point[2] - pivot[2];
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  return [0, y * cosine - z * sine - y, y * sine + z * cosine - z];
};

/** Share of the jaw's motion, 0..1, at landmarks where it is known. */
const KNOWN_WEIGHTS: readonly (readonly [number, readonly number[]])[] = [
  [1, [152, 148, 176, 175, 199, 200, 208, 171, 149, 18, 83, 201, 194]],
  [0.95, [150]],
  [0.82, [136]],
  [0.62, [172]],
  [0.34, [58]],
  [0.14, [132]],
  [0, [93, 234, 127]],
  [0, NOSE_RIDGE],
  [0, [164, 167, 98, 129, 50, 101, 123, 116, 117, 118, 119, 36, 203, 165]],
  [0, [...UPPER_LID.rim, ...UPPER_LID.fold, ...UPPER_LID.orbit]],
  [0, [...LOWER_LID.rim, ...LOWER_LID.fold, ...LOWER_LID.orbit]],
];

/** Corner to middle. The corner lies between the lips and follows by about a third. */
const CORNER_WEIGHT = 0.38;
const LOWER_LIP_WEIGHTS = [CORNER_WEIGHT, 0.72, 0.9, 0.97, 1, 1];
const UPPER_LIP_WEIGHTS = [CORNER_WEIGHT, 0.1, 0.03, 0, 0, 0];

const EVERYWHERE = Number.POSITIVE_INFINITY;

const solveJawWeights = ({ face, solve }: FaceToShape): Float64Array => {
  const known = new Map<number, Vector3>();
  const set = (landmarks: readonly number[], weight: number): void => {
    for (const landmark of landmarks) {
      known.set(landmark, [weight, 0, 0]);
      known.set(numberAt(face.mirror, landmark), [weight, 0, 0]);
    }
  };
  LOWER_LIP_COLUMNS.forEach((column, c) => {
    set(column, numberAt(LOWER_LIP_WEIGHTS, c));
  });
  UPPER_LIP_COLUMNS.forEach((column, c) => {
    set(column, numberAt(UPPER_LIP_WEIGHTS, c));
  });
  for (const [weight, landmarks] of KNOWN_WEIGHTS) set(landmarks, weight);
  const solved = solve(known, { radius: EVERYWHERE });
  return Float64Array.from({ length: solved.length / 3 }, (_, i) => clamp(numberAt(solved, 3 * i), 0, 1.05));
};

/** Several shapes ask for a face's weights, and the solve that finds them is the largest of all. */
const KNOWN_JAW_WEIGHTS = new WeakMap<FaceToShape, Float64Array>();

/** How much each of the 468 vertices follows the jaw, 0..1 (a shade more at the chin). */
export const jawWeights = (context: FaceToShape): Float64Array => {
  const weights = KNOWN_JAW_WEIGHTS.get(context) ?? solveJawWeights(context);
  KNOWN_JAW_WEIGHTS.set(context, weights);
  return weights;
};

const moveWithJaw = (context: FaceToShape, shift: (point: Vector3) => Vector3): Float64Array => {
  const weights = jawWeights(context);
  const field = new Float64Array(weights.length * 3);
  weights.forEach((weight, i) => {
    setPoint(field, i, scale(shift(pointAt(context.face.positions, i)), weight));
  });
  return field;
};

export const jawOpenField = (context: FaceToShape): Float64Array =>
  moveWithJaw(context, (point) => jawOpenShift(point, context.jawPivot));

/** Share of jawOpen that mouthClose undoes there. */
const AROUND_THE_LIPS: readonly (readonly [number, number])[] = [
  [57, 0.9],
  [186, 0.9],
  [92, 1],
  [43, 0.72],
  [106, 0.62],
  [182, 0.58],
  [83, 0.55],
  [18, 0.55],
  [216, 0.6],
  [212, 0.55],
  [202, 0.4],
  [204, 0.28],
  [194, 0.25],
  [201, 0.25],
  [200, 0.22],
];

/** Lips that stay shut while the jaw is open: jawOpen undone at the lips. ARKit adds it to jawOpen. */
const mouthCloseField = (context: FaceToShape): Float64Array => {
  const open = jawOpenField(context);
  const shifts = new Map<number, Vector3>();
  for (const landmark of [...UPPER_LIP_COLUMNS, ...LOWER_LIP_COLUMNS].flat())
    for (const i of [landmark, numberAt(context.face.mirror, landmark)])
      shifts.set(i, scale(pointAt(open, i), -1));
  // The skin around the mouth goes along, or it would crease between lips that rise and a jaw that stays down.
  for (const [landmark, share] of AROUND_THE_LIPS)
    for (const i of [landmark, numberAt(context.face.mirror, landmark)])
      shifts.set(i, scale(pointAt(open, i), -share));
  const chin = [152, 175, 199, 148, 377];
  return context.solve(shifts, { radius: 0.02, pinned: chin });
};

export const JAW_SHAPES: readonly ShapeDefinition[] = [
  { kind: 'field', name: 'jawOpen', field: jawOpenField },
  { kind: 'field', name: 'jawForward', field: (context) => moveWithJaw(context, () => JAW_FORWARD) },
  { kind: 'side-field', name: 'jaw', field: (context) => moveWithJaw(context, () => JAW_RIGHT) },
  { kind: 'field', name: 'mouthClose', field: mouthCloseField },
];

/** The joint lies this far below and in front of the ears' landmarks, metres. */
const JOINT_BELOW = 0.011;
const JOINT_FORWARD = 0.002;

/** The jaw's joint on a face whose positions have `unitsPerMetre`. */
export const findJawPivot = (positions: ArrayLike<number>, unitsPerMetre = 1): Vector3 => {
  const [right, left] = [pointAt(positions, 234), pointAt(positions, 454)];
  return [
    (right[0] + left[0]) / 2,
    (right[1] + left[1]) / 2 - JOINT_BELOW * unitsPerMetre,
    (right[2] + left[2]) / 2 + JOINT_FORWARD * unitsPerMetre,
  ];
};
