import { type KeyboardEvent, useCallback, useRef } from 'react';
import type { Timeline } from '../../../core/script/timeline.ts';
import { clockWords } from '../../words/clock-words.ts';
import { usePlayhead } from '../use-playhead.ts';
import { useStudioSession } from '../use-studio.ts';
import css from './timeline.module.css';

/** Where an arrow or a page key takes the playhead; null for any other key. */
export const playheadStep = (
  key: string,
  isLong: boolean,
  now: number,
  { lines, durationSeconds }: Pick<Timeline, 'lines' | 'durationSeconds'>,
): number | null => {
  const step = isLong ? 1 : 0.1;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(durationSeconds, now + step);
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, now - step);
    case 'PageDown':
      return lines.find(({ startSeconds }) => startSeconds > now + 0.01)?.startSeconds ?? durationSeconds;
    case 'PageUp':
      return lines.filter(({ startSeconds }) => startSeconds < now - 0.01).at(-1)?.startSeconds ?? 0;
    case 'Home':
      return 0;
    case 'End':
      return durationSeconds;
    default:
      return null;
  }
};

/** The line over all lanes; a slider for whoever has no pointer. `follow` is told where it stands, pixels. */
export const Playhead = (props: {
  readonly timeline: Timeline;
  readonly pixelsPerSecond: number;
  readonly follow: (left: number) => void;
}) => {
  const { timeline, pixelsPerSecond, follow } = props;
  const session = useStudioSession();
  const line = useRef<HTMLDivElement>(null);
  const moved = useCallback(
    (now: number) => {
      const left = now * pixelsPerSecond;
      if (line.current === null) return;
      line.current.style.transform = `translateX(${left}px)`;
      line.current.setAttribute('aria-valuenow', now.toFixed(1));
      line.current.setAttribute('aria-valuetext', clockWords(now));
      follow(left);
    },
    [pixelsPerSecond, follow],
  );
  usePlayhead(moved);
  const step = (event: KeyboardEvent) => {
    const to = playheadStep(event.key, event.shiftKey, session.timeSeconds(), timeline);
    if (to === null) return;
    event.preventDefault();
    session.seek(to);
  };
  return (
    <div
      ref={line}
      className={css.playhead}
      role="slider"
      tabIndex={0}
      aria-label="Playhead"
      aria-valuemin={0}
      aria-valuenow={0}
      aria-valuemax={Math.round(timeline.durationSeconds * 10) / 10}
      onKeyDown={step}
    />
  );
};
