import { scale } from '../math/vector-arithmetic.ts';
import type { Vector3 } from '../math/vector3.ts';
import { centimetres, type LipValues, withLips } from './handles.ts';
import { LOWER_LIP_COLUMNS, NOSE_RIDGE, UPPER_LIP_COLUMNS } from './landmarks.ts';
import type { ShapeDefinition } from './shape-definition.ts';

/** All but the corners, which both lips share: pinned where one lip moves alone. */
const UPPER_LIP = UPPER_LIP_COLUMNS.slice(1).flat();
const LOWER_LIP = LOWER_LIP_COLUMNS.slice(1).flat();
const CHIN = [152, 175];
const MIDDLE = 0.5;

/** One value along a lip, fading out at the corner. */
const along = (value: Vector3): LipValues => [0.05, 0.5, 0.85, 1, 1, 1].map((fade) => scale(value, fade));

export const LIP_SHAPES: readonly ShapeDefinition[] = [
  {
    kind: 'side',
    name: 'mouthPress',
    handles: () =>
      withLips(new Map(), {
        upper: [
          null,
          [0, -0.05, -0.1],
          [0, -0.09, -0.18],
          [0, -0.1, -0.22],
          [0, -0.1, -0.22],
          [0, -0.1, -0.22],
        ],
        lower: [
          [0, 0.02, -0.05],
          [0, 0.06, -0.1],
          [0, 0.12, -0.18],
          [0, 0.14, -0.22],
          [0, 0.14, -0.22],
          [0, 0.14, -0.22],
        ],
        upperRows: [1, 0.8, 0.4, 0.05],
        lowerRows: [1, 0.8, 0.4, 0.05],
        middle: MIDDLE,
      }),
    radius: 0.012,
    pinned: [1, 2, ...CHIN],
  },
  {
    kind: 'side',
    name: 'mouthUpperUp',
    handles: () =>
      withLips(
        centimetres({
          165: [0.05, 0.35, 0.05],
          92: [0.05, 0.35, 0.05],
          167: [0, 0.3, 0.03],
          186: [0.05, 0.2, 0.1],
          206: [0.08, 0.3, 0.15],
        }),
        {
          upper: [
            [0, 0.06, 0],
            [0, 0.34, -0.02],
            [0.02, 0.56, -0.04],
            [0.02, 0.6, -0.06],
            [0, 0.56, -0.06],
            [0, 0.9, -0.1],
          ],
          middle: MIDDLE,
        },
      ),
    radius: 0.016,
    pinned: [...NOSE_RIDGE, ...LOWER_LIP],
  },
  {
    kind: 'side',
    name: 'mouthLowerDown',
    handles: () =>
      withLips(
        centimetres({
          182: [0.02, -0.4, 0.02],
          106: [0.04, -0.38, 0.02],
          83: [0, -0.4, 0.02],
          43: [0.04, -0.15, 0],
        }),
        {
          lower: [
            [0.02, -0.08, 0],
            [0.04, -0.4, 0],
            [0.05, -0.62, -0.03],
            [0.03, -0.68, -0.05],
            [0, -0.62, -0.05],
            [0, -0.95, -0.1],
          ],
          middle: MIDDLE,
        },
      ),
    radius: 0.018,
    pinned: [...CHIN, ...UPPER_LIP],
  },
  {
    kind: 'middle',
    name: 'mouthRollUpper',
    handles: () => withLips(new Map(), { upper: along([0, -0.26, -0.5]), upperRows: [0.7, 1, 0.8, 0.25] }),
    radius: 0.012,
    pinned: [2, ...LOWER_LIP],
  },
  {
    kind: 'middle',
    name: 'mouthRollLower',
    handles: () => withLips(new Map(), { lower: along([0, 0.3, -0.5]), lowerRows: [0.7, 1, 0.8, 0.25] }),
    radius: 0.013,
    pinned: [152, ...UPPER_LIP],
  },
  {
    kind: 'middle',
    name: 'mouthShrugUpper',
    handles: () =>
      withLips(centimetres({ 164: [0, 0.15, 0.15] }), {
        upper: along([0, 0.36, 0.28]),
        // The lip pouts; its rim stays on the lower one's.
        upperRows: [1, 0.85, 0.5, 0.12],
      }),
    radius: 0.016,
    pinned: [1, 4, ...LOWER_LIP],
  },
  {
    kind: 'middle',
    name: 'mouthShrugLower',
    handles: () =>
      withLips(
        centimetres({
          199: [0, 0.35, 0.12],
          200: [0, 0.4, 0.16],
          18: [0, 0.4, 0.16],
          175: [0, 0.2, 0.05],
        }),
        { lower: along([0, 0.36, 0.3]) },
      ),
    radius: 0.018,
    pinned: UPPER_LIP,
  },
];
