import { writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { createStepLog, type StepLog } from '../../build/setup/progress.mjs';
import { MEDIASOUP_VERSION } from '../../electron/services/broadcast/sfu.ts';
import { findWorker } from '../../electron/services/broadcast/worker-program/find-worker.ts';
import { createStand } from '../e2e/launch.ts';
import { openViewerBrowser, VIEWER_SWITCHES } from '../e2e/viewer-browser.ts';
import { type BadLine, throughLossyLines, throughNetem } from './broadcast/bad-lines.ts';
import { type BandwidthFigures, bandwidthFigures, POSES_PER_SECOND } from './broadcast/bandwidth.ts';
import { type GlassFigures, glassFigures } from './broadcast/figures.ts';
import { watchLine } from './broadcast/line.ts';
import { fromNamespace, type Namespace, openNamespace } from './broadcast/netem.ts';
import { type OnAirApp, openOnAirApp } from './broadcast/on-air-app.ts';
import { measurePipe, type PipedFigures } from './broadcast/piped.ts';
import { countViewers, type ViewersPerCore } from './broadcast/viewers-per-core.ts';
import { watchClock } from './broadcast/watch-clock.ts';
import type { BenchRun } from './run-bench.ts';

const GLASS_SECONDS = 8;

const NO_CHROMIUM = 'There is no Chromium (MASQUE_CHROMIUM names one).';

interface GlassToGlass {
  readonly video: GlassFigures;
  readonly pose: GlassFigures;
  readonly lines: readonly BadLine[];
  /** Why they were not the kernel's; null where they were. */
  readonly noNetem: string | null;
  /** The app's own pace on this machine. */
  readonly trackedPerSecond: number;
}

const nothing = (what: string): never => {
  throw new Error(what);
};

const overNetem = async (
  app: OnAirApp,
  origin: number,
  namespace: Namespace,
): Promise<readonly BadLine[]> => {
  const browser = await chromium.launch({ executablePath: namespace.chromium, args: VIEWER_SWITCHES });
  const inside = { view: fromNamespace(app.view), poseView: fromNamespace(app.poseView) };
  try {
    return await throughNetem(inside, origin, browser, namespace.setFaults);
  } finally {
    await browser.close();
  }
};

/** The app on air at 720p, and a browser that looks: as video, then as pose, then both over bad lines. */
const measureGlass = async (log: StepLog): Promise<GlassToGlass> => {
  const stand = createStand();
  const namespace = await openNamespace(await stand.folder());
  const hasNetem = typeof namespace !== 'string';
  const browser = (await openViewerBrowser()) ?? nothing(NO_CHROMIUM);
  try {
    await stand.ready();
    const app = await openOnAirApp(stand, { audience: hasNetem ? ':network' : '', clock: true });
    const video = await watchClock(browser, app.view, GLASS_SECONDS);
    const origin = await app.clockOrigin();
    const pose = await watchClock(browser, `${app.poseView}&clock`, GLASS_SECONDS);
    log.say('Watched as video and as pose; now over bad lines.');
    const lines = hasNetem
      ? await overNetem(app, origin, namespace)
      : await throughLossyLines(app, origin, browser);
    const { tracked } = await app.end();
    return {
      video: glassFigures(video),
      pose: glassFigures(pose, origin),
      lines,
      noNetem: hasNetem ? null : namespace,
      trackedPerSecond: tracked.framesPerSecond,
    };
  } finally {
    await browser.close();
    await stand.dispose();
    if (hasNetem) namespace.close();
  }
};

/** The same picture without the clock, whose black and white blocks would count. */
const measureBandwidth = async (): Promise<BandwidthFigures> => {
  const stand = createStand();
  const browser = (await openViewerBrowser()) ?? nothing(NO_CHROMIUM);
  try {
    await stand.ready();
    const app = await openOnAirApp(stand, { clock: false });
    const video = await watchLine(browser, app.view, GLASS_SECONDS);
    const pose = await watchLine(browser, app.poseView, GLASS_SECONDS);
    await app.end();
    return bandwidthFigures(video, pose);
  } finally {
    await browser.close();
    await stand.dispose();
  }
};

const kilo = (bits: number): number => Math.round(bits / 1000);

const glassRow = ({ latencyMilliseconds: { p50, p95 }, ...rest }: GlassFigures) => ({
  'latency p50': p50,
  'latency p95': p95,
  'seen a second': rest.seenPerSecond,
  'longest gap': rest.longestGapMilliseconds,
});

const lineRows = (lines: readonly BadLine[]) =>
  Object.fromEntries(
    lines.flatMap(({ loss, delayMilliseconds, jitterMilliseconds, video, pose }) => {
      const name = `${loss * 100} % lost, ${delayMilliseconds} ± ${jitterMilliseconds} ms`;
      return [
        [`video, ${name}`, glassRow(video)],
        [`pose, ${name}`, glassRow(pose)],
      ];
    }),
  );

const show = (
  { video, pose, lines, noNetem, trackedPerSecond }: GlassToGlass,
  bandwidth: BandwidthFigures,
  viewers: { readonly pose: ViewersPerCore; readonly video: ViewersPerCore },
  piped: PipedFigures,
) => {
  console.log(
    `\nFrom the camera’s picture to the viewer’s glass, 1280x720, ${trackedPerSecond} tracked a second; ms`,
  );
  console.table({ video: glassRow(video), pose: glassRow(pose) });
  console.log(
    noNetem === null
      ? 'The same over bad lines, each way: the kernel’s netem, between two network namespaces'
      : `The same over bad lines, each way: a program that loses packets. ${noNetem}`,
  );
  console.table(lineRows(lines));
  const { quantiser, picturesPerSecond, posesPerSecond, videoOverPose } = bandwidth;
  console.log(
    `What one viewer takes, 1280x720, without voice: video ${videoOverPose} times what the pose does (${posesPerSecond} poses a second, reckoned as 30)`,
  );
  console.table({
    video: { 'kbit/s': kilo(bandwidth.videoBitsPerSecond), 'a second': picturesPerSecond, quantiser },
    pose: { 'kbit/s': kilo(bandwidth.poseLineBitsPerSecond), 'a second': POSES_PER_SECOND },
    'of that the pose itself': { 'kbit/s': kilo(bandwidth.poseBitsPerSecond) },
  });
  console.log('Viewers on one worker (SRTP and SCTP into a second; without ICE)');
  for (const kind of ['video', 'pose'] as const) {
    console.log(`${kind}: ${viewers[kind].perCore} a core`);
    console.table(viewers[kind].steps);
  }
  const { p50, p95 } = piped.latencyMilliseconds;
  console.log(
    `Through a second worker: ${p50} ms later (p95 ${p95}); the first takes ${piped.firstCores} of a core, the second ${piped.secondCores} for ${piped.viewers} viewers of video`,
  );
};

/** `npm run bench -- broadcast [--json FILE]`: latency, bandwidth, bad lines, viewers per core, two workers piped. */
export async function bench({ root, jsonFile }: BenchRun): Promise<void> {
  const log = createStepLog(process.stderr);
  const worker = await findWorker({
    checkout: root,
    resources: null,
    version: MEDIASOUP_VERSION,
    env: process.env,
    preparing: log.say,
    signal: new AbortController().signal,
  });
  const glass = await measureGlass(log);
  log.say('Now what comes over the line.');
  const bandwidth = await measureBandwidth();
  log.say('Now more and more viewers on one worker, and two workers piped.');
  const feed = {
    bitsPerSecond: bandwidth.videoBitsPerSecond,
    poseBytes: Math.ceil(bandwidth.poseBitsPerSecond / 8 / POSES_PER_SECOND),
  };
  const viewers = {
    pose: await countViewers(worker, 'pose', feed),
    video: await countViewers(worker, 'video', feed),
  };
  const piped = await measurePipe(worker, feed);
  show(glass, bandwidth, viewers, piped);
  const summary = {
    videoLatencyMilliseconds: glass.video.latencyMilliseconds,
    poseLatencyMilliseconds: glass.pose.latencyMilliseconds,
    poseBitsPerSecond: bandwidth.poseBitsPerSecond,
    // Of all that comes over either line: the pose pays for what carries it.
    videoOverPoseBandwidth: bandwidth.videoOverPose,
    poseViewersPerCore: viewers.pose.perCore,
    videoViewersPerCore: viewers.video.perCore,
  };
  console.log('\n', summary);
  if (jsonFile !== undefined)
    await writeFile(jsonFile, `${JSON.stringify({ summary, glass, bandwidth, viewers, piped }, null, 2)}\n`);
}
