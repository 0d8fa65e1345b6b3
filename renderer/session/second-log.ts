import type { TrackedPicture } from '../track/protocol.ts';
import type { DiagnosticsSecond } from './live-session.ts';
import type { DrawnPicture } from './statistics.ts';

/** As many columns as the diagnostics charts have. */
const KEPT_SECONDS = 30;

interface Sums {
  second: number;
  capture: number;
  track: number;
  draw: number;
  latency: number[];
  dropped: number;
  tracked: number;
  drawn: number;
  output: number;
  sent: number;
}

const emptySums = (second: number): Sums => ({
  second,
  capture: 0,
  track: 0,
  draw: 0,
  latency: [],
  dropped: 0,
  tracked: 0,
  drawn: 0,
  output: 0,
  sent: 0,
});

const mean = (sum: number, count: number): number => (count === 0 ? 0 : sum / count);

const columnOf = (sums: Sums): DiagnosticsSecond => ({
  captureMilliseconds: mean(sums.capture, sums.tracked),
  trackMilliseconds: mean(sums.track, sums.tracked),
  drawMilliseconds: mean(sums.draw, sums.drawn),
  outputMilliseconds: mean(sums.output, sums.sent),
  dropped: sums.dropped,
  frames: sums.tracked,
});

/** What the status line shows: the last whole second. */
export interface LastSecond {
  readonly trackedPerSecond: number;
  readonly renderedPerSecond: number;
  /** Camera to finished picture, median. */
  readonly latencyMilliseconds: number;
}

/** The session second by second, for the status line and the diagnostics charts. Times are milliseconds since 1970. */
export interface SecondLog {
  tracked(picture: TrackedPicture): void;
  drawn(picture: DrawnPicture): void;
  /** A picture went out, so long after its drawing had ended. */
  sent(milliseconds: number): void;
  /** Closes the seconds that have passed; returns whether any did. */
  advance(now: number): boolean;
  readonly columns: readonly DiagnosticsSecond[];
  readonly last: LastSecond;
  readonly droppedTotal: number;
  readonly framesTotal: number;
  secondsSinceLastDrop(now: number): number | null;
}

export function createSecondLog(): SecondLog {
  let sums = emptySums(0);
  let columns: DiagnosticsSecond[] = [];
  let last: LastSecond = { trackedPerSecond: 0, renderedPerSecond: 0, latencyMilliseconds: 0 };
  let droppedTotal = 0;
  let framesTotal = 0;
  let lastDropAt: number | null = null;
  return {
    tracked({ picture, droppedBefore, inferenceMilliseconds, capturedAt, trackedAt }) {
      if (!picture) return;
      sums.tracked += 1;
      sums.track += inferenceMilliseconds;
      sums.capture += Math.max(0, trackedAt - capturedAt - inferenceMilliseconds);
      sums.dropped += droppedBefore;
      framesTotal += 1;
      droppedTotal += droppedBefore;
      if (droppedBefore > 0) lastDropAt = trackedAt;
    },
    drawn({ picture, capturedAt, drawStartedAt, finishedAt }) {
      sums.drawn += 1;
      sums.draw += finishedAt - drawStartedAt;
      if (picture) sums.latency.push(finishedAt - capturedAt);
    },
    sent(milliseconds) {
      sums.sent += 1;
      sums.output += milliseconds;
    },
    advance(now) {
      const second = Math.floor(now / 1000);
      if (second === sums.second) return false;
      columns = [...columns, columnOf(sums)].slice(-KEPT_SECONDS);
      const latency = sums.latency.sort((a, b) => a - b);
      last = {
        trackedPerSecond: sums.tracked,
        renderedPerSecond: sums.drawn,
        latencyMilliseconds: latency[latency.length >> 1] ?? 0,
      };
      sums = emptySums(second);
      return true;
    },
    get columns() {
      return columns;
    },
    get last() {
      return last;
    },
    get droppedTotal() {
      return droppedTotal;
    },
    get framesTotal() {
      return framesTotal;
    },
    secondsSinceLastDrop: (now) => (lastDropAt === null ? null : (now - lastDropAt) / 1000),
  };
}
