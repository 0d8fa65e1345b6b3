import { MasqueError } from '../core/errors.ts';
import type { Host, LaunchOptions, RunReport } from '../core/host.ts';
import { IDENTITY } from '../core/math/quaternion.ts';
import { ZERO } from '../core/math/vector3.ts';
import { ARKIT_SHAPES, neutralWeights } from '../core/signals/arkit.ts';
import type { FaceFrame } from '../core/signals/face-frame.ts';
import type { TrackedPicture } from '../track/protocol.ts';
import { startTracking } from './tracking.ts';

/** Offline there is time for the whole picture of an ordinary webcam. Pixels, longer side. */
const LONG_SIDE = 640;
const LINES_AT_ONCE = 100;

/** A file whose next picture takes longer than this has none that can be had: a reader can be lost in a damaged file. */
const PATIENCE_SECONDS = 45;

const FORWARD = { yaw: 0, pitch: 0 };

/** What a picture without a face says: nothing, with confidence 0. */
const nobody = (timeSeconds: number): FaceFrame => ({
  timeSeconds,
  confidence: 0,
  weights: neutralWeights(),
  rotation: IDENTITY,
  translation: ZERO,
  gaze: { left: FORWARD, right: FORWARD },
});

const fixed = (value: number, digits = 5): number => Number(value.toFixed(digits));

/** One picture as a line of JSON. */
export function frameLine({ face, timeSeconds }: Pick<TrackedPicture, 'face' | 'timeSeconds'>): string {
  const { confidence, weights, rotation, translation, gaze } = face ?? nobody(timeSeconds);
  return JSON.stringify({
    timeSeconds: fixed(timeSeconds),
    confidence: fixed(confidence, 3),
    weights: Object.fromEntries(ARKIT_SHAPES.map((name, index) => [name, fixed(weights[index] ?? 0, 4)])),
    rotation: rotation.map((value) => fixed(value)),
    translation: translation.map((value) => fixed(value)),
    gaze: {
      left: { yaw: fixed(gaze.left.yaw, 4), pitch: fixed(gaze.left.pitch, 4) },
      right: { yaw: fixed(gaze.right.yaw, 4), pitch: fixed(gaze.right.pitch, 4) },
    },
  });
}

/** Tracks every picture of the file that the command line named, in order, none dropped. */
export async function trackFile(host: Host, launch: LaunchOptions): Promise<RunReport> {
  if (launch.input === undefined) {
    throw new MasqueError('bad-option', 'track needs a file.', 'masque track FILE --out frames.jsonl');
  }
  const file = await host.media.open({ path: launch.input });
  const model = await host.models.faceTracker({ prefer: launch.trackerModel ?? 'auto', gpu: false });
  let batch: string[] = [];
  let written = Promise.resolve();
  let pictures = 0;
  let faces = 0;
  const flush = () => {
    const lines = batch;
    batch = [];
    if (lines.length > 0) written = written.then(() => host.run.emit({ lines }));
  };
  let leave = () => {};
  await new Promise<void>((resolve, reject) => {
    const lost = () =>
      reject(
        new MasqueError(
          'unreadable',
          `“${file.name}” gave no picture for ${PATIENCE_SECONDS} s, after ${pictures} of them; it may be damaged.`,
          'Copy or record the file again, or repair it with a video converter.',
        ),
      );
    let patience = setTimeout(lost, PATIENCE_SECONDS * 1000);
    const goOn = () => {
      clearTimeout(patience);
      patience = setTimeout(lost, PATIENCE_SECONDS * 1000);
    };
    startTracking(
      { model, delegate: 'CPU', longSide: LONG_SIDE, clockOrigin: 0, readClock: false },
      {
        tracked(picture) {
          if (!picture.picture) return;
          goOn();
          pictures += 1;
          if (picture.face !== null) faces += 1;
          batch.push(frameLine(picture));
          if (batch.length >= LINES_AT_ONCE) flush();
        },
        preview: (bitmap) => bitmap.close(),
        ended: resolve,
        problem: reject,
        crashed: reject,
      },
    ).then((tracking) => {
      leave = () => {
        clearTimeout(patience);
        tracking.dispose();
      };
      goOn();
      tracking.play({ kind: 'file', address: file.address, name: file.name, live: false });
    }, reject);
  }).finally(() => leave());
  flush();
  await written;
  return { ok: true, stats: { pictures, faces, model: model.model, sha256: model.sha256 } };
}
