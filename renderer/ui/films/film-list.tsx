import { Progress } from '@base-ui/react/progress';
import { Check, Play, RotateCcw, X } from 'lucide-react';
import type { FilmEntry } from '../../core/film.ts';
import { useAttempt } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { Group } from '../controls/group.tsx';
import { Hint } from '../controls/hint.tsx';
import { filmName, filmsLeft, progressWords, shareOf } from '../words/film-words.ts';
import css from './film-list.module.css';

/** What can be done with a film that is in the queue. */
export interface FilmDoings {
  /** Plays a finished one where the stage is. */
  watch(entry: FilmEntry, name: string): Promise<void>;
  reveal(id: string): Promise<void>;
  cancel(id: string): Promise<void>;
  retry(id: string): Promise<void>;
  remove(id: string): Promise<void>;
}

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

const IconButton = (props: {
  readonly label: string;
  readonly icon: typeof X;
  onPress(): Promise<unknown>;
}) => {
  const attempt = useAttempt();
  const { label, icon: Icon, onPress } = props;
  return (
    <Hint words={label}>
      <Button
        look="quiet"
        size="small"
        icon
        className={css.action}
        aria-label={label}
        onClick={() => attempt(onPress)}
      >
        <Icon {...ICON} />
      </Button>
    </Hint>
  );
};

interface FilmProps {
  readonly entry: FilmEntry;
  readonly name: string;
  readonly doings: FilmDoings;
}

const Finished = ({ entry, name, doings }: FilmProps) => {
  const attempt = useAttempt();
  const plays = entry.order.job.format !== 'png';
  return (
    <>
      {plays && <IconButton label={`Play ${name}`} icon={Play} onPress={() => doings.watch(entry, name)} />}
      <button
        type="button"
        className={css.show}
        aria-label={`Show file ${name}`}
        onClick={() => attempt(() => doings.reveal(entry.id))}
      >
        <Check {...ICON} />
        Show file
      </button>
    </>
  );
};

const Film = ({ entry, name, doings, isNext }: FilmProps & { readonly isNext: boolean }) => {
  const { id, progress } = entry;
  const isOver = progress.kind !== 'waiting' && progress.kind !== 'running';
  const words = progressWords(progress, isNext);
  return (
    <li className={css.job} data-kind={progress.kind}>
      <div className={css.head}>
        <span className={css.name} title={entry.order.path}>
          {name}
        </span>
        <span className={css.doings}>
          {progress.kind === 'done' ? (
            <Finished entry={entry} name={name} doings={doings} />
          ) : (
            <span className={css.words}>{words}</span>
          )}
          {(progress.kind === 'failed' || progress.kind === 'cancelled') && (
            <IconButton label={`Try ${name} again`} icon={RotateCcw} onPress={() => doings.retry(id)} />
          )}
          <IconButton
            label={isOver ? `Take ${name} off the list` : `Stop ${name}`}
            icon={X}
            onPress={() => (isOver ? doings.remove(id) : doings.cancel(id))}
          />
        </span>
      </div>
      {progress.kind === 'failed' && (
        <p className={css.failed}>
          {progress.message} {progress.cure}
        </p>
      )}
      {!isOver && (
        <Progress.Root value={Math.round(shareOf(progress) * 100)} aria-label={name}>
          <Progress.Track className={css.track}>
            <Progress.Indicator className={css.fill} />
          </Progress.Track>
        </Progress.Root>
      )}
    </li>
  );
};

/** What is being made first, then what waits, then what is over, the newest first. */
export const inOrder = (queue: readonly FilmEntry[]): readonly FilmEntry[] => {
  const of = (...kinds: readonly FilmEntry['progress']['kind'][]) =>
    queue.filter(({ progress }) => kinds.includes(progress.kind));
  return [...of('running'), ...of('waiting'), ...of('done', 'failed', 'cancelled').reverse()];
};

/** Said once to whoever cannot see the bars. */
const Announcer = ({ queue }: { readonly queue: readonly FilmEntry[] }) => {
  const last = queue.filter(({ progress }) => progress.kind === 'done' || progress.kind === 'failed').at(-1);
  const words =
    last === undefined
      ? ''
      : last.progress.kind === 'done'
        ? `${filmName(last)} is exported.`
        : `${filmName(last)} could not be finished.`;
  return (
    <p role="status" className="unseen">
      {words}
    </p>
  );
};

/** A queue of films, with what became of them. */
export const FilmList = (props: {
  readonly title: string;
  readonly films: readonly FilmEntry[];
  readonly doings: FilmDoings;
  /** Said while there are none. */
  readonly none: string;
}) => {
  const { title, films, doings, none } = props;
  const left = filmsLeft(films);
  const [first] = films.filter(({ progress }) => progress.kind === 'waiting');
  return (
    <Group title={title} tight {...(left > 0 && { now: `${left} left` })}>
      <Announcer queue={films} />
      {films.length === 0 ? (
        <p className={css.none}>{none}</p>
      ) : (
        <ul className={css.list}>
          {inOrder(films).map((entry) => (
            <Film
              key={entry.id}
              entry={entry}
              name={filmName(entry)}
              doings={doings}
              isNext={entry.id === first?.id}
            />
          ))}
        </ul>
      )}
    </Group>
  );
};
