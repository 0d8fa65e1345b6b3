import { FolderOpen, RotateCw, X } from 'lucide-react';
import type { FilmEntry } from '../../core/film.ts';
import { useAttempt, useParts, useTakeStatus } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { filmShare, filmWords } from '../words/film-words.ts';
import css from './take-films.module.css';

const ICON = { size: 20, strokeWidth: 1.75, 'aria-hidden': true } as const;

const Film = (props: { readonly film: FilmEntry }) => {
  const { id, order, progress } = props.film;
  const { takeSession } = useParts();
  const attempt = useAttempt();
  const name = order.path.replace(/^.*[\\/]/, '');
  const over = progress.kind !== 'waiting' && progress.kind !== 'running';
  return (
    <li className={css.film}>
      <div className={css.words}>
        <span className={css.name}>{name}</span>
        <span className={css.state} data-tone={progress.kind === 'failed' ? 'attention' : undefined}>
          {filmWords(progress)}
        </span>
        {!over && (
          <span
            className={css.bar}
            role="progressbar"
            aria-label={name}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(100 * filmShare(progress))}
          >
            <span style={{ width: `${100 * filmShare(progress)}%` }} />
          </span>
        )}
      </div>
      {progress.kind === 'done' && (
        <Button
          look="quiet"
          size="small"
          icon
          aria-label={`Show ${name}`}
          onClick={() => attempt(() => takeSession.revealFilm(id))}
        >
          <FolderOpen {...ICON} />
        </Button>
      )}
      {progress.kind === 'failed' && (
        <Button
          look="quiet"
          size="small"
          icon
          aria-label={`Try ${name} again`}
          onClick={() => attempt(() => takeSession.retryFilm(id))}
        >
          <RotateCw {...ICON} />
        </Button>
      )}
      <Button
        look="quiet"
        size="small"
        icon
        aria-label={over ? `Take ${name} off the list` : `Cancel ${name}`}
        onClick={() => attempt(() => (over ? takeSession.forgetFilm(id) : takeSession.cancelFilm(id)))}
      >
        <X {...ICON} />
      </Button>
    </li>
  );
};

/** What is being filmed of takes, and what became of it. */
export const TakeFilms = () => {
  const films = useTakeStatus((status) => status.films);
  if (films.length === 0) return null;
  return (
    <section className={css.films} aria-label="Films">
      <h2 className={css.title}>Films</h2>
      <ul>
        {films.map((film) => (
          <Film key={film.id} film={film} />
        ))}
      </ul>
    </section>
  );
};
