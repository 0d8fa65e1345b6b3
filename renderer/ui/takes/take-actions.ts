import type { TakeEntry } from '../../core/host.ts';
import type { TakeExport } from '../../core/take-export/export-take.ts';
import { problemOf } from '../../state/problem.ts';
import { isTrimmed, partOf } from '../../state/takes-store.ts';
import type { AppParts } from '../app-context.tsx';
import { clockWords } from '../words/take-words.ts';

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
  const kept = await takeSession.keepPart(take, partOf(takes.getState(), take), `${take.name}, part`);
  takes.getState().add(kept);
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

/** How a take is filmed, as the sheet asks it. */
export interface FilmChoice {
  readonly size: { readonly width: number; readonly height: number };
  readonly framesPerSecond: number;
  readonly look: 'draft' | 'standard' | 'full';
  readonly format: 'mp4' | 'webm' | 'png';
  readonly background: 'scene' | 'green' | 'transparent';
  readonly withSound: boolean;
}

/** Asks where to, and puts the film into the queue. */
export const filmTake = async (parts: AppParts, take: TakeEntry, choice: FilmChoice): Promise<void> => {
  const { host, takes } = parts;
  const { size, background, withSound, ...rest } = choice;
  const path = await host.films.choosePath({ name: fileName(take.name), format: choice.format });
  if (path === null) return;
  const span = spanOf(parts, take);
  const { cast } = takes.getState();
  await host.films.queue.add({
    job: {
      source: { kind: 'take', path: take.path, ...span, withSound },
      ...(cast !== null && { avatar: cast }),
      ...(background !== 'scene' && { background: { kind: background } }),
      transparent: background === 'transparent',
      ...size,
      ...rest,
    },
    path,
  });
  takes.getState().setFilming(false);
  takes.getState().say('The film is in the queue.');
};
