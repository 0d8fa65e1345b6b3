import { centimetres, withLips } from './handles.ts';
import { EYE_CORNERS, LOWER_LID, NOSE_RIDGE } from './landmarks.ts';
import type { ShapeDefinition } from './shape-definition.ts';

/** A side shape's two halves meet at the lips' middle, and each gives half of what both show there. */
const MIDDLE = 0.5;
const CHIN = 152;

/** Cheeks rise and round off when the corners go up and out. */
const RISING_CHEEK = {
  50: [0.18, 0.42, 0.3],
  205: [0.28, 0.54, 0.32],
  187: [0.34, 0.36, 0.2],
  101: [0.08, 0.32, 0.2],
  36: [0.15, 0.44, 0.24],
  207: [0.42, 0.48, 0.12],
  123: [0.12, 0.22, 0.12],
  57: [0.86, 0.84, -0.12],
  186: [0.72, 0.8, -0.04],
  43: [0.74, 0.66, -0.2],
  92: [0.5, 0.4, -0.12],
  106: [0.44, 0.34, -0.28],
  206: [0.36, 0.54, 0.18],
  216: [0.56, 0.74, 0.1],
  212: [0.6, 0.6, 0.04],
  202: [0.42, 0.36, -0.2],
} as const;

export const MOUTH_CORNER_SHAPES: readonly ShapeDefinition[] = [
  {
    kind: 'side',
    name: 'mouthSmile',
    handles: () =>
      withLips(centimetres(RISING_CHEEK), {
        // Beside the corner the upper lip rises with it, or it would fold over it and leave a dark pinch.
        upper: [
          [0.9, 0.9, -0.22],
          [0.73, 0.8, -0.24],
          [0.46, 0.45, -0.22],
          [0.24, 0.24, -0.13],
          [0.09, 0.15, -0.09],
          [0, 0.12, -0.07],
        ],
        lower: [
          [0.9, 0.9, -0.22],
          [0.72, 0.75, -0.26],
          [0.48, 0.46, -0.22],
          [0.26, 0.25, -0.12],
          [0.1, 0.15, -0.08],
          [0, 0.12, -0.07],
        ],
        upperRows: [1.06, 1.03, 1, 1],
        middle: MIDDLE,
      }),
    radius: 0.03,
    pinned: [...NOSE_RIDGE, ...LOWER_LID.rim, ...EYE_CORNERS, CHIN, 175, 199],
  },
  {
    kind: 'side',
    name: 'mouthFrown',
    handles: () =>
      withLips(
        centimetres({
          200: [0, 0.1, 0.05],
          57: [0.12, -0.5, -0.1],
          43: [0.12, -0.6, -0.1],
          202: [0.1, -0.3, 0],
          216: [0.05, -0.25, 0],
        }),
        {
          upper: [
            [0.2, -0.85, -0.25],
            [0.16, -0.55, -0.18],
            [0.08, -0.22, -0.08],
            [0.03, -0.04, -0.02],
            [0, 0.03, 0],
            [0, 0.1, 0],
          ],
          lower: [
            [0.2, -0.85, -0.25],
            [0.16, -0.72, -0.15],
            [0.1, -0.3, -0.02],
            [0.03, 0, 0.05],
            [0, 0.1, 0.06],
            [0, 0.2, 0.08],
          ],
          middle: MIDDLE,
        },
      ),
    radius: 0.024,
    pinned: [...NOSE_RIDGE, CHIN],
  },
  {
    kind: 'side',
    name: 'mouthDimple',
    handles: () =>
      withLips(centimetres({ 57: [0.3, 0.04, -0.5], 216: [0.15, 0.08, 0.2], 207: [0.3, 0.08, 0.15] }), {
        upper: [
          [0.5, 0.14, -0.62],
          [0.34, 0.08, -0.4],
          [0.18, 0.03, -0.2],
          [0.06, 0, -0.08],
          [0, 0, -0.03],
          [0, 0, 0],
        ],
        lower: [
          [0.5, 0.14, -0.62],
          [0.34, 0.1, -0.4],
          [0.18, 0.05, -0.2],
          [0.06, 0, -0.08],
          [0, 0, -0.03],
          [0, 0, 0],
        ],
        middle: MIDDLE,
      }),
    radius: 0.02,
    pinned: NOSE_RIDGE,
  },
  {
    kind: 'side',
    name: 'mouthStretch',
    handles: () =>
      withLips(
        centimetres({
          57: [0.7, -0.15, -0.35],
          43: [0.6, -0.4, -0.25],
          202: [0.4, -0.35, -0.1],
          212: [0.5, -0.3, -0.15],
        }),
        {
          upper: [
            [0.9, -0.22, -0.55],
            [0.65, -0.12, -0.38],
            [0.4, 0, -0.22],
            [0.2, 0.03, -0.1],
            [0.07, 0, -0.04],
            [0, 0, 0],
          ],
          lower: [
            [0.9, -0.22, -0.55],
            [0.68, -0.26, -0.36],
            [0.42, -0.24, -0.2],
            [0.22, -0.18, -0.1],
            [0.07, -0.12, -0.05],
            [0, -0.15, -0.04],
          ],
          middle: MIDDLE,
        },
      ),
    radius: 0.024,
    pinned: [...NOSE_RIDGE, CHIN],
  },
];
