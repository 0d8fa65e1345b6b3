import type { SculptOptions } from '../../avatar/sculpt/sculpt-avatar.ts';
import type { FilmLook } from '../../core/film.ts';
import type { Quality } from '../../core/settings.ts';

export const FILM_QUALITY: Readonly<Record<FilmLook, Quality>> = {
  draft: 'light',
  standard: 'balanced',
  full: 'full',
};

/** How finely a film's figures are sculpted. `software`: the processor draws, and pays for every triangle. */
export const filmFineness = (look: FilmLook, software: boolean): SculptOptions => {
  if (look === 'draft') return { level: 'low', plainSkin: software };
  if (look === 'standard') return { level: 'low' };
  return { level: software ? 'middle' : 'high' };
};
