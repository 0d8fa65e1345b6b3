import type { Action } from '../../script/script.ts';
import { both, type Extent, scaleExtent } from './movement.ts';

const DEGREE = Math.PI / 180;

/** How a face is while it means something, at full strength; speech goes on over it. */
const MOODS = {
  smile: {
    face: {
      ...both('mouthSmile', 0.62),
      ...both('mouthDimple', 0.15),
      ...both('cheekSquint', 0.42),
      ...both('eyeSquint', 0.24),
      browInnerUp: 0.06,
    },
    pitch: -0.6 * DEGREE,
  },
  warm: {
    face: {
      ...both('mouthSmile', 0.32),
      ...both('cheekSquint', 0.22),
      ...both('eyeSquint', 0.16),
      browInnerUp: 0.2,
    },
    roll: 2.2 * DEGREE,
    chestPitch: 0.8 * DEGREE,
  },
  sad: {
    face: {
      browInnerUp: 0.7,
      ...both('browDown', 0.12),
      ...both('mouthFrown', 0.5),
      ...both('mouthSmile', -0.1),
      ...both('eyeBlink', 0.14),
      mouthShrugLower: 0.22,
    },
    pitch: 4 * DEGREE,
    chestPitch: 1.2 * DEGREE,
    lift: -0.004,
  },
  angry: {
    face: {
      ...both('browDown', 0.78),
      ...both('eyeSquint', 0.3),
      ...both('noseSneer', 0.3),
      ...both('mouthFrown', 0.32),
      ...both('mouthPress', 0.22),
      ...both('mouthSmile', -0.1),
      ...both('mouthUpperUp', 0.08),
    },
    pitch: 2.5 * DEGREE,
    forward: 0.006,
  },
  surprised: {
    face: {
      ...both('eyeWide', 0.85),
      ...both('browOuterUp', 0.85),
      browInnerUp: 0.9,
      ...both('mouthSmile', -0.08),
    },
    pitch: -2 * DEGREE,
    forward: -0.006,
  },
  thoughtful: {
    face: {
      browDownLeft: 0.34,
      browDownRight: 0.22,
      ...both('eyeSquint', 0.2),
      ...both('mouthPress', 0.16),
      mouthLeft: 0.12,
      ...both('mouthSmile', -0.06),
    },
    roll: -3 * DEGREE,
    pitch: 1 * DEGREE,
  },
  neutral: { face: both('mouthSmile', -0.04) },
} satisfies Partial<Record<Action, Extent>>;
export type Mood = keyof typeof MOODS;

export const isMood = (action: Action): action is Mood => Object.hasOwn(MOODS, action);

export const moodOf = (mood: Mood, amount: number): Extent => scaleExtent(MOODS[mood], amount);

/** Somebody who says something to somebody else, and was told nothing more. */
export const AT_EASE: Extent = {
  face: { ...both('mouthSmile', 0.1), ...both('cheekSquint', 0.06), browInnerUp: 0.03 },
};
