import { demoPose } from '../core/animate/demo-performance.ts';
import type { Host, LaunchOptions, MediaSource, RunReport, TrackerModel } from '../core/host.ts';
import { conjugate, multiply } from '../core/math/quaternion.ts';
import { ARKIT_COUNT } from '../core/signals/arkit.ts';
import type { FaceFrame } from '../core/signals/face-frame.ts';
import type { TrackedPicture } from '../track/protocol.ts';
import { createSamples, p50p95, rounded } from './percentile.ts';
import { startTracking } from './tracking.ts';

/** The longer side of the tracked picture, pixels; the first is what the others are compared with. */
const LONG_SIDES = [640, 480, 384, 320, 256, 192];
const DEGREES = 180 / Math.PI;

/** Tracks every picture of a film at one size. */
async function trackAll(
  video: MediaSource,
  model: TrackerModel,
  longSide: number,
  say: (text: string) => Promise<void>,
): Promise<TrackedPicture[]> {
  const pictures: TrackedPicture[] = [];
  let dispose = () => {};
  await new Promise<void>((resolve, reject) => {
    startTracking(
      { model, delegate: 'CPU', longSide, clockOrigin: 0, readClock: false },
      {
        tracked(picture) {
          if (!picture.picture) return;
          pictures.push(picture);
          if (pictures.length % 100 === 0)
            void say(`${longSide} pixels, ${picture.timeSeconds.toFixed(0)} s`);
        },
        preview: (bitmap) => bitmap.close(),
        ended: resolve,
        problem: reject,
        crashed: reject,
      },
    ).then((tracking) => {
      dispose = tracking.dispose;
      tracking.play({ kind: 'file', address: video.address, name: video.name, live: false });
    }, reject);
  }).finally(() => dispose());
  return pictures;
}

/** Mean over the 52 shapes of the distance between two faces. */
const weightsApart = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < ARKIT_COUNT; i += 1) sum += Math.abs((a[i] ?? 0) - (b[i] ?? 0));
  return sum / ARKIT_COUNT;
};

const degreesApart = (a: FaceFrame, b: FaceFrame): number =>
  2 * Math.acos(Math.min(1, Math.abs(multiply(conjugate(a.rotation), b.rotation)[3]))) * DEGREES;

const mean = (values: number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** How one size compares with the largest, and, on the demo performer, with what was really performed. */
function compare(pictures: TrackedPicture[], reference: TrackedPicture[], isDemo: boolean) {
  const inference = createSamples();
  const shapes: number[] = [];
  const head: number[] = [];
  const truth: number[] = [];
  for (const [index, { face, inferenceMilliseconds, timeSeconds }] of pictures.entries()) {
    inference.add(inferenceMilliseconds);
    if (face === null) continue;
    if (isDemo) truth.push(weightsApart(face.weights, demoPose(timeSeconds).weights));
    const other = reference[index]?.face;
    if (!other) continue;
    shapes.push(weightsApart(face.weights, other.weights));
    head.push(degreesApart(face, other));
  }
  return {
    pictures: pictures.length,
    faces: pictures.filter(({ face }) => face !== null).length,
    inferenceMilliseconds: p50p95(inference),
    meanShapeDifference: rounded(mean(shapes), 4),
    meanHeadDifferenceDegrees: rounded(mean(head), 2),
    ...(isDemo ? { meanShapeErrorToPerformed: rounded(mean(truth), 4) } : {}),
  };
}

/** What a smaller tracking picture costs in accuracy and saves in time, every size on the same pictures in one run. */
export async function benchTrackingSize(host: Host, launch: LaunchOptions): Promise<RunReport> {
  const file = launch.camera?.kind === 'file' ? launch.camera.path : null;
  const video = file === null ? await host.media.demo() : await host.media.open({ path: file });
  const model = await host.models.faceTracker({ prefer: launch.trackerModel ?? 'auto', gpu: false });
  const sizes: Record<string, ReturnType<typeof compare>> = {};
  let reference: TrackedPicture[] | null = null;
  for (const longSide of LONG_SIDES) {
    const share = Object.keys(sizes).length / LONG_SIDES.length;
    await host.run.progress({ share, text: `${longSide} pixels` });
    const pictures = await trackAll(video, model, longSide, (text) => host.run.progress({ share, text }));
    reference ??= pictures;
    sizes[longSide] = compare(pictures, reference, file === null);
  }
  return { ok: true, stats: { video: video.name, model: model.model, sizes } };
}
