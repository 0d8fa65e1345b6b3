import { Pause, Play, Scissors, UserRound } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { TakeEntry } from '../../core/host.ts';
import { isTrimmed } from '../../state/takes-store.ts';
import { useAttempt, useAvatars, useParts, useTakeStatus, useTakes } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { Hint } from '../controls/hint.tsx';
import { SelectField } from '../controls/select-field.tsx';
import { type NumberWords, TypedValue } from '../controls/typed-value.tsx';
import { clockWords, parseClock } from '../words/clock-words.ts';
import { DeleteTake } from './delete-take.tsx';
import { keepPart } from './take-actions.ts';
import css from './take-player.module.css';
import { TakeTimeline } from './take-timeline.tsx';
import { togglePlaying } from './toggle-playing.ts';

const RECORDED = 'as-recorded';
const CLOCK: NumberWords = { words: (seconds) => clockWords(seconds, true), parse: parseClock };

/** The playhead in figures; written ten times a second, past React. */
const Time = (props: { readonly take: TakeEntry }) => {
  const { takeSession } = useParts();
  const now = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const write = () => {
      if (now.current) now.current.textContent = clockWords(takeSession.timeSeconds(), true);
    };
    write();
    const timer = setInterval(write, 100);
    return () => clearInterval(timer);
  }, [takeSession]);
  return (
    <span className={css.time}>
      <span ref={now} /> / {clockWords(props.take.durationSeconds, true)}
    </span>
  );
};

/** Who plays it. */
const Cast = (props: { readonly take: TakeEntry }) => {
  const entries = useAvatars((state) => state.entries);
  const cast = useTakes((state) => state.cast);
  const castAs = useTakes((state) => state.castAs);
  const recorded = entries.find(({ id }) => id === props.take.avatar)?.name ?? 'Who was worn';
  return (
    <div className={css.cast}>
      <span aria-hidden>Played by</span>
      <SelectField
        label="Played by"
        icon={UserRound}
        value={cast ?? RECORDED}
        choices={[
          { value: RECORDED, label: recorded, note: 'As recorded' },
          ...entries
            .filter(({ id }) => id !== props.take.avatar)
            .map(({ id, name }, index) => ({ value: id, label: name, apart: index === 0 })),
        ]}
        onChange={(value) => castAs(value === RECORDED ? null : value)}
      />
    </div>
  );
};

const Trim = (props: { readonly take: TakeEntry }) => {
  const { take } = props;
  const parts = useParts();
  const attempt = useAttempt();
  const part = useTakes((state) => state.parts[take.id]) ?? { from: 0, to: take.durationSeconds };
  const trimmed = useTakes((state) => isTrimmed(state, take.id));
  const trim = useTakes((state) => state.trim);
  const [busy, setBusy] = useState(false);
  const keep = () =>
    attempt(async () => {
      setBusy(true);
      try {
        await keepPart(parts, take);
      } finally {
        setBusy(false);
      }
    });
  return (
    <div className={css.trim}>
      <span aria-hidden>From</span>
      <TypedValue
        label="Start"
        value={part.from}
        disabled={false}
        {...CLOCK}
        onChange={(from) => trim(take.id, { ...part, from })}
      />
      <span aria-hidden>to</span>
      <TypedValue
        label="End"
        value={part.to}
        disabled={false}
        {...CLOCK}
        onChange={(to) => trim(take.id, { ...part, to })}
      />
      {trimmed && (
        <>
          <Button size="small" busy={busy} onClick={keep}>
            {!busy && <Scissors size={16} strokeWidth={1.75} aria-hidden />}
            Keep as a take
          </Button>
          <Button
            size="small"
            look="quiet"
            onClick={() => trim(take.id, { from: 0, to: take.durationSeconds })}
          >
            Whole take
          </Button>
        </>
      )}
    </div>
  );
};

/** Under the stage: playing, trimming, and by whom. */
export const TakePlayer = (props: { readonly take: TakeEntry }) => {
  const { take } = props;
  const parts = useParts();
  const playing = useTakeStatus((status) => status.playing);
  const ready = useTakeStatus(({ loaded }) => loaded.kind === 'ready' && loaded.id === take.id);
  const Icon = playing ? Pause : Play;
  return (
    <div className={css.player}>
      <div className={css.row}>
        <Hint words={playing ? 'Pause' : 'Play'} shortcut="Space">
          <Button
            size="large"
            icon
            className={css.play}
            disabled={!ready}
            aria-label={playing ? 'Pause' : 'Play'}
            aria-keyshortcuts="Space"
            onClick={() => togglePlaying(parts)}
          >
            <Icon size={24} strokeWidth={1.75} aria-hidden />
          </Button>
        </Hint>
        <TakeTimeline take={take} ready={ready} />
        <Time take={take} />
      </div>
      <div className={css.row}>
        <Cast take={take} />
        <Trim take={take} />
        <span className={css.space} />
        <DeleteTake take={take} />
      </div>
    </div>
  );
};
