import { clamp01 } from '../../math/smoothstep.ts';
import type { Extent } from './movement.ts';

/** From `startSeconds` on somebody holds this, after `seconds` of moving there. */
export interface Stance {
  readonly startSeconds: number;
  /** 0 is a cut. */
  readonly seconds: number;
  readonly extent: Extent;
}

/** From rest to rest with the least jerk. Source: Flash & Hogan 1985, "The coordination of arm movements". */
const minimumJerk = (t: number): number => t * t * t * (10 - 15 * t + 6 * t * t);

export interface Held {
  readonly extent: Extent;
  readonly level: number;
}

/**
 * What is held at a moment. Each stance comes as the one before goes, by the same share: a move that begins before the last
 * has ended carries on from wherever that was, without a jump. A cut leaves nothing of what was before it.
 */
export const createStances = (stances: readonly Stance[]): ((timeSeconds: number) => readonly Held[]) => {
  const sorted = [...stances].sort((a, b) => a.startSeconds - b.startSeconds);
  const shareOf = ({ startSeconds, seconds }: Stance, timeSeconds: number): number =>
    seconds <= 0 ? 1 : minimumJerk(clamp01((timeSeconds - startSeconds) / seconds));
  return (timeSeconds) => {
    const held: Held[] = [];
    // What a stance that comes later leaves of those before it.
    let left = 1;
    for (let i = lastBegun(sorted, timeSeconds); i >= 0 && left > 1e-6; i--) {
      const stance = sorted[i];
      if (stance === undefined) break;
      const share = shareOf(stance, timeSeconds);
      held.push({ extent: stance.extent, level: left * share });
      left *= 1 - share;
    }
    return held;
  };
};

/** Place of the last stance that has begun, −1 before the first. */
const lastBegun = (sorted: readonly Stance[], timeSeconds: number): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.startSeconds ?? 0) <= timeSeconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};
