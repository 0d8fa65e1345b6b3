import { useMemo } from 'react';
import { useParts, useTakeStatus } from '../app-context.tsx';
import { FilmList } from '../films/film-list.tsx';
import { watchTakeFilm } from './take-actions.ts';
import css from './take-films.module.css';

/** What is being filmed of takes, and what became of it. */
export const TakeFilms = () => {
  const parts = useParts();
  const { takeSession } = parts;
  const films = useTakeStatus((status) => status.films);
  const doings = useMemo(
    () => ({
      watch: watchTakeFilm.bind(null, parts),
      reveal: takeSession.revealFilm,
      cancel: takeSession.cancelFilm,
      retry: takeSession.retryFilm,
      remove: takeSession.forgetFilm,
    }),
    [parts, takeSession],
  );
  if (films.length === 0) return null;
  return (
    <div className={css.films}>
      <FilmList title="Films" films={films} doings={doings} none="" />
    </div>
  );
};
