import { Progress } from '@base-ui/react/progress';
import { Check, Play, RotateCcw, X } from 'lucide-react';
import type { FilmEntry } from '../../core/film.ts';
import { useAttempt, useParts } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { Group } from '../controls/group.tsx';
import { Hint } from '../controls/hint.tsx';
import { filmName, filmsLeft, progressWords, shareOf } from '../words/studio-words.ts';
import css from './exports.module.css';
import { watchFilm } from './studio-actions.ts';
import { useStudioSession, useStudioStatus } from './use-studio.ts';

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

const Finished = ({ entry, name }: { readonly entry: FilmEntry; readonly name: string }) => {
  const parts = useParts();
  const session = useStudioSession();
  const attempt = useAttempt();
  const plays = entry.order.job.format !== 'png';
  return (
    <>
      {plays && (
        <IconButton label={`Play ${name}`} icon={Play} onPress={() => watchFilm(parts, entry, name)} />
      )}
      <button
        type="button"
        className={css.show}
        aria-label={`Show file ${name}`}
        onClick={() => attempt(() => session.reveal(entry.id))}
      >
        <Check {...ICON} />
        Show file
      </button>
    </>
  );
};

const Job = ({ entry, isNext }: { readonly entry: FilmEntry; readonly isNext: boolean }) => {
  const session = useStudioSession();
  const { id, progress } = entry;
  const name = filmName(entry);
  const isOver = progress.kind !== 'waiting' && progress.kind !== 'running';
  const words = progressWords(progress, isNext);
  return (
    <li className={css.job} data-kind={progress.kind}>
      <div className={css.head}>
        <span className={css.name} title={entry.order.path}>
          {name}
        </span>
        {progress.kind === 'done' ? (
          <Finished entry={entry} name={name} />
        ) : (
          <span className={css.words}>{words}</span>
        )}
        {(progress.kind === 'failed' || progress.kind === 'cancelled') && (
          <IconButton label={`Try ${name} again`} icon={RotateCcw} onPress={() => session.retry(id)} />
        )}
        <IconButton
          label={isOver ? `Take ${name} off the list` : `Stop ${name}`}
          icon={X}
          onPress={() => (isOver ? session.remove(id) : session.cancel(id))}
        />
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

export const Exports = () => {
  const queue = useStudioStatus((status) => status.queue);
  const left = filmsLeft(queue);
  const [first] = queue.filter(({ progress }) => progress.kind === 'waiting');
  return (
    <Group title="Exports" tight {...(left > 0 && { now: `${left} left` })}>
      <Announcer queue={queue} />
      {queue.length === 0 ? (
        <p className={css.none}>Films that you export are listed here.</p>
      ) : (
        <ul className={css.list}>
          {inOrder(queue).map((entry) => (
            <Job key={entry.id} entry={entry} isNext={entry.id === first?.id} />
          ))}
        </ul>
      )}
    </Group>
  );
};
