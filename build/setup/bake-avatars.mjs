import { existsSync } from 'node:fs';
import { join, parse } from 'node:path';
import { runCommand, tail } from './run-command.mjs';
import { SetupError } from './setup-error.mjs';
import { filesUnder, fingerprint, forget, makeOnce } from './stamp.mjs';

const RECIPES = 'assets/avatars';

/** What an avatar is made of: its recipe, the sculptor, and what both stand on. */
const INPUTS = [RECIPES, 'build/avatars', 'renderer/avatar', 'renderer/core', 'package-lock.json'];

/** @param {string} root @returns {string | undefined} a recipe without its avatar */
const unbaked = (root) =>
  filesUnder(root, [RECIPES])
    .filter((file) => file.endsWith('.json'))
    .find((file) => !existsSync(join(root, 'out', 'avatars', `${parse(file).name}.glb`)));

/**
 * Sculpts the avatars that come with the app into `out/avatars/`, when a recipe or the sculptor changed.
 * @param {{ root: string, log: import('./progress.mjs').StepLog }} options
 * @returns {Promise<boolean>} whether there was something to do
 */
export const bakeAvatars = async ({ root, log }) => {
  if (unbaked(root)) forget(root, 'avatars');
  return makeOnce(root, 'avatars', fingerprint(root, INPUTS), () =>
    log.during('Sculpting the avatars', async () => {
      const script = join(root, 'build', 'avatars', 'bake.mjs');
      const { code, output } = await runCommand(process.execPath, [script], { cwd: root });
      const absent = unbaked(root);
      if (code !== 0 || absent) {
        throw new SetupError(
          'failed',
          `The avatars could not be made (${code}${absent ? `, none for ${absent}` : ''}):\n${tail(output)}`,
          `Mend the recipe in ${RECIPES}/ or the source that is named above.`,
        );
      }
    }),
  );
};
