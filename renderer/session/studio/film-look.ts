import type { FilmLook } from '../../core/film.ts';
import type { Level } from '../../core/recipe/levels.ts';
import type { Quality } from '../../core/settings.ts';

export const FILM_QUALITY: Readonly<Record<FilmLook, Quality>> = {
  draft: 'light',
  standard: 'balanced',
  full: 'full',
};

/** How finely a film's figures are sculpted. `software`: the processor draws, and pays for every triangle. */
export const filmLevel = (look: FilmLook, software: boolean): Level => {
  if (look !== 'full') return 'low';
  return software ? 'middle' : 'high';
};
