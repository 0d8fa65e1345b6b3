import { CircleDot, FileUp } from 'lucide-react';
import { useEffect } from 'react';
import { useAttempt, useParts, useShell, useTake, useTakes } from '../app-context.tsx';
import { useFilesDropped } from '../avatars/use-dropped-files.ts';
import { Button } from '../controls/button.tsx';
import { FilmPlayer } from '../films/film-player.tsx';
import { FilmSheet } from './film-sheet.tsx';
import { chooseImport, importTake, readTakes } from './take-actions.ts';
import { TakeList } from './take-list.tsx';
import { TakePlayer } from './take-player.tsx';
import { TakeStage } from './take-stage.tsx';
import css from './takes-page.module.css';

/** Nobody has recorded anything: says how, and the other way in. */
const Nothing = (props: { readonly over: boolean }) => {
  const parts = useParts();
  const attempt = useAttempt();
  const goTo = useShell((state) => state.goTo);
  const importing = useTakes((state) => state.importing);
  return (
    <div className={css.nothing} data-over={props.over || undefined}>
      <span className={css.badge}>
        <CircleDot size={24} strokeWidth={1.75} aria-hidden />
      </span>
      <h2 className={css.heading}>No takes yet</h2>
      <p className={css.text}>
        Record on Live: your movements and your voice are kept, not pictures. Then play them again as anyone,
        in any size.
      </p>
      <div className={css.ways}>
        <Button look="primary" onClick={() => goTo('live')}>
          Go to Live
        </Button>
        <Button busy={importing} onClick={() => attempt(() => chooseImport(parts))}>
          {!importing && <FileUp size={20} strokeWidth={1.75} aria-hidden />}
          {props.over ? 'Drop it here' : 'Import a take or CSV'}
        </Button>
      </div>
    </div>
  );
};

/** What was recorded, played again on a stage of its own. */
export const TakesPage = () => {
  const parts = useParts();
  const attempt = useAttempt();
  const take = useTake();
  const known = useTakes((state) => state.entries !== null);
  const cast = useTakes((state) => state.cast);
  const watched = useTakes((state) => state.watched);
  const watch = useTakes((state) => state.watch);
  const { takeSession } = parts;
  const { over, target } = useFilesDropped((path) => attempt(() => importTake(parts, path)));

  useEffect(() => void readTakes(parts), [parts]);
  useEffect(() => takeSession.castAs(cast), [takeSession, cast]);
  const id = take?.id;
  const address = take?.address;
  // One that is renamed is the same, and plays on.
  useEffect(() => takeSession.open(take ?? null), [takeSession, id, address]);

  return (
    <main className={css.page} aria-label="Takes" {...target}>
      {take ? (
        <>
          <TakeList over={over} />
          <div className={css.room}>
            <div className={css.column}>
              <div className={css.frame}>
                <TakeStage take={take} />
                {watched !== null && <FilmPlayer film={watched} onClose={() => watch(null)} />}
              </div>
              <TakePlayer key={take.id} take={take} />
            </div>
          </div>
          <FilmSheet take={take} />
        </>
      ) : (
        known && <Nothing over={over} />
      )}
    </main>
  );
};
