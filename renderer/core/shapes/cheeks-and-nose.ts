import { raiseLowerLid } from './eyelids.ts';
import { centimetres, withLips } from './handles.ts';
import { EYE_CORNERS, LOWER_LID, NOSE_RIDGE } from './landmarks.ts';
import type { ShapeDefinition } from './shape-definition.ts';

/** Lips pressed shut by the air behind them: the corner gives most. */
const PUFFED_LIPS = [
  [-0.06, 0, 0.22],
  [-0.08, 0, 0.12],
  [-0.08, 0, 0.03],
  [-0.03, 0, 0.02],
  [0, 0, 0.02],
  [0, 0, 0.02],
] as const;

/** Eyes that smile: the cheek pushes the lower lid up by this share of the eye's opening. */
const LID_OVER_CHEEK = 0.13;

export const CHEEK_AND_NOSE_SHAPES: readonly ShapeDefinition[] = [
  {
    kind: 'middle',
    name: 'cheekPuff',
    handles: () =>
      withLips(
        centimetres({
          187: [0.8, 0, 0.45],
          205: [0.55, 0, 0.75],
          207: [0.95, 0, 0.55],
          214: [1, 0, 0.4],
          192: [0.9, 0, 0.3],
          216: [0.65, 0, 0.8],
          212: [0.65, 0, 0.7],
          50: [0.35, 0, 0.4],
          147: [0.5, 0, 0.2],
          213: [0.8, 0, 0.2],
          206: [0.3, 0, 0.6],
          186: [0.15, 0, 0.4],
          57: [0.12, 0, 0.38],
          43: [0.12, 0, 0.38],
          202: [0.5, 0, 0.6],
          210: [0.6, 0, 0.5],
        }),
        { upper: PUFFED_LIPS, lower: PUFFED_LIPS },
      ),
    radius: 0.022,
    pinned: NOSE_RIDGE,
  },
  {
    kind: 'side',
    name: 'cheekSquint',
    handles: ({ face }) =>
      new Map([
        ...raiseLowerLid(face, LID_OVER_CHEEK),
        ...centimetres({
          50: [0.12, 0.4, 0.34],
          101: [0.05, 0.42, 0.3],
          118: [0, 0.36, 0.22],
          117: [0.05, 0.36, 0.2],
          119: [0, 0.3, 0.15],
          229: [0, 0.24, 0.12],
          230: [0, 0.24, 0.12],
          228: [0, 0.2, 0.08],
          123: [0.1, 0.2, 0.2],
          205: [0.1, 0.2, 0.2],
        }),
      ]),
    radius: 0.022,
    pinned: EYE_CORNERS,
  },
  {
    kind: 'side',
    name: 'noseSneer',
    handles: () =>
      centimetres({
        48: [0.1, 0.32, 0],
        64: [0.12, 0.32, 0],
        98: [0.1, 0.24, 0],
        129: [0.16, 0.46, 0.1],
        102: [0.14, 0.42, 0.06],
        49: [0.1, 0.36, 0],
        97: [0.02, 0.1, 0],
        240: [0.08, 0.22, 0],
        75: [0.05, 0.2, 0],
        198: [0.03, 0.36, 0.08],
        209: [0.04, 0.36, 0.1],
        126: [0.03, 0.34, 0.12],
        203: [0.14, 0.46, 0.16],
        165: [0.1, 0.36, 0.06],
        167: [0.03, 0.26, 0],
        40: [0.05, 0.36, 0.05],
        39: [0.03, 0.32, 0.05],
        74: [0.05, 0.34, 0.03],
        73: [0.03, 0.3, 0.03],
        92: [0.08, 0.36, 0.05],
        55: [-0.1, -0.14, 0],
        193: [0, 0.1, 0.08],
      }),
    radius: 0.018,
    pinned: [1, 4, 5, 2, ...EYE_CORNERS, ...LOWER_LID.rim, 13, 14, 82, 312],
  },
];
