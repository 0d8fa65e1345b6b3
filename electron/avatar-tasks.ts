import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeAvatar } from '../renderer/core/describe/describe-avatar.ts';
import { MasqueError } from '../renderer/core/errors.ts';
import type { AvatarTask } from './cli/avatar-task.ts';
import { writeWhole } from './services/atomic-write.ts';
import { checkWorkerOf, lookThrough } from './services/avatar-check/look-through.ts';
import { appFolders } from './services/folders.ts';

export interface TaskOutcome {
  /** What the standard output gets, without its last line's end. */
  readonly text: string;
  readonly status: number;
}

const done = (value: unknown): TaskOutcome => ({ text: JSON.stringify(value), status: 0 });

/** The baking of the avatars that come with the app writes it, as the lines that are wanted here. */
const listCast = async (root: string): Promise<TaskOutcome> => {
  const file = join(appFolders(root).avatars, 'cast.jsonl');
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new MasqueError('missing-part', 'No avatar has been made yet.', 'Run npm run setup.', { cause });
  });
  return { text: text.trimEnd(), status: 0 };
};

const bake = async (
  { recipe: path, out, format, level }: Extract<AvatarTask, { kind: 'bake' }>,
  root: string,
): Promise<TaskOutcome> => {
  // Loaded late: nothing else that this process does needs the sculptor.
  const { bakeRecipe, readRecipeFile } = await import('./services/sculpt.ts');
  const recipe = await readRecipeFile(path);
  const { bytes, triangles } = await bakeRecipe(recipe, { root, format, level });
  await writeWhole(out, bytes);
  return done({ id: recipe.id, file: out, level, triangles, bytes: bytes.length });
};

/** Needs neither a window nor a display, so it is over before Chromium has begun. */
export const runAvatarTask = async (task: AvatarTask, root: string): Promise<TaskOutcome> => {
  switch (task.kind) {
    case 'list':
      return listCast(root);
    case 'check': {
      const report = await lookThrough(task.path, { worker: checkWorkerOf(root) });
      return { text: JSON.stringify(report), status: report.ok ? 0 : 2 };
    }
    case 'bake':
      return bake(task, root);
    case 'describe':
      return done(describeAvatar(task.words));
  }
};
