import { FileUp, VolumeX } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { TakeEntry } from '../../core/host.ts';
import { useAttempt, useAvatars, useParts, useTakes } from '../app-context.tsx';
import { AvatarPicture } from '../avatars/avatar-picture.tsx';
import { Button } from '../controls/button.tsx';
import { sceneOf } from '../words/avatar-words.ts';
import { clockWords } from '../words/clock-words.ts';
import { recordedWords } from '../words/take-words.ts';
import { chooseImport } from './take-actions.ts';
import { TakeFilms } from './take-films.tsx';
import css from './take-list.module.css';

const Card = (props: { readonly take: TakeEntry; readonly selected: boolean }) => {
  const { take, selected } = props;
  const select = useTakes((state) => state.select);
  const picture = useAvatars(({ entries }) => entries.find(({ id }) => id === take.avatar)?.picture);
  const card = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (selected) card.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const now = new Date();
  return (
    <li>
      <button
        ref={card}
        type="button"
        className={css.card}
        title={take.name}
        aria-current={selected || undefined}
        onClick={() => select(take.id)}
      >
        <AvatarPicture picture={picture} className={css.picture} scene={sceneOf(take.avatar)} />
        <span className={css.words}>
          <span className={css.name}>{take.name}</span>
          <span className={css.note}>
            <span>{clockWords(take.durationSeconds)},</span>
            <span className={css.when}>{recordedWords(take.recordedAt, now)}</span>
            {!take.hasSound && (
              <>
                <VolumeX size={16} strokeWidth={1.75} aria-hidden />
                <span className="unseen">, without sound</span>
              </>
            )}
          </span>
        </span>
      </button>
    </li>
  );
};

/** Every take, newest first, and where others come from. */
export const TakeList = (props: { readonly over: boolean }) => {
  const parts = useParts();
  const attempt = useAttempt();
  const entries = useTakes((state) => state.entries) ?? [];
  const selected = useTakes((state) => state.selected);
  const importing = useTakes((state) => state.importing);
  const said = useTakes((state) => state.said);
  return (
    <section className={css.list} aria-label="All takes" data-over={props.over || undefined}>
      <ul className={css.cards}>
        {entries.map((take) => (
          <Card key={take.id} take={take} selected={take.id === selected} />
        ))}
      </ul>
      <TakeFilms />
      <p role="status" className={css.said}>
        {said}
      </p>
      <Button busy={importing} onClick={() => attempt(() => chooseImport(parts))}>
        {!importing && <FileUp size={20} strokeWidth={1.75} aria-hidden />}
        {props.over ? 'Drop it here' : importing ? 'Importing' : 'Import a take or CSV'}
      </Button>
    </section>
  );
};
