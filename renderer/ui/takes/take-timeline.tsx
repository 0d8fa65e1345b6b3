import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import type { TakeEntry } from '../../core/host.ts';
import { partOf, type TakePart } from '../../state/takes-store.ts';
import { useParts, useTakes } from '../app-context.tsx';
import { clockWords } from '../words/clock-words.ts';
import css from './take-timeline.module.css';

const BAR_PIXELS = 5;
const STEP_SECONDS = 0.1;
const LEAP_SECONDS = 1;

/** Bars of loudness, or of how far the mouth is open: what lies outside the part is dim. */
const Waveform = (props: { readonly take: TakeEntry; readonly ready: boolean; readonly part: TakePart }) => {
  const { take, ready, part } = props;
  const { takeSession } = useParts();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { from, to } = part;
  const { durationSeconds } = take;
  useEffect(() => {
    const on = canvas.current;
    if (!on || !ready) return;
    const paint = () => {
      const ratio = window.devicePixelRatio;
      const [width, height] = [on.clientWidth, on.clientHeight];
      on.width = Math.round(width * ratio);
      on.height = Math.round(height * ratio);
      const pen = on.getContext('2d');
      if (!pen || width === 0) return;
      const { color, borderTopColor } = getComputedStyle(on);
      const peaks = takeSession.peaks(Math.max(1, Math.floor(width / BAR_PIXELS)));
      const loudest = Math.max(0.05, ...peaks);
      pen.scale(ratio, ratio);
      peaks.forEach((peak, bar) => {
        const seconds = ((bar + 0.5) / peaks.length) * durationSeconds;
        pen.fillStyle = seconds >= from && seconds <= to ? color : borderTopColor;
        const tall = Math.max(2, (peak / loudest) * (height - 8));
        pen.fillRect(bar * BAR_PIXELS + 1, (height - tall) / 2, BAR_PIXELS - 2, tall);
      });
    };
    paint();
    const sizes = new ResizeObserver(paint);
    sizes.observe(on);
    return () => sizes.disconnect();
  }, [takeSession, ready, from, to, durationSeconds]);
  return <canvas ref={canvas} className={css.waveform} aria-hidden />;
};

/** Follows the playhead without a render. */
const Playhead = (props: { readonly durationSeconds: number }) => {
  const { takeSession } = useParts();
  const line = useRef<HTMLDivElement>(null);
  const { durationSeconds } = props;
  useEffect(() => {
    let request = 0;
    const follow = () => {
      request = requestAnimationFrame(follow);
      if (line.current)
        line.current.style.left = `${(100 * takeSession.timeSeconds()) / Math.max(0.001, durationSeconds)}%`;
    };
    follow();
    return () => cancelAnimationFrame(request);
  }, [takeSession, durationSeconds]);
  return <div ref={line} className={css.playhead} />;
};

interface HandleProps {
  readonly label: string;
  readonly side: 'from' | 'to';
  readonly take: TakeEntry;
  readonly part: TakePart;
  secondsAt(event: PointerEvent): number;
}

const Handle = ({ label, side, take, part, secondsAt }: HandleProps) => {
  const { takeSession, takes } = useParts();
  const seconds = part[side];
  const move = (next: number) => {
    takes.getState().trim(take.id, { ...part, [side]: next });
    // What is cut off and what is kept is seen, not guessed.
    takeSession.seek(partOf(takes.getState(), take)[side]);
  };
  const keys: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = keys[event.key];
    if (direction !== undefined) move(seconds + direction * (event.shiftKey ? LEAP_SECONDS : STEP_SECONDS));
    else if (event.key === 'Home') move(side === 'from' ? 0 : part.from);
    else if (event.key === 'End') move(side === 'from' ? part.to : take.durationSeconds);
    else return;
    event.preventDefault();
  };
  return (
    <div
      className={css.handle}
      data-side={side}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={take.durationSeconds}
      aria-valuenow={seconds}
      aria-valuetext={clockWords(seconds, true)}
      style={{ left: `${(100 * seconds) / Math.max(0.001, take.durationSeconds)}%` }}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) move(secondsAt(event));
      }}
      onDoubleClick={() => move(side === 'from' ? 0 : take.durationSeconds)}
    />
  );
};

/** The whole take from left to right: pressed or dragged, the playhead goes there; the two handles trim it. */
export const TakeTimeline = (props: { readonly take: TakeEntry; readonly ready: boolean }) => {
  const { take, ready } = props;
  const { takeSession } = useParts();
  const part = useTakes((state) => state.parts[take.id]) ?? { from: 0, to: take.durationSeconds };
  const track = useRef<HTMLDivElement>(null);
  const secondsAt = ({ clientX }: PointerEvent): number => {
    const box = track.current?.getBoundingClientRect();
    return box ? ((clientX - box.left) / Math.max(1, box.width)) * take.durationSeconds : 0;
  };
  const share = (seconds: number) => `${(100 * seconds) / Math.max(0.001, take.durationSeconds)}%`;
  return (
    <div
      ref={track}
      className={css.track}
      data-ready={ready || undefined}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        takeSession.seek(secondsAt(event));
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) takeSession.seek(secondsAt(event));
      }}
    >
      <Waveform take={take} ready={ready} part={part} />
      {ready && (
        <>
          <div className={css.cut} style={{ left: 0, width: share(part.from) }} />
          <div className={css.cut} style={{ left: share(part.to), right: 0 }} />
          <Playhead durationSeconds={take.durationSeconds} />
          <Handle label="Start" side="from" take={take} part={part} secondsAt={secondsAt} />
          <Handle label="End" side="to" take={take} part={part} secondsAt={secondsAt} />
        </>
      )}
    </div>
  );
};
