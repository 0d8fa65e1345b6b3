import type { FilmEntry } from '../../core/film.ts';
import type { ScriptEntry } from '../../core/host.ts';
import type { AppParts } from '../app-context.tsx';
import { SAMPLE_NAME, SAMPLE_SCRIPT } from '../words/sample-script.ts';
import { studioDefaults } from './studio-defaults.ts';

/** Everything that can be done with a script or a film; whatever fails is thrown, and `useAttempt` says it. */

export const openScript = async ({ host, studio }: AppParts, entry: ScriptEntry): Promise<void> => {
  await studio.store.getState().flush();
  const { text } = await host.scripts.read({ name: entry.name });
  studio.store.getState().open(entry, text);
};

/** Reads what there is, and opens what was written last. */
export const readScripts = async (parts: AppParts): Promise<void> => {
  const { list, isRead } = parts.studio.store.getState();
  if (isRead) return;
  const scripts = await parts.host.scripts.list();
  list(scripts);
  const [newest] = scripts;
  if (newest !== undefined && parts.studio.store.getState().name === null) await openScript(parts, newest);
};

const createScript = async ({ host, studio }: AppParts, name: string, text: string): Promise<void> => {
  await studio.store.getState().flush();
  studio.store.getState().open(await host.scripts.create({ name, text }), text);
};

export const newScript = (parts: AppParts): Promise<void> => createScript(parts, 'New script', '');
export const sampleScript = (parts: AppParts): Promise<void> =>
  createScript(parts, SAMPLE_NAME, SAMPLE_SCRIPT);

export const importScript = async (parts: AppParts, path: string | null): Promise<void> => {
  const entry = await parts.host.scripts.import({ path });
  if (entry !== null) await openScript(parts, entry);
};

export const renameScript = async ({ host, studio }: AppParts, to: string): Promise<void> => {
  const { name, flush } = studio.store.getState();
  if (name === null) return;
  await flush();
  const entry = await host.scripts.rename({ name, to });
  if (studio.store.getState().name === name) studio.store.getState().renamed(entry);
};

export const exportScript = async ({ host, studio, shell }: AppParts): Promise<void> => {
  const { name, text } = studio.store.getState();
  if (name === null) return;
  const path = await host.files.save({ name: `${name}.md`, bytes: new TextEncoder().encode(text) });
  if (path !== null) shell.getState().notify({ message: `“${name}” is in ${path}.`, cure: '' });
};

/** The next one opens; the empty screen, where there is none. */
export const removeScript = async (parts: AppParts): Promise<void> => {
  const { store } = parts.studio;
  const { name } = store.getState();
  if (name === null) return;
  await store.getState().close();
  const { where } = await parts.host.scripts.remove({ name });
  const left = await parts.host.scripts.list();
  store.getState().list(left);
  const [next] = left;
  if (next !== undefined) await openScript(parts, next);
  if (where !== 'bin') {
    parts.shell.getState().notify({ message: `“${name}” is in ${where}.`, cure: 'Your system has no bin.' });
  }
};

/** Asks where the film goes and puts it in the queue; false when the person changed their mind. */
export const exportFilm = async (parts: AppParts): Promise<boolean> => {
  const { studio, settings } = parts;
  const { name, text, choices, flush } = studio.store.getState();
  if (name === null) return false;
  void flush();
  const { avatar, voice, scene, backdrop, seed } = studioDefaults(settings.getState().settings);
  const session = studio.session();
  const path = await session.chooseFilmPath(name, choices.format);
  if (path === null) return false;
  await session.enqueue({
    path,
    resume: false,
    job: {
      ...choices,
      source: { kind: 'script', text, name },
      avatar,
      voice,
      background: scene.background,
      backdrop,
      seed,
    },
  });
  return true;
};

/** Plays a finished film where the stage was. */
export const watchFilm = async ({ studio }: AppParts, entry: FilmEntry, name: string): Promise<void> => {
  if (entry.progress.kind !== 'done') return;
  const session = studio.session();
  session.pause();
  const address = await session.filmAddress(entry.progress.path);
  studio.store.getState().watch({ id: entry.id, name, address });
};
