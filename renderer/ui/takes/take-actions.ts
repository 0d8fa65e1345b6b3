import type { FilmEntry } from '../../core/film.ts';
import type { TakeEntry } from '../../core/host.ts';
import type { TakeExport } from '../../core/take-export/export-take.ts';
import { problemOf } from '../../state/problem.ts';
import type { FilmChoices } from '../../state/studio-store.ts';
import { isTrimmed, partOf } from '../../state/takes-store.ts';
import type { AppParts } from '../app-context.tsx';
import { clockWords } from '../words/clock-words.ts';

/** What can be done with takes. Whatever fails is thrown, for `useAttempt` to say. */

/** Says by itself what fails. */
export const readTakes = async ({ host, takes, shell }: AppParts): Promise<void> => {
  try {
    takes.getState().setEntries(await host.takes.list());
  } catch (cause) {
    shell.getState().notify(problemOf(cause));
  }
};

export const renameTake = async ({ host, takes }: AppParts, take: TakeEntry, name: string): Promise<void> => {
  if (name.trim() === '' || name.trim() === take.name) return;
  takes.getState().change(await host.takes.rename({ id: take.id, name }));
};

export const removeTake = async ({ host, takes }: AppParts, { id, name }: TakeEntry): Promise<void> => {
  const { where } = await host.takes.remove({ id });
  takes.getState().remove(id);
  takes.getState().say(where === 'bin' ? `“${name}” is in the bin.` : `“${name}” lies in ${where} now.`);
};

/** The part between the handles, when there is one: exports and films take no more than it. */
const spanOf = ({ takes }: AppParts, take: TakeEntry) =>
  isTrimmed(takes.getState(), take.id) ? partOf(takes.getState(), take) : null;

export const keepPart = async (parts: AppParts, take: TakeEntry): Promise<void> => {
  const { takes, takeSession } = parts;
  const { cast } = takes.getState();
  const kept = await takeSession.keepPart(take, partOf(takes.getState(), take), `${take.name}, part`);
  takes.getState().add(kept);
  // Whoever plays the whole plays the part.
  takes.getState().castAs(cast);
  takes.getState().say(`${clockWords(kept.durationSeconds, true)} are kept as a take of their own.`);
};

/** A name that every system takes for a file. */
const fileName = (name: string): string => name.replace(/[\\/:*?"<>|]+/g, ' ').trim() || 'take';

export const exportTake = async (
  parts: AppParts,
  take: TakeEntry,
  as: Pick<TakeExport, 'format' | 'face'>,
): Promise<void> => {
  const bytes = await parts.takeSession.exportTake(take, spanOf(parts, take), as);
  const path = await parts.host.files.save({ name: `${fileName(take.name)}.${as.format}`, bytes });
  if (path !== null) parts.takes.getState().say(`Written to ${path}.`);
};

export const importTake = async (parts: AppParts, path: string): Promise<void> => {
  const { host, takes, takeSession } = parts;
  takes.getState().setImporting(true);
  try {
    takes.getState().add(await takeSession.importFile(await host.media.open({ path })));
  } finally {
    takes.getState().setImporting(false);
  }
};

export const chooseImport = async (parts: AppParts): Promise<void> => {
  const file = await parts.host.media.choose({ kind: 'take' });
  if (file) await importTake(parts, file.path);
};

/** The same film twice is the same. */
const SEED = 1;

export type TakeBackground = 'scene' | 'green' | 'transparent';

/** Asks where to, and puts the film into the queue. */
export const filmTake = async (
  parts: AppParts,
  take: TakeEntry,
  how: {
    readonly choices: FilmChoices;
    readonly background: TakeBackground;
    readonly withSound: boolean;
  },
): Promise<void> => {
  const { host, takes, takeSession } = parts;
  const { choices, background, withSound } = how;
  const path = await host.films.choosePath({ name: fileName(take.name), format: choices.format });
  if (path === null) return;
  const { cast } = takes.getState();
  await takeSession.film({
    job: {
      ...choices,
      source: { kind: 'take', path: take.path, ...spanOf(parts, take), withSound },
      ...(cast !== null && { avatar: cast }),
      ...(background !== 'scene' && { background: { kind: background } }),
      seed: SEED,
    },
    path,
    resume: false,
  });
  takes.getState().setFilming(false);
};

/** Plays a finished film where the stage was. */
export const watchTakeFilm = async (
  { host, takes, takeSession }: AppParts,
  { progress }: FilmEntry,
  name: string,
): Promise<void> => {
  if (progress.kind !== 'done') return;
  takeSession.pause();
  const { address } = await host.media.open({ path: progress.path });
  takes.getState().watch({ name, address });
};
