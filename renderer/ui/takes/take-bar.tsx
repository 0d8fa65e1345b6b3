import { Clapperboard } from 'lucide-react';
import { useTake, useTakes } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { clockWords } from '../words/clock-words.ts';
import { recordedWords } from '../words/take-words.ts';
import { ExportTake } from './export-take.tsx';
import css from './take-bar.module.css';
import { TakeName } from './take-name.tsx';

/** In the top bar: which take, to be renamed in place. */
export const TakeTitle = () => {
  const take = useTake();
  return (
    <>
      <h1 className="unseen">Takes</h1>
      {take ? (
        <>
          <TakeName key={take.id} take={take} />
          <span className={css.note}>
            {clockWords(take.durationSeconds)}, {recordedWords(take.recordedAt, new Date())}
          </span>
        </>
      ) : (
        <span className={css.title} aria-hidden>
          Takes
        </span>
      )}
    </>
  );
};

/** In the top bar: what can be made of it. */
export const TakeBarActions = () => {
  const take = useTake();
  const setFilming = useTakes((state) => state.setFilming);
  if (!take) return null;
  return (
    <>
      <ExportTake key={take.id} take={take} />
      <Button look="primary" size="small" onClick={() => setFilming(true)}>
        <Clapperboard size={20} strokeWidth={1.75} aria-hidden />
        Film
      </Button>
    </>
  );
};
