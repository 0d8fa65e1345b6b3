import { writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { createStepLog, type StepLog } from '../../build/setup/progress.mjs';
import { MEDIASOUP_VERSION } from '../../electron/services/broadcast/sfu.ts';
import { findWorker } from '../../electron/services/broadcast/worker-program/find-worker.ts';
import { createStand } from '../e2e/launch.ts';
import { openViewerBrowser, VIEWER_SWITCHES } from '../e2e/viewer-browser.ts';
import { type BadLine, throughLossyLines, throughNetem } from './broadcast/bad-lines.ts';
import { type GlassFigures, glassFigures } from './broadcast/figures.ts';
import { fromNamespace, type Namespace, openNamespace } from './broadcast/netem.ts';
import { type OnAirApp, openOnAirApp } from './broadcast/on-air-app.ts';
import { measurePipe, type PipedFigures } from './broadcast/piped.ts';
import { countViewers, type ViewersPerCore } from './broadcast/viewers-per-core.ts';
import { watchClock } from './broadcast/watch-clock.ts';
import type { BenchRun } from './run-bench.ts';

const GLASS_SECONDS = 8;
/** What a camera gives; a machine that tracks fewer sends fewer poses. */
const POSES_PER_SECOND = 30;

interface GlassToGlass {
  readonly video: GlassFigures;
  readonly pose: GlassFigures;
  /** Of the poses themselves, as at 30 a second. */
  readonly poseBitsPerSecond: number;
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
  const browser = (await openViewerBrowser()) ?? nothing('There is no Chromium (MASQUE_CHROMIUM names one).');
  try {
    await stand.ready();
    const app = await openOnAirApp(stand, hasNetem ? ':network' : '');
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
      poseBitsPerSecond: Math.round((pose.poses.bitsPerSecond / pose.poses.perSecond) * POSES_PER_SECOND),
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

const glassRow = ({ latencyMilliseconds: { p50, p95 }, ...rest }: GlassFigures) => ({
  'latency p50': p50,
  'latency p95': p95,
  'seen a second': rest.seenPerSecond,
  'longest gap': rest.longestGapMilliseconds,
  'kbit/s': Math.round(rest.bitsPerSecond / 1000),
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
  log.say('Now more and more viewers on one worker, and two workers piped.');
  const feed = {
    bitsPerSecond: glass.video.bitsPerSecond,
    poseBytes: Math.ceil(glass.poseBitsPerSecond / 8 / POSES_PER_SECOND),
  };
  const viewers = {
    pose: await countViewers(worker, 'pose', feed),
    video: await countViewers(worker, 'video', feed),
  };
  const piped = await measurePipe(worker, feed);
  show(glass, viewers, piped);
  const summary = {
    videoLatencyMilliseconds: glass.video.latencyMilliseconds,
    poseLatencyMilliseconds: glass.pose.latencyMilliseconds,
    poseBitsPerSecond: glass.poseBitsPerSecond,
    // Of all that comes over either line, at this machine's pace: the pose pays for what carries it.
    videoOverPoseBandwidth: Math.round((glass.video.bitsPerSecond / glass.pose.bitsPerSecond) * 10) / 10,
    poseViewersPerCore: viewers.pose.perCore,
    videoViewersPerCore: viewers.video.perCore,
  };
  console.log('\n', summary);
  if (jsonFile !== undefined)
    await writeFile(jsonFile, `${JSON.stringify({ summary, glass, viewers, piped }, null, 2)}\n`);
}
