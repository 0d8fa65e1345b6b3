import { loadGlb } from '../avatar/load-glb.ts';
import { epochNow } from '../capture/captured-picture.ts';
import type { Host, LaunchOptions, MediaSource, RunReport } from '../core/host.ts';
import { createPerformance } from '../core/perform.ts';
import { controlsFrom } from '../core/retarget/perform-controls.ts';
import { defaultSettings, type Quality } from '../core/settings.ts';
import { CLOCK_BITS, readClock } from '../core/signals/picture-clock.ts';
import { createStage, type Stage } from '../render/stage.ts';
import type { TrackedPicture } from '../track/protocol.ts';
import { createDrawLoop } from './draw-loop.ts';
import { createSamples, p50p95, rounded } from './percentile.ts';
import { startTracking, TRACKED_LONG_SIDE } from './tracking.ts';

const WARM_UP_SECONDS = 2;
const DEFAULT_PHASE_SECONDS = 8;
const PICTURE_MILLISECONDS = 1000 / 30;

const sleep = (seconds: number) => new Promise<void>((wake) => setTimeout(wake, seconds * 1000));

interface Phase {
  readonly track: boolean;
  readonly draw: boolean;
  /** Reads every drawn picture's clock back, which costs a wait for the graphics card. */
  readonly readBack: boolean;
}

const PHASES: Readonly<Record<string, Phase>> = {
  trackingAlone: { track: true, draw: false, readBack: false },
  renderingAlone: { track: false, draw: true, readBack: false },
  together: { track: true, draw: true, readBack: false },
  clock: { track: true, draw: true, readBack: true },
};

interface PhaseResult {
  readonly trackedPerSecond: number;
  readonly renderedPerSecond: number;
  readonly dropped: number;
  readonly inferenceMilliseconds: { p50: number; p95: number };
  readonly drawMilliseconds: { p50: number; p95: number };
  readonly captureToPoseMilliseconds: { p50: number; p95: number };
  readonly clockMilliseconds: { p50: number; p95: number; count: number };
}

/** The clock in the picture just drawn, as it left the graphics card. */
const clockOnStage = (stage: Stage, pixels: Uint8Array): number | null => {
  const { width, height } = stage.info;
  stage.readPixels(pixels);
  // WebGL's rows start at the bottom; the strip lies along the top.
  const row = height - 1 - Math.floor(height / 32);
  return readClock({ width, height: 1, data: pixels.subarray(row * width * 4, (row + 1) * width * 4) });
};

async function runPhase(
  phase: Phase,
  seconds: number,
  { host, launch, stage, video }: { host: Host; launch: LaunchOptions; stage: Stage; video: MediaSource },
): Promise<PhaseResult> {
  const origin = epochNow();
  const performance = createPerformance({ seed: 1 });
  const controls = controlsFrom(defaultSettings(), { calibration: null, heldFace: null });
  const [inference, draw, pose, clock] = [createSamples(), createSamples(), createSamples(), createSamples()];
  const pixels = new Uint8Array(stage.info.width * stage.info.height * 4);
  let counts = { tracked: 0, drawn: 0, dropped: 0 };

  const loop = createDrawLoop(
    {
      isDone: stage.isDone,
      draw({ pose: avatarPose, clock: value }) {
        stage.draw(avatarPose);
        if (!phase.readBack || value === null) return;
        stage.drawClock(value);
        const seen = clockOnStage(stage, pixels);
        const period = 2 ** CLOCK_BITS;
        if (seen !== null) clock.add((((epochNow() - seen) % period) + period) % period);
      },
    },
    ({ drawStartedAt, finishedAt }) => {
      counts.drawn += 1;
      draw.add(finishedAt - drawStartedAt);
    },
  );
  const show = ({ face, capturedAt, clock: value, picture }: TrackedPicture) => {
    const timeSeconds = (capturedAt - origin) / 1000;
    const shown = performance.perform({ timeSeconds, face, voice: [], controls });
    const posedAt = epochNow();
    if (picture) pose.add(posedAt - capturedAt);
    if (phase.draw) loop.offer({ pose: shown, picture, capturedAt, posedAt, clock: value });
  };
  const tracked = (picture: TrackedPicture) => {
    if (picture.picture) {
      counts.tracked += 1;
      counts.dropped += picture.droppedBefore;
      inference.add(picture.inferenceMilliseconds);
    }
    show(picture);
  };

  const fail = (error: unknown) => {
    throw error;
  };
  const model = await host.models.faceTracker({ prefer: launch.trackerModel ?? 'auto', gpu: false });
  const tracking = phase.track
    ? await startTracking(
        {
          model,
          delegate: 'CPU',
          longSide: TRACKED_LONG_SIDE,
          clockOrigin: origin,
          readClock: phase.readBack,
        },
        {
          tracked,
          preview: (bitmap) => bitmap.close(),
          ended: () => undefined,
          problem: fail,
          crashed: fail,
        },
      )
    : null;
  tracking?.play({ kind: 'file', address: video.address, name: video.name, live: true });
  const timer = phase.track
    ? undefined
    : setInterval(() => {
        const now = epochNow();
        const none = { face: null, inferenceMilliseconds: 0, droppedBefore: 0, clock: null, picture: false };
        show({ ...none, kind: 'tracked', run: 0, capturedAt: now, trackedAt: now, timeSeconds: 0 });
      }, PICTURE_MILLISECONDS);
  await sleep(WARM_UP_SECONDS);
  counts = { tracked: 0, drawn: 0, dropped: 0 };
  for (const samples of [inference, draw, pose, clock]) samples.clear();
  const startedAt = epochNow();
  await sleep(seconds);
  const elapsed = (epochNow() - startedAt) / 1000;
  clearInterval(timer);
  tracking?.dispose();
  loop.dispose();
  return {
    trackedPerSecond: rounded(counts.tracked / elapsed),
    renderedPerSecond: rounded(counts.drawn / elapsed),
    dropped: counts.dropped,
    inferenceMilliseconds: p50p95(inference),
    drawMilliseconds: p50p95(draw),
    captureToPoseMilliseconds: p50p95(pose),
    clockMilliseconds: { ...p50p95(clock), count: clock.count },
  };
}

const ratio = (a: number, b: number): number | null => (b === 0 ? null : rounded(a / b, 2));

/** Tracking alone, drawing alone, both together, and both with a clock in the picture; one run, so ratios hold. */
export async function benchLive(host: Host, launch: LaunchOptions): Promise<RunReport> {
  const { width, height } = launch.size ?? { width: 1280, height: 720 };
  const quality: Quality =
    launch.quality === undefined || launch.quality === 'auto' ? 'light' : launch.quality;
  const canvas = document.createElement('canvas');
  const stage = createStage({ canvas, width, height, quality, backdrop: 'dusk' });
  const { address, name } = await host.avatars.open({ idOrPath: launch.avatar ?? 'mira' });
  const avatar = await loadGlb(await (await fetch(address)).arrayBuffer(), name);
  stage.setAvatar(avatar);
  const video =
    launch.camera?.kind === 'file'
      ? await host.media.open({ path: launch.camera.path })
      : await host.media.demo();
  const results: Record<string, PhaseResult> = {};
  for (const [phaseName, phase] of Object.entries(PHASES)) {
    await host.run.progress({ share: Object.keys(results).length / 4, text: phaseName });
    const parts = { host, launch, stage, video };
    results[phaseName] = await runPhase(phase, launch.seconds ?? DEFAULT_PHASE_SECONDS, parts);
  }
  const { trackingAlone, renderingAlone, together } = results;
  const ratios = {
    trackedPerSecond: ratio(together?.trackedPerSecond ?? 0, trackingAlone?.trackedPerSecond ?? 0),
    inferenceP50: ratio(
      together?.inferenceMilliseconds.p50 ?? 0,
      trackingAlone?.inferenceMilliseconds.p50 ?? 0,
    ),
    renderedPerSecond: ratio(together?.renderedPerSecond ?? 0, renderingAlone?.renderedPerSecond ?? 0),
    drawP50: ratio(together?.drawMilliseconds.p50 ?? 0, renderingAlone?.drawMilliseconds.p50 ?? 0),
  };
  const { gpu, triangles } = stage.info;
  stage.setAvatar(null);
  avatar.dispose();
  stage.dispose();
  const size = `${width}x${height}`;
  return {
    ok: true,
    stats: { gpu: gpu.name, size, quality, triangles, ...results, togetherOverAlone: ratios },
  };
}
