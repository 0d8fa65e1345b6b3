import type { AvatarEntry } from '../../core/host.ts';
import { SECTIONS, type Section } from '../../state/interface-store.ts';

/** The sections worth a place in the rail: a gallery of one avatar is none. */
export const sectionsIn = (avatars: readonly AvatarEntry[]): readonly Section[] =>
  SECTIONS.filter((section) => section !== 'avatars' || avatars.length > 1);
