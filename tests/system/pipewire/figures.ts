import type { SeenPicture } from './chromium-reader.ts';

/** The value below which this share of all lies; NaN of nothing. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};

export interface PassageFigures {
  /** Pictures seen, and how many of those that were fed between the first and the last of them were not. */
  readonly seen: number;
  readonly lost: number;
  /** Seen again at once: a reader that has just come is shown the last picture until the next. */
  readonly repeated: number;
  /** Seen after a later one. */
  readonly backward: number;
  readonly seenPerSecond: number;
  readonly fedPerSecond: number;
  /** How much an interval at the reader differs from the same interval at the feeder, milliseconds. */
  readonly jitter50: number;
  readonly jitter95: number;
  /** From the feeder to the page, milliseconds. */
  readonly latency50: number;
  readonly latency95: number;
}

const perSecond = (first: number, last: number, intervals: number): number =>
  intervals / ((last - first) / 1000);

/** How pictures with the pattern's numbers came through. */
export const passage = (
  pictures: readonly SeenPicture[],
  fedAt: ReadonlyMap<number, number>,
): PassageFigures => {
  const seen = pictures.flatMap(({ clock, arrivedAt }) => {
    const fed = clock === null ? undefined : fedAt.get(clock);
    return clock === null || fed === undefined ? [] : [{ number: clock, arrivedAt, fed }];
  });
  const first = seen[0];
  const last = seen.at(-1);
  if (first === undefined || last === undefined) throw new Error('No picture of the feeder’s was seen.');
  const steps = seen.slice(1).map((now, i) => {
    const before = seen[i] ?? first;
    return {
      numbers: now.number - before.number,
      jitter: Math.abs(now.arrivedAt - before.arrivedAt - (now.fed - before.fed)),
    };
  });
  const jitters = steps.flatMap(({ numbers, jitter }) => (numbers > 0 ? [jitter] : []));
  const latencies = seen.map(({ arrivedAt, fed }) => arrivedAt - fed);
  return {
    seen: seen.length,
    lost: steps.reduce((sum, { numbers }) => sum + Math.max(0, numbers - 1), 0),
    repeated: steps.filter(({ numbers }) => numbers === 0).length,
    backward: steps.filter(({ numbers }) => numbers < 0).length,
    seenPerSecond: perSecond(
      first.arrivedAt,
      last.arrivedAt,
      steps.filter(({ numbers }) => numbers > 0).length,
    ),
    fedPerSecond: perSecond(first.fed, last.fed, last.number - first.number),
    jitter50: quantile(jitters, 0.5),
    jitter95: quantile(jitters, 0.95),
    latency50: quantile(latencies, 0.5),
    latency95: quantile(latencies, 0.95),
  };
};

/**
 * The figures of so many pictures in a row, where the fewest were lost: a machine that does something else now and then
 * holds up a reader, which then misses pictures, because PipeWire keeps the newest only. Null when there are too few.
 */
export const bestPassage = (
  pictures: readonly SeenPicture[],
  fedAt: ReadonlyMap<number, number>,
  count: number,
): PassageFigures | null => {
  const step = Math.ceil(count / 10);
  const starts = Array.from({ length: Math.floor((pictures.length - count) / step) + 1 }, (_, i) => i * step);
  const all = starts.map((start) => passage(pictures.slice(start, start + count), fedAt));
  return all.sort((a, b) => a.lost - b.lost)[0] ?? null;
};

/** For a report: two digits after the point are more than a busy machine is worth. */
export const rounded = <Figures extends object>(figures: Figures): Record<string, number> =>
  Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Math.round(Number(value) * 100) / 100]),
  );
