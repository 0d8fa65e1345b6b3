import { MasqueError } from '../core/errors.ts';
import type { Host, LaunchOptions } from '../core/host.ts';
import type { Live } from './live.ts';
import type { LiveStatus } from './live-status.ts';

/** A camera or avatar that is not there by then will not come; the run goes on with what it has. */
const START_WITHIN_SECONDS = 20;
/** Pictures before the count starts: shaders compile, caches fill, the quality is chosen. */
const WARM_UP_MILLISECONDS = 1500;

/** How old the figures of an interrupted run may be. */
const KEEP_MILLISECONDS = 1000;

const sleep = (milliseconds: number) => new Promise<void>((wake) => setTimeout(wake, milliseconds));

const problemOf = ({ camera, stage, onAir, broadcast, sending }: LiveStatus): MasqueError | null => {
  if (onAir.kind === 'failed') return new MasqueError('failed', onAir.message, onAir.cure);
  if (broadcast.kind === 'failed') return new MasqueError('failed', broadcast.message, broadcast.cure);
  if (sending.kind === 'failed') return new MasqueError('failed', sending.message, sending.cure);
  if (stage.kind === 'failed') return new MasqueError('failed', stage.message, stage.cure);
  if (camera.kind === 'failed') return new MasqueError('failed', camera.message, camera.cure);
  return null;
};

const isReady = ({
  camera,
  stage,
  onAir,
  broadcast,
  sending,
  trackedPerSecond,
  renderedPerSecond,
}: LiveStatus): boolean =>
  stage.kind === 'ready' &&
  onAir.kind !== 'starting' &&
  broadcast.kind !== 'starting' &&
  sending.kind !== 'connecting' &&
  renderedPerSecond > 0 &&
  camera.kind !== 'starting' &&
  (camera.kind !== 'running' || trackedPerSecond > 0);

/** Resolves when the avatar stands and the camera, if there is one, gives pictures; rejects when either cannot. */
function started(live: Live): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, START_WITHIN_SECONDS * 1000);
    live.subscribe((status) => {
      const problem = problemOf(status);
      if (problem === null && !isReady(status)) return;
      clearTimeout(timer);
      if (problem === null) resolve();
      else reject(problem);
    });
  });
}

/** A run of the live session that ends by itself: warms up, counts for the wanted seconds, reports, and leaves. */
export async function runForSeconds(
  host: Host,
  launch: LaunchOptions,
  live: Live,
  seconds: number,
): Promise<void> {
  try {
    await started(live);
    await sleep(WARM_UP_MILLISECONDS);
    live.restart();
    let problem: MasqueError | null = null;
    const stop = live.subscribe((status) => {
      problem ??= problemOf(status);
    });
    for (const end = performance.now() + seconds * 1000; performance.now() < end && problem === null; ) {
      await sleep(Math.min(100, Math.max(1, end - performance.now())));
    }
    stop();
    if (problem !== null) throw problem;
    const stats = live.report();
    const stagePicture = launch.wantsScreenshot ? await live.picture() : undefined;
    await host.run.finish({ ok: true, stats, ...(stagePicture === undefined ? {} : { stagePicture }) });
  } catch (cause) {
    const { message, cure } =
      cause instanceof MasqueError ? cause : new MasqueError('failed', String(cause), 'Run masque doctor.');
    await host.run.finish({ ok: false, problem: { message, cure }, stats: live.report() });
  }
}

/** A run that a person ends: its figures so far are handed over as it goes, since its end comes unannounced. */
export function keepFigures(host: Host, live: Live): void {
  setInterval(() => void host.run.keep({ stats: live.report() }), KEEP_MILLISECONDS);
}
