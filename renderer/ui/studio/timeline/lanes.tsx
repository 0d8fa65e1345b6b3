import type { Timeline, TimelineCue } from '../../../core/script/timeline.ts';
import { directionWords } from '../../words/acting-words.ts';
import { clockWords } from '../../words/clock-words.ts';
import { secondsWords } from '../../words/studio-words.ts';
import { useStudioSession } from '../use-studio.ts';
import { mouthCells } from './mouth-cells.ts';
import css from './timeline.module.css';

export interface LaneProps {
  readonly timeline: Timeline;
  readonly pixelsPerSecond: number;
  /** What is in sight, seconds. */
  readonly from: number;
  readonly to: number;
  /** Place of the line that stands out. */
  readonly current: number | null;
}

interface Stretch {
  readonly startSeconds: number;
  readonly endSeconds: number;
}
const isInSight = ({ startSeconds, endSeconds }: Stretch, { from, to }: Pick<LaneProps, 'from' | 'to'>) =>
  endSeconds >= from && startSeconds <= to;

/** The narrowest block that holds its number, and the narrowest cue that holds a word. Pixels. */
const NUMBER = 28;
const WORD = 44;
/** Pixels between two neighbours. */
const GAP = 2;
/** What the cell of a mouth shape should be wide at least, and from where on its two letters are whole in it. */
const CELL = 24;
const NAME = 22;

const placed = ({ startSeconds, endSeconds }: Stretch, pixelsPerSecond: number) => ({
  left: startSeconds * pixelsPerSecond,
  width: Math.max(1, (endSeconds - startSeconds) * pixelsPerSecond - GAP),
});

/** A block for each line; a double press plays it. */
export const VoiceLane = (props: LaneProps) => {
  const { timeline, pixelsPerSecond, current } = props;
  const session = useStudioSession();
  return (
    <div className={css.voice}>
      {timeline.lines.map((line, index) =>
        isInSight(line, props) ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard plays a line from the text.
          <div
            key={line.startSeconds}
            className={css.block}
            data-current={index === current || undefined}
            style={placed(line, pixelsPerSecond)}
            title={`${line.text.trim()} (${secondsWords(line.endSeconds - line.startSeconds)})`}
            onDoubleClick={() => session.playLine(index)}
          >
            {placed(line, pixelsPerSecond).width < NUMBER ? '' : index + 1}
          </div>
        ) : null,
      )}
    </div>
  );
};

export const MouthLane = (props: LaneProps) => {
  const { timeline, pixelsPerSecond, current } = props;
  return (
    <div className={css.mouth}>
      {timeline.lines.map((line, index) =>
        isInSight(line, props) ? (
          <div key={line.startSeconds} data-current={index === current || undefined}>
            {mouthCells(line.phones, CELL / pixelsPerSecond)
              .filter((cell) => isInSight(cell, props))
              .map((cell) => (
                <span
                  key={cell.startSeconds}
                  className={css.cell}
                  style={placed(cell, pixelsPerSecond)}
                  title={`${cell.phones}, ${secondsWords(cell.startSeconds)}`}
                >
                  {placed(cell, pixelsPerSecond).width < NAME ? '' : cell.name}
                </span>
              ))}
          </div>
        ) : null,
      )}
    </div>
  );
};

/** As wide as its words, but never over the next. */
const cueWidth = (cue: TimelineCue, next: TimelineCue | undefined, pixelsPerSecond: number) =>
  next === undefined
    ? undefined
    : Math.max(10, (next.startSeconds - cue.startSeconds) * pixelsPerSecond - GAP);

export const ActingLane = (props: LaneProps & { readonly onCue: (cue: TimelineCue) => void }) => {
  const { timeline, pixelsPerSecond, from, to, onCue } = props;
  const session = useStudioSession();
  return (
    <div className={css.acting}>
      {timeline.cues.map((cue, index) => {
        // A cue's words reach beyond its time, hence some seconds before what is in sight.
        if (cue.startSeconds < from - 160 / pixelsPerSecond || cue.startSeconds > to) return null;
        const words = directionWords(cue);
        const maxWidth = cueWidth(cue, timeline.cues[index + 1], pixelsPerSecond);
        return (
          <button
            key={cue.place.offset}
            type="button"
            className={css.cue}
            style={{
              left: cue.startSeconds * pixelsPerSecond,
              maxWidth,
            }}
            title={words}
            aria-label={`${words}, at ${clockWords(cue.startSeconds)}`}
            onClick={() => {
              session.seek(cue.startSeconds);
              onCue(cue);
            }}
          >
            {maxWidth !== undefined && maxWidth < WORD ? '' : words}
          </button>
        );
      })}
    </div>
  );
};
