import { scale } from '../math/vector-arithmetic.ts';
import type { Vector3 } from '../math/vector3.ts';
import type { CanonicalFace } from './canonical-face.ts';
import { centimetres, type Handles, type LipValues, withLips } from './handles.ts';
import { LOWER_LIP_COLUMNS, NOSE_RIDGE, UPPER_LIP_COLUMNS } from './landmarks.ts';
import { itemAt, numberAt, pointAt } from './points.ts';
import type { ShapeDefinition } from './shape-definition.ts';

const CENTIMETRES_PER_METRE = 100;

/** Where the mouth's own motion ends: nose, chin, cheekbones. */
const AROUND_THE_MOUTH = [1, 4, 2, 152, 98, 50, 205];

/** How far each lip column lies from the mid-plane, centimetres. */
const columnWidths = (face: CanonicalFace): number[] =>
  UPPER_LIP_COLUMNS.map((column) => Math.abs(pointAt(face.positions, column[3])[0]) * CENTIMETRES_PER_METRE);

interface Rounding {
  /** Share of its distance by which a column comes to the middle. */
  readonly gather: number;
  /** Centimetres up, per column. */
  readonly rise: readonly number[];
  /** Centimetres forward, per column. */
  readonly forward: readonly number[];
}

const rounded = (face: CanonicalFace, { gather, rise, forward }: Rounding): LipValues =>
  columnWidths(face).map((width, c): Vector3 => [-gather * width, numberAt(rise, c), numberAt(forward, c)]);

/** Lips brought forward as for a kiss. They stay shut: the inner rim barely parts. */
const pucker = (face: CanonicalFace): Handles => {
  const around = centimetres({
    57: [-0.75, 0, 0.2],
    186: [-0.6, 0, 0.3],
    43: [-0.7, 0, 0.2],
    92: [-0.4, -0.02, 0.4],
    106: [-0.4, 0.05, 0.4],
    165: [-0.28, 0, 0.4],
    182: [-0.22, 0.02, 0.4],
    212: [-0.5, 0, 0],
    216: [-0.4, 0, 0.05],
    202: [-0.4, 0, 0.1],
    164: [0, -0.08, 0.42],
    18: [0, 0.05, 0.38],
    167: [-0.1, -0.06, 0.42],
    83: [-0.1, 0.04, 0.38],
    207: [-0.3, 0, -0.1],
  });
  const forward = [0.42, 0.58, 0.72, 0.84, 0.92, 0.94];
  const rise = [0, 0.036, 0.072, 0.072, 0.048, 0.03];
  const rows = [0.86, 1, 1.04, 1] as const;
  const handles = withLips(around, {
    upper: rounded(face, { gather: 0.55, rise, forward }),
    lower: rounded(face, { gather: 0.55, rise: rise.map((value) => -value), forward }),
    upperRows: rows,
    lowerRows: rows,
  });
  const lift = (landmark: number, metres: number): void => {
    const shift = handles.get(landmark);
    if (shift) handles.set(landmark, [shift[0], metres, shift[2]]);
  };
  for (let c = 1; c < UPPER_LIP_COLUMNS.length; c++) {
    const [upper, lower] = [itemAt(UPPER_LIP_COLUMNS, c), itemAt(LOWER_LIP_COLUMNS, c)];
    lift(upper[3], -0.0005);
    lift(upper[2], 0.0002);
    lift(lower[3], 0.0005);
    lift(lower[2], -0.0002);
  }
  return handles;
};

/** Lips forward and open, as for "oh". */
const funnel = (face: CanonicalFace): Handles =>
  withLips(
    centimetres({
      57: [-0.55, 0, 0.2],
      186: [-0.42, 0.08, 0.3],
      43: [-0.5, -0.1, 0.2],
      165: [-0.15, 0.12, 0.35],
      182: [-0.12, -0.15, 0.3],
      92: [-0.25, 0.1, 0.35],
      106: [-0.25, -0.12, 0.3],
      212: [-0.35, 0, 0],
      216: [-0.3, 0, 0.05],
      164: [0, 0.1, 0.35],
      18: [0, -0.18, 0.3],
    }),
    {
      upper: rounded(face, {
        gather: 0.42,
        rise: [0, 0.22, 0.36, 0.44, 0.48, 0.48],
        forward: [0.35, 0.5, 0.62, 0.7, 0.74, 0.75],
      }),
      lower: rounded(face, {
        gather: 0.42,
        rise: [0, -0.24, -0.42, -0.53, -0.58, -0.58],
        forward: [0.35, 0.48, 0.58, 0.64, 0.68, 0.7],
      }),
      upperRows: [0.8, 0.95, 1, 1],
      lowerRows: [0.8, 0.95, 1, 1],
    },
  );

/** The whole mouth to the person's right: the leading corner goes back, the other comes forward. */
const toTheRight = (face: CanonicalFace): Handles => {
  const handles: Handles = new Map();
  const lead: Vector3 = [0.85, 0.1, -0.2];
  const follow: Vector3 = [0.85, -0.03, 0.05];
  for (const landmark of [...UPPER_LIP_COLUMNS, ...LOWER_LIP_COLUMNS].flat()) {
    handles.set(numberAt(face.mirror, landmark), scale(follow, 1 / CENTIMETRES_PER_METRE));
    if (face.mirror[landmark] !== landmark) handles.set(landmark, scale(lead, 1 / CENTIMETRES_PER_METRE));
  }
  return handles;
};

export const MOUTH_SHAPES: readonly ShapeDefinition[] = [
  {
    kind: 'middle',
    name: 'mouthPucker',
    handles: ({ face }) => pucker(face),
    radius: 0.024,
    pinned: AROUND_THE_MOUTH,
  },
  {
    kind: 'middle',
    name: 'mouthFunnel',
    handles: ({ face }) => funnel(face),
    radius: 0.024,
    pinned: AROUND_THE_MOUTH,
  },
  {
    kind: 'side',
    name: 'mouth',
    handles: ({ face }) => toTheRight(face),
    radius: 0.026,
    pinned: [...NOSE_RIDGE, 152],
  },
];
