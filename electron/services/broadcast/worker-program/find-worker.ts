import { copyFile, mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MasqueError } from '../../../../renderer/core/errors.ts';
import { isWorker } from './probe-worker.ts';
import { runScript } from './run-script.ts';
import { cachedWorker, cacheFolder } from './worker-cache.ts';

/** A download that has not come by then is out of reach; a build takes five minutes on two quiet cores. */
const DOWNLOAD_SECONDS = 60;
const BUILD_SECONDS = 3600;

/** How it is built, in a checkout. */
const RECIPE = join('build', 'mediasoup', 'recipe');

export interface WorkerSearch {
  /** Holds `node_modules` and `build`: a checkout. Null in a package, which has neither. */
  readonly checkout: string | null;
  /** Where a package carries the official program. */
  readonly resources: string | null;
  readonly version: string;
  readonly env: NodeJS.ProcessEnv;
  /** It takes a while, for this reason. */
  preparing(message: string): void;
  readonly signal: AbortSignal;
}

const unavailable = (message: string, cure: string) => new MasqueError('missing-part', message, cure);

/** mediasoup's own script: downloads, checks that it runs, and would then build by pip, which `PYTHON` forbids. */
const download = async (checkout: string, version: string, signal: AbortSignal): Promise<string | null> => {
  const mediasoup = join(checkout, 'node_modules', 'mediasoup');
  const program = join(mediasoup, 'worker', 'out', 'Release', 'mediasoup-worker');
  const env = { PYTHON: 'false', npm_package_version: version };
  const wish = { cwd: mediasoup, env, seconds: DOWNLOAD_SECONDS, signal };
  await runScript(['npm-scripts.mjs', 'postinstall'], wish);
  const file = process.platform === 'win32' ? `${program}.exe` : program;
  return (await isWorker(file)) ? file : null;
};

const keep = async (program: string, cached: string): Promise<void> => {
  await mkdir(dirname(cached), { recursive: true });
  const draft = `${cached}.${process.pid}.part`;
  await copyFile(program, draft);
  await rename(draft, cached);
};

const build = async (search: WorkerSearch, checkout: string, cached: string): Promise<void> => {
  const { signal, version } = search;
  const script = join(checkout, RECIPE, 'build-worker.mjs');
  const mediasoup = join(checkout, 'node_modules', 'mediasoup');
  const end = await runScript([script, mediasoup, cached], { cwd: checkout, seconds: BUILD_SECONDS, signal });
  if (end.ok && (await isWorker(cached))) return;
  throw unavailable(
    `Broadcasting needs mediasoup’s worker, and it could not be built: ${end.said}`,
    `Connect to the internet and try again, or set MEDIASOUP_WORKER_BIN to a worker of mediasoup ${version}.`,
  );
};

/**
 * mediasoup's worker for this system: one that is named, one that came with the package, one that was found before, the
 * official one, or one built here. Only the last two take time, once for each version.
 */
export const findWorker = async (search: WorkerSearch): Promise<string> => {
  const { checkout, resources, version, env, preparing, signal } = search;
  const named = env.MEDIASOUP_WORKER_BIN;
  if (named !== undefined && named !== '') {
    if (await isWorker(named)) return named;
    throw unavailable(
      `MEDIASOUP_WORKER_BIN names ${named}, which is no mediasoup worker.`,
      'Set it to one, or unset it.',
    );
  }
  if (checkout === null) {
    const name = process.platform === 'win32' ? 'mediasoup-worker.exe' : 'mediasoup-worker';
    const carried = resources === null ? null : join(resources, 'mediasoup', name);
    if (carried !== null && (await isWorker(carried))) return carried;
    throw unavailable(
      'This package of Masque came without mediasoup’s worker, which broadcasting needs.',
      'Install a package that has it, or set MEDIASOUP_WORKER_BIN to a worker of mediasoup’s version.',
    );
  }
  const { platform, arch } = process;
  const kind = { version, platform, arch, recipe: join(checkout, RECIPE) };
  const cached = await cachedWorker(cacheFolder(env, platform), kind);
  if (await isWorker(cached)) return cached;
  preparing('Fetching mediasoup’s worker. This happens once.');
  const official = await download(checkout, version, signal);
  signal.throwIfAborted();
  if (official !== null) {
    await keep(official, cached);
    return cached;
  }
  if (platform !== 'linux') {
    throw unavailable(
      'Broadcasting needs mediasoup’s worker, which could not be downloaded.',
      'Connect to the internet and try again.',
    );
  }
  preparing('Building mediasoup’s worker, about five minutes. This happens once.');
  await build(search, checkout, cached);
  return cached;
};
