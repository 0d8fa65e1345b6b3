import { MasqueError } from '../core/errors.ts';
import type { Host, LaunchOptions, RunReport } from '../core/host.ts';
import { likenessFromPhoto } from './likeness.ts';

/** Writes the likeness of the one face in the picture that the command line named, as a recipe for the editor. */
export async function writeLikeness(host: Host, launch: LaunchOptions): Promise<RunReport> {
  if (launch.input === undefined)
    throw new MasqueError(
      'bad-option',
      'from-photo needs a picture.',
      'masque avatar from-photo PICTURE --out RECIPE.json',
    );
  const recipe = await likenessFromPhoto(host, launch.input);
  const named = launch.recipeId === undefined ? recipe : { ...recipe, id: launch.recipeId };
  await host.run.emit({ lines: JSON.stringify(named, null, 2).split('\n') });
  return { ok: true };
}
