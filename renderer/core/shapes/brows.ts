import { centimetres } from './handles.ts';
import { EYE_CORNERS, UPPER_LID } from './landmarks.ts';
import type { ShapeDefinition } from './shape-definition.ts';

export const BROW_SHAPES: readonly ShapeDefinition[] = [
  {
    kind: 'side',
    name: 'browDown',
    handles: () =>
      centimetres({
        107: [-0.34, -0.62, 0.15],
        55: [-0.34, -0.72, 0.18],
        66: [-0.2, -0.66, 0.08],
        65: [-0.2, -0.74, 0.1],
        105: [-0.08, -0.52, 0],
        52: [-0.08, -0.56, 0.04],
        63: [0, -0.28, 0],
        53: [0, -0.3, 0],
        70: [0, -0.02, 0],
        46: [0, -0.05, 0],
        221: [-0.08, -0.42, 0.05],
        222: [0, -0.4, 0.04],
        223: [0, -0.34, 0.02],
        224: [0, -0.2, 0],
        108: [-0.05, -0.2, 0],
        9: [0, -0.36, 0.1],
      }),
    radius: 0.034,
    pinned: [...UPPER_LID.rim, ...EYE_CORNERS],
  },
  {
    kind: 'side',
    name: 'browOuterUp',
    handles: () =>
      centimetres({
        70: [0.05, 0.78, 0],
        46: [0.05, 0.7, 0],
        63: [0.03, 0.95, -0.05],
        53: [0.03, 0.82, 0],
        105: [0, 0.72, -0.05],
        52: [0, 0.6, 0],
        66: [0, 0.3, 0],
        65: [0, 0.25, 0],
        225: [0, 0.22, 0],
        224: [0, 0.25, 0],
        68: [0, 0.35, 0],
        104: [0, 0.35, 0],
      }),
    radius: 0.03,
    pinned: [...UPPER_LID.rim, 33, 127, 21, 54],
  },
  {
    kind: 'middle',
    name: 'browInnerUp',
    handles: () =>
      centimetres({
        107: [-0.02, 1, 0],
        55: [-0.02, 0.9, 0],
        66: [0, 0.85, -0.05],
        65: [0, 0.72, 0],
        105: [0, 0.45, 0],
        52: [0, 0.36, 0],
        63: [0, 0.1, 0],
        53: [0, 0.08, 0],
        70: [0, 0, 0],
        46: [0, 0, 0],
        9: [0, 0.7, 0],
        8: [0, 0.4, 0],
        108: [0, 0.5, 0],
        151: [0, 0.5, 0],
        221: [0, 0.2, 0],
        222: [0, 0.25, 0],
      }),
    radius: 0.03,
    // Skin that moves under the hairline would come through short hair.
    pinned: [...UPPER_LID.rim, 168, 6, 10, 109, 67, 103],
  },
];
