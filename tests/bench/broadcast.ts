import { writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { provideWorker } from '../../build/mediasoup/provide-worker.mjs';
import { createStepLog } from '../../build/setup/progress.mjs';
import { createStand } from '../e2e/launch.ts';
import { openViewerBrowser, VIEWER_SWITCHES } from '../e2e/viewer-browser.ts';
import { type BadLine, throughLossyLines, throughNetem } from './broadcast/bad-lines.ts';
import { type GlassFigures, glassFigures } from './broadcast/figures.ts';
import { fromNamespace, openNamespace } from './broadcast/netem.ts';
import { type OnAirApp, openOnAirApp } from './broadcast/on-air-app.ts';
import { measurePipe, type PipedFigures } from './broadcast/piped.ts';
import { countViewers, type ViewersPerCore } from './broadcast/viewers-per-core.ts';
import { watchClock } from './broadcast/watch-clock.ts';
import type { BenchRun } from './run-bench.ts';

const GLASS_SECONDS = 8;
const PICTURES_PER_SECOND = 30;

interface GlassToGlass {
  readonly video: GlassFigures;
  readonly pose: GlassFigures;
  readonly lossy: readonly BadLine[];
  /** Or why it was not measured. */
  readonly netem: readonly BadLine[] | string;
  readonly sent: { readonly framesPerSecond: number; readonly poseBitsPerSecond: number };
}

const nothing = (what: string): never => {
  throw new Error(what);
};

const overNetem = async (stand: ReturnType<typeof createStand>): Promise<readonly BadLine[] | string> => {
  const namespace = await openNamespace(await stand.folder());
  if (typeof namespace === 'string') return namespace;
  try {
    const app = await openOnAirApp(stand, ':network');
    const browser = await chromium.launch({ executablePath: namespace.chromium, args: VIEWER_SWITCHES });
    const inside: OnAirApp = {
      ...app,
      view: fromNamespace(app.view),
      poseView: fromNamespace(app.poseView),
    };
    try {
      return await throughNetem(inside, await app.clockOrigin(), browser, namespace.setFaults);
    } finally {
      await browser.close();
      await app.end();
    }
  } finally {
    namespace.close();
  }
};

/** The app on air at 720p, and a browser that looks: as video, then as pose, then both over bad lines. */
const measureGlass = async (): Promise<GlassToGlass> => {
  const stand = createStand();
  const browser = (await openViewerBrowser()) ?? nothing('There is no Chromium (MASQUE_CHROMIUM names one).');
  try {
    await stand.ready();
    const app = await openOnAirApp(stand);
    const video = glassFigures(await watchClock(browser, app.view, GLASS_SECONDS));
    const origin = await app.clockOrigin();
    const pose = glassFigures(await watchClock(browser, `${app.poseView}&clock`, GLASS_SECONDS), origin);
    const lossy = await throughLossyLines(app, origin, browser);
    const { outputs } = await app.end();
    const sent = outputs.broadcast ?? nothing('The app’s stats say nothing of a broadcast.');
    return { video, pose, lossy, sent, netem: await overNetem(stand) };
  } finally {
    await browser.close();
    await stand.dispose();
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
  { video, pose, lossy, netem }: GlassToGlass,
  viewers: { readonly pose: ViewersPerCore; readonly video: ViewersPerCore },
  piped: PipedFigures,
) => {
  console.log('\nFrom the camera’s picture to the viewer’s glass, 1280x720; milliseconds');
  console.table({ video: glassRow(video), pose: glassRow(pose) });
  console.log('The same over bad lines, each way, made by a program that loses packets');
  console.table(lineRows(lossy));
  if (typeof netem === 'string') console.log(`The same by the kernel: not measured. ${netem}`);
  else {
    console.log('The same by the kernel’s netem, between two network namespaces');
    console.table(lineRows(netem));
  }
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
export async function bench({ jsonFile }: BenchRun): Promise<void> {
  const worker = await provideWorker({ log: createStepLog(process.stderr) });
  if (worker === null) throw new Error('There is no mediasoup worker on this machine, and none can be had.');
  const glass = await measureGlass();
  const feed = {
    bitsPerSecond: glass.video.bitsPerSecond,
    poseBytes: Math.ceil(glass.sent.poseBitsPerSecond / 8 / PICTURES_PER_SECOND),
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
    poseBitsPerSecond: glass.sent.poseBitsPerSecond,
    // Of all that comes over either line, so that the pose pays for what carries it.
    videoOverPoseBandwidth: Math.round((glass.video.bitsPerSecond / glass.pose.bitsPerSecond) * 10) / 10,
    poseViewersPerCore: viewers.pose.perCore,
    videoViewersPerCore: viewers.video.perCore,
  };
  console.log('\n', summary);
  if (jsonFile !== undefined)
    await writeFile(jsonFile, `${JSON.stringify({ summary, glass, viewers, piped }, null, 2)}\n`);
}
