import type { Random } from '../../math/seeded-random.ts';
import type { Action } from '../../script/script.ts';
import { both, type Extent, type Face, type Movement, scaleExtent, swell, swing } from './movement.ts';

const DEGREE = Math.PI / 180;

/** What somebody does once they are told, beside moods and looks. */
export interface Told {
  readonly startSeconds: number;
  /** 0..1 */
  readonly amount: number;
  /** How long, where it was said. */
  readonly seconds: number | undefined;
  readonly random: Random;
}

const RAISED_BROWS: Face = {
  browInnerUp: 0.6,
  ...both('browOuterUp', 0.7),
  ...both('eyeWide', 0.15),
};

/** A laugh without its sound: the jaw drops only where nothing is said. */
export const LAUGH_SECONDS = 1.7;
export const LAUGHING_JAW: Extent = { face: { jawOpen: 0.32, ...both('mouthLowerDown', 0.2) } };

const laugh = ({ startSeconds, amount, seconds }: Told): Movement[] => {
  const length = seconds ?? LAUGH_SECONDS;
  const hold = Math.max(0.1, length - 0.95);
  return [
    swell(
      startSeconds,
      [0.25, hold, 0.7],
      scaleExtent(
        {
          face: {
            ...both('mouthSmile', 0.85),
            ...both('mouthUpperUp', 0.3),
            ...both('cheekSquint', 0.75),
            ...both('eyeSquint', 0.6),
            ...both('noseSneer', 0.12),
            browInnerUp: 0.2,
            ...both('browOuterUp', 0.15),
          },
          pitch: -5 * DEGREE,
          chestPitch: -2 * DEGREE,
        },
        amount,
      ),
    ),
    // Four and a half bursts of breath a second shake the chest. Source: Provine & Yong 1991, "Laughter: a stereotyped
    // human vocalization" (notes 210 ms apart).
    swing(
      startSeconds + 0.15,
      [4.75 * Math.max(0.3, length - 0.4), Math.max(0.3, length - 0.4)],
      scaleExtent({ lift: 0.004, chestPitch: 0.7 * DEGREE, pitch: 0.9 * DEGREE }, amount),
    ),
  ];
};

/** Movements of one direction; none for what is no movement. */
export const actCue = (action: Action, told: Told): readonly Movement[] => {
  const { startSeconds, amount, seconds, random } = told;
  const hold = (usual: number, edges: number): number => Math.max(0.05, (seconds ?? usual) - edges);
  switch (action) {
    case 'nod': {
      const extent = { pitch: 9 * DEGREE * amount, chestPitch: 1 * DEGREE * amount };
      return [swing(startSeconds, [2, seconds ?? 1.15], extent, 0.3)];
    }
    case 'shake': {
      const extent = { yaw: 12 * DEGREE * amount, roll: 1.5 * DEGREE * amount };
      return [swing(startSeconds, [2.5, seconds ?? 1.5], extent)];
    }
    case 'tilt':
      return [
        swell(startSeconds, [0.4, hold(2, 0.9), 0.5], {
          roll: (random() < 0.5 ? -1 : 1) * 8 * DEGREE * amount,
          face: { browInnerUp: 0.1 * amount },
        }),
      ];
    case 'wink':
      return [
        swell(
          startSeconds,
          [0.09, hold(0.4, 0.25), 0.16],
          scaleExtent(
            {
              face: {
                eyeBlinkLeft: 1,
                eyeSquintLeft: 0.4,
                cheekSquintLeft: 0.6,
                mouthSmileLeft: 0.4,
                mouthSmileRight: 0.15,
                browDownLeft: 0.2,
                browOuterUpRight: 0.25,
              },
              roll: 2 * DEGREE,
            },
            amount,
          ),
        ),
      ];
    case 'raise brows':
      return [swell(startSeconds, [0.16, hold(0.9, 0.5), 0.34], scaleExtent({ face: RAISED_BROWS }, amount))];
    case 'frown':
      return [
        swell(
          startSeconds,
          [0.25, hold(1.9, 0.75), 0.5],
          scaleExtent(
            {
              face: { ...both('browDown', 0.75), ...both('eyeSquint', 0.2), ...both('mouthFrown', 0.2) },
              pitch: 1.5 * DEGREE,
            },
            amount,
          ),
        ),
      ];
    case 'shrug':
      return [
        swell(
          startSeconds,
          [0.24, hold(1.1, 0.74), 0.5],
          scaleExtent(
            {
              face: {
                ...RAISED_BROWS,
                ...both('mouthFrown', 0.4),
                mouthShrugLower: 0.4,
                mouthShrugUpper: 0.25,
              },
              lift: 0.014,
              pitch: 2 * DEGREE,
              roll: (random() < 0.5 ? -1 : 1) * 5 * DEGREE,
              chestPitch: -1.5 * DEGREE,
            },
            amount,
          ),
        ),
      ];
    case 'breathe':
      return [
        swell(startSeconds, [hold(2.4, 1.4), 0.15, 1.25], {
          chestPitch: -3.2 * DEGREE * amount,
          lift: 0.009 * amount,
          pitch: -1 * DEGREE * amount,
          face: { jawOpen: 0.06 * amount, ...both('eyeBlink', 0.1 * amount) },
        }),
      ];
    case 'laugh':
      return laugh(told);
    default:
      return [];
  }
};
