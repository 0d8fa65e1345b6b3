import type { FilmLook } from '../../core/film.ts';
import type { Level } from '../../core/recipe/levels.ts';
import type { Quality } from '../../core/settings.ts';

/** How finely a film's figures are sculpted and drawn. */
export const FILM_QUALITY: Readonly<Record<FilmLook, { readonly quality: Quality; readonly level: Level }>> =
  {
    draft: { quality: 'light', level: 'low' },
    standard: { quality: 'balanced', level: 'low' },
    full: { quality: 'full', level: 'high' },
  };
