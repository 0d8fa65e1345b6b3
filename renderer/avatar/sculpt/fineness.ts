import type { Level } from '../../core/recipe/levels.ts';

/** How many times as many segments a part has as at the lowest level. */
const FINENESS: Readonly<Record<Level, number>> = { low: 1, middle: 1.4, high: 2 };

/** What is small, or lies under something else, has fewer at the lowest level, where triangles are counted. */
const LEAN = 0.75;

/** A count of segments, rings or strands that suits `level`; `count` is the lowest level's. */
export const finer = (count: number, level: Level): number => Math.round(count * FINENESS[level]);

/** As `finer`, for what can do with less at the lowest level. */
export const leaner = (count: number, level: Level): number =>
  level === 'low' ? Math.ceil(LEAN * count) : finer(count, level);
