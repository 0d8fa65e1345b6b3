import { correlation } from '../../core/math/correlation.ts';
import type { Timeline } from '../../core/script/timeline.ts';
import { ARKIT_INDEX } from '../../core/signals/arkit.ts';
import type { AvatarPose } from '../../core/signals/avatar-pose.ts';

/** How wide a mouth is for a phone's viseme, 0..1: vowels by their height, closures not at all. */
const OPENING: Readonly<Record<string, number>> = { aa: 1, E: 0.7, oh: 0.7, ih: 0.45, ou: 0.35, RR: 0.3 };
const ELSE = 0.2;
const CLOSED: readonly string[] = ['sil', 'PP', 'FF'];
const LONGEST_LAG_SECONDS = 0.15;
const LAG_STEP_SECONDS = 0.005;
/** A picture is looked at while it stands; its moment is its middle. */
const SHOWN = 0.5;

const openingOf = (viseme: string): number => (CLOSED.includes(viseme) ? 0 : (OPENING[viseme] ?? ELSE));

/** How wide the mouth of each picture's pose is, 0..1. */
export const mouthOpening = ({ weights }: AvatarPose): number =>
  Math.max(0, (weights[ARKIT_INDEX.jawOpen] ?? 0) - (weights[ARKIT_INDEX.mouthClose] ?? 0));

/**
 * Milliseconds by which the sound comes after the mouth: where the mouths of a film's pictures fit its phones best.
 * Null where nobody knows the phones.
 */
export const mouthOffset = (
  openings: readonly number[],
  framesPerSecond: number,
  timeline: Timeline | null,
): number | null => {
  const phones = timeline?.lines.flatMap((line) => line.phones) ?? [];
  if (phones.length === 0 || openings.length === 0) return null;
  /** The mean opening of what is said while a picture stands. */
  const said = (from: number, to: number): number => {
    let sum = 0;
    for (const { startSeconds, endSeconds, viseme } of phones)
      sum += openingOf(viseme) * Math.max(0, Math.min(to, endSeconds) - Math.max(from, startSeconds));
    return sum / (to - from);
  };
  let best = { lag: 0, fit: Number.NEGATIVE_INFINITY };
  const steps = Math.round(LONGEST_LAG_SECONDS / LAG_STEP_SECONDS);
  for (let step = -steps; step <= steps; step += 1) {
    const lag = step * LAG_STEP_SECONDS;
    const heard = openings.map((_, frame) => {
      const middle = (frame + SHOWN) / framesPerSecond + lag;
      return said(middle - 0.02, middle + 0.02);
    });
    const fit = correlation(openings, heard);
    if (fit > best.fit) best = { lag, fit };
  }
  return best.lag * 1000;
};
