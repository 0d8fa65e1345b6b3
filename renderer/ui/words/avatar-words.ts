import { assertNever } from '../../core/errors.ts';
import type { AvatarEntry } from '../../core/host.ts';
import { BACKDROPS, type Backdrop } from '../../core/settings.ts';
import { ARKIT_SHAPES } from '../../core/signals/arkit.ts';
import { VISEME_COUNT } from '../../core/signals/visemes.ts';
import type { Saving } from '../../state/avatar-editor-store.ts';
import type { AvatarFilter } from '../../state/avatars-store.ts';

export const FILTER_WORDS: Readonly<Record<AvatarFilter, string>> = {
  all: 'All',
  mine: 'Mine',
  samples: 'Samples',
};

export const SAVING_WORDS: Readonly<Record<Saving, string>> = {
  saved: 'Saved',
  unsaved: 'Saving…',
  saving: 'Saving…',
  failed: 'Not saved',
};

const midnight = (moment: Date): number =>
  new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();

/** `Edited today`, `Yesterday`, `2 May`, and with its year what is of another one. */
export const changedWords = (iso: string, now: Date): string => {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return '';
  const days = Math.round((midnight(now) - midnight(moment)) / 86_400_000);
  if (days <= 0) return 'Edited today';
  if (days === 1) return 'Yesterday';
  const year = moment.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return moment.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', ...year });
};

/** The small words beside a name on its card. */
export const cardNote = (entry: AvatarEntry, now: Date): string => {
  if (entry.origin === 'sample') return 'Sample';
  return entry.changedAt === undefined ? kindWords(entry.format) : changedWords(entry.changedAt, now);
};

const kindWords = (format: AvatarEntry['format']): string => {
  switch (format) {
    case 'recipe':
      return 'Avatar';
    case 'glb':
      return 'GLB file';
    case 'vrm':
      return 'VRM file';
    case 'gltf':
      return 'glTF file';
    default:
      return assertNever(format);
  }
};

/** The line under the name of whoever came as a file. */
export const fileWords = (entry: AvatarEntry): string => kindWords(entry.format);

/** What every avatar of ours can do: the sculptor makes all of them the same way. */
export const OWN_MOVES: readonly string[] = [
  `All ${ARKIT_SHAPES.length} face shapes`,
  `All ${VISEME_COUNT} mouth shapes`,
];

/** `“sparkly”`, `“sparkly” and “zebra”`, `“a”, “b” and “c”`. */
export const quotedList = (words: readonly string[]): string => {
  const quoted = words.map((word) => `“${word}”`);
  const last = quoted.pop();
  if (last === undefined) return '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} and ${last}`;
};

/** A backdrop of one's own behind each thumbnail, always the same one. */
export const sceneOf = (id: string): Backdrop => {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return BACKDROPS[sum % BACKDROPS.length] ?? 'dusk';
};
