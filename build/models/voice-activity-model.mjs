import { join } from 'node:path';
import { readIfPresent, requireSum, sha256 } from './checksum.mjs';
import { ModelError } from './model-error.mjs';
import { modelEntry } from './model-table.mjs';
import { writeWhole } from './write-whole.mjs';

const ENTRY = modelEntry('voice-activity');
/** The one file that is wanted of the package, below the project's folder. */
const SOURCE = 'node_modules/@ricky0123/vad-web/dist/silero_vad_v6.onnx';

/**
 * Copies Silero's voice activity detector out of its npm package into `assets/models/`, unless the right file is there.
 * Throws a ModelError when the package is missing or is not the pinned one.
 * @param {{ root: string, log?: (line: string) => void }} options `root` is the project's folder
 */
export const copyVoiceActivityModel = async ({ root, log = () => {} }) => {
  const file = join(root, ENTRY.file);
  const present = await readIfPresent(file);
  if (present !== null && sha256(present) === ENTRY.sha256) return;
  const bytes = await readIfPresent(join(root, SOURCE));
  if (bytes === null) {
    throw new ModelError('not-found', `There is no file ${SOURCE}.`, 'Run npm ci, then start again.');
  }
  requireSum(SOURCE, bytes, ENTRY.sha256, 'Run npm ci, then start again.');
  await writeWhole(file, bytes);
  log(`Copied ${ENTRY.file} from @ricky0123/vad-web (${bytes.length} bytes).`);
};
