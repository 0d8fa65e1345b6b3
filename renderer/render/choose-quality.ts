import { QUALITIES, type Quality } from '../core/settings.ts';
import type { AvatarPose } from '../core/signals/avatar-pose.ts';
import type { Stage } from './stage.ts';

/** Median time from the order to draw until the picture was finished, milliseconds. */
export interface DrawTime {
  readonly quality: Quality;
  readonly milliseconds: number;
}

/** A picture every 33 ms; the tracker, the interface and other apps need the larger part of that. */
export const DRAW_BUDGET_MILLISECONDS = 12;
const WARM_UPS = 3;
const DRAWS = 9;

/**
 * The best quality whose draw fits the budget; light when none does or none was measured.
 * A processor that imitates a graphics card is needed by the tracker too, so there it is always light.
 */
export const decideQuality = (
  software: boolean,
  measured: readonly DrawTime[],
  budgetMilliseconds: number = DRAW_BUDGET_MILLISECONDS,
): Quality => {
  if (software) return 'light';
  const fits = (quality: Quality): boolean =>
    measured.some((time) => time.quality === quality && time.milliseconds <= budgetMilliseconds);
  return QUALITIES.filter(fits).at(-1) ?? 'light';
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Infinity;

const timeDraws = (stage: Stage, pose: AvatarPose, nowMilliseconds: () => number): number => {
  for (let i = 0; i < WARM_UPS; i++) stage.draw(pose);
  stage.finish();
  const times: number[] = [];
  for (let i = 0; i < DRAWS; i++) {
    const start = nowMilliseconds();
    stage.draw(pose);
    stage.finish();
    times.push(nowMilliseconds() - start);
  }
  return median(times);
};

/**
 * Draws the avatar that is on the stage a few times in each quality, from the cheapest, and leaves the stage in the best
 * that fits. Takes well under a second; stops at the first that is too slow.
 */
export const chooseQuality = (
  stage: Stage,
  pose: AvatarPose,
  nowMilliseconds: () => number,
): { readonly quality: Quality; readonly measured: readonly DrawTime[] } => {
  const { software } = stage.info.gpu;
  const measured: DrawTime[] = [];
  for (const quality of software ? [] : QUALITIES) {
    stage.setQuality(quality);
    const milliseconds = timeDraws(stage, pose, nowMilliseconds);
    measured.push({ quality, milliseconds });
    if (milliseconds > DRAW_BUDGET_MILLISECONDS) break;
  }
  const quality = decideQuality(software, measured);
  stage.setQuality(quality);
  return { quality, measured };
};
