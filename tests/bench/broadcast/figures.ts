import { pictureAges } from '../../e2e/viewer-glass.ts';
import { quantile } from '../../system/pipewire/figures.ts';
import type { Watched } from './watch-clock.ts';

export interface Spread {
  readonly p50: number;
  readonly p95: number;
}

export const spreadOf = (values: readonly number[]): Spread => ({
  p50: Math.round(quantile(values, 0.5) * 10) / 10,
  p95: Math.round(quantile(values, 0.95) * 10) / 10,
});

export interface GlassFigures {
  readonly latencyMilliseconds: Spread;
  readonly seenPerSecond: number;
  /** The longest time without another picture. */
  readonly longestGapMilliseconds: number;
}

/** `origin`: zero of the clock that was read, milliseconds since 1970. */
export const glassFigures = ({ glass, seconds }: Watched, origin = 0): GlassFigures => {
  // A screen may show one pose twice; what moves is what counts.
  const fresh = glass.filter(({ clock }, index) => clock !== glass[index - 1]?.clock);
  const gaps = fresh.slice(1).map(({ at }, index) => at - (fresh[index]?.at ?? at));
  return {
    latencyMilliseconds: spreadOf(pictureAges(fresh, origin)),
    seenPerSecond: Math.round((fresh.length / seconds) * 10) / 10,
    longestGapMilliseconds: Math.round(Math.max(0, ...gaps)),
  };
};
