import { toEuler } from '../core/math/quaternion.ts';
import { ARKIT_SHAPES, type ArkitWeights } from '../core/signals/arkit.ts';
import type { TrackedPicture } from '../track/protocol.ts';
import { createSamples, p50p95, rounded } from './percentile.ts';
import { createRange, type Range } from './range.ts';

/** The life of one drawn picture. All times are milliseconds since 1970. */
export interface DrawnPicture {
  /** False: drawn for a tick, with no camera picture behind it. */
  readonly picture: boolean;
  readonly capturedAt: number;
  readonly posedAt: number;
  readonly drawStartedAt: number;
  /** The graphics card had finished. */
  readonly finishedAt: number;
}

export interface StatisticsReport {
  readonly render: Record<string, unknown>;
  readonly [part: string]: unknown;
}

/** Counts and times of one run; the numbers of the stats file. */
export interface Statistics {
  tracked(picture: TrackedPicture): void;
  posed(weights: ArkitWeights): void;
  drawn(picture: DrawnPicture): void;
  /** Forgets everything before now: the first pictures only warm things up. */
  restart(now: number): void;
  /** Everything the stats file says about tracking, drawing and delay. */
  report(now: number): StatisticsReport;
  dispose(): void;
}

const DEGREES = 180 / Math.PI;

const longTasks = (count: () => void): PerformanceObserver => {
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.duration > 50) count();
  });
  observer.observe({ type: 'longtask' });
  return observer;
};

/** `now`: when counting begins. */
export function createStatistics(now: number): Statistics {
  const inference = createSamples();
  const draw = createSamples();
  const captureToPose = createSamples();
  const captureToPhoton = createSamples();
  let startedAt = 0;
  let counts = { pictures: 0, faces: 0, dropped: 0, drawn: 0, long: 0 };
  let shapes: Range[] = [];
  let head: Record<'yaw' | 'pitch' | 'roll', Range>;
  const observer = longTasks(() => {
    counts.long += 1;
  });

  const restart = (from: number) => {
    startedAt = from;
    counts = { pictures: 0, faces: 0, dropped: 0, drawn: 0, long: 0 };
    for (const samples of [inference, draw, captureToPose, captureToPhoton]) samples.clear();
    shapes = ARKIT_SHAPES.map(() => createRange());
    head = { yaw: createRange(), pitch: createRange(), roll: createRange() };
  };
  restart(now);

  return {
    restart,
    tracked(picture) {
      if (!picture.picture) return;
      counts.pictures += 1;
      counts.dropped += picture.droppedBefore;
      inference.add(picture.inferenceMilliseconds);
      if (picture.face === null) return;
      counts.faces += 1;
      const { yaw, pitch, roll } = toEuler(picture.face.rotation);
      head.yaw.add(yaw * DEGREES);
      head.pitch.add(pitch * DEGREES);
      head.roll.add(roll * DEGREES);
    },
    posed(weights) {
      for (const [index, range] of shapes.entries()) range.add(weights[index] ?? 0);
    },
    drawn(picture) {
      counts.drawn += 1;
      draw.add(picture.finishedAt - picture.drawStartedAt);
      if (!picture.picture) return;
      captureToPose.add(picture.posedAt - picture.capturedAt);
      captureToPhoton.add(picture.finishedAt - picture.capturedAt);
    },
    report(until) {
      const seconds = Math.max(1e-3, (until - startedAt) / 1000);
      const cameraFrames = counts.pictures + counts.dropped;
      const shapeRanges = ARKIT_SHAPES.map((name, index) => [name, shapes[index]?.report(3)] as const);
      return {
        seconds: rounded(seconds, 2),
        camera: { frames: cameraFrames, framesPerSecond: rounded(cameraFrames / seconds) },
        tracked: {
          frames: counts.pictures,
          framesPerSecond: rounded(counts.pictures / seconds),
          faces: counts.faces,
          dropped: counts.dropped,
          inferenceMilliseconds: p50p95(inference),
        },
        render: {
          frames: counts.drawn,
          framesPerSecond: rounded(counts.drawn / seconds),
          milliseconds: p50p95(draw),
        },
        latencyMilliseconds: {
          captureToPose: p50p95(captureToPose),
          captureToPhoton: p50p95(captureToPhoton),
        },
        longTasksOver50Milliseconds: counts.long,
        shapes: Object.fromEntries(shapeRanges),
        headDegrees: { yaw: head.yaw.report(1), pitch: head.pitch.report(1), roll: head.roll.report(1) },
      };
    },
    dispose: () => observer.disconnect(),
  };
}
