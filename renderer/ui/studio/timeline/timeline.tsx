import { Minus, Plus } from 'lucide-react';
import { type PointerEvent, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Timeline as SpokenTimeline, TimelineCue } from '../../../core/script/timeline.ts';
import { useSettings } from '../../app-context.tsx';
import { Button } from '../../controls/button.tsx';
import { markWords } from '../../words/studio-words.ts';
import { useStudioSession, useStudioStatus } from '../use-studio.ts';
import { ActingLane, MouthLane, VoiceLane } from './lanes.tsx';
import { Playhead } from './playhead.tsx';
import css from './timeline.module.css';
import { rulerMarks, timelineScale, ZOOM_STEP } from './timeline-scale.ts';
import { Waveform } from './waveform.tsx';

/** Of the voice lane; the style sheet says the same. */
const VOICE_HEIGHT = { tall: 65, low: 48 };

/** Before the first moment, so that the playhead is whole there; the style sheet says the same. Pixels. */
const LEAD = 8;
/** After the last one. */
const TRAIL = 32;

/** What of the timeline is in sight, pixels. */
const useSight = (box: { readonly current: HTMLDivElement | null }) => {
  const [sight, setSight] = useState({ left: 0, width: 0, isLow: false });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = () =>
      setSight({
        left: Math.max(0, element.scrollLeft - LEAD),
        width: element.clientWidth,
        isLow: window.innerHeight < 740,
      });
    look();
    const watch = new ResizeObserver(look);
    watch.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [box]);
  return sight;
};

const Zoom = (props: { readonly zoom: number; readonly change: (zoom: number) => void }) => (
  <div className={css.zoom}>
    <Button
      look="quiet"
      size="small"
      icon
      aria-label="Show more of the timeline"
      aria-disabled={props.zoom <= 1}
      onClick={() => props.change(Math.max(1, props.zoom / ZOOM_STEP))}
    >
      <Minus size={16} strokeWidth={1.75} aria-hidden />
    </Button>
    <Button
      look="quiet"
      size="small"
      icon
      aria-label="Look closer at the timeline"
      onClick={() => props.change(Math.min(100, props.zoom * ZOOM_STEP))}
    >
      <Plus size={16} strokeWidth={1.75} aria-hidden />
    </Button>
  </div>
);

export interface TimelineProps {
  readonly timeline: SpokenTimeline;
  /** Place in the timeline of the line that stands out. */
  readonly current: number | null;
  readonly onCue: (cue: TimelineCue) => void;
}

/** When everything happens: what is said, how the mouth goes, what the actor does. */
export const Timeline = ({ timeline, current, onCue }: TimelineProps) => {
  const session = useStudioSession();
  const theme = useSettings((settings) => settings.theme);
  const playing = useStudioStatus((status) => status.playback.kind === 'playing');
  const box = useRef<HTMLDivElement>(null);
  const track = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState(1);
  const sight = useSight(box);
  const { pixelsPerSecond, width } = timelineScale(
    timeline.durationSeconds,
    sight.width - LEAD - TRAIL,
    zoom,
  );
  const from = sight.left / pixelsPerSecond;
  const to = (sight.left + sight.width) / pixelsPerSecond;

  const follow = useCallback(
    (left: number) => {
      const element = box.current;
      if (element === null || !playing) return;
      const at = left - element.scrollLeft;
      if (at < 0 || at > element.clientWidth - 48) element.scrollLeft = Math.max(0, left - 48);
    },
    [playing],
  );
  const scrub = (event: PointerEvent) => {
    if (track.current === null || event.buttons !== 1) return;
    const x = event.clientX - track.current.getBoundingClientRect().left;
    session.seek(Math.min(timeline.durationSeconds, Math.max(0, x / pixelsPerSecond)));
  };
  const place = { timeline, pixelsPerSecond, from, to, current };
  return (
    <section className={css.timeline} aria-label="Timeline">
      <div className={css.labels}>
        <Zoom zoom={zoom} change={setZoom} />
        <span className={css.voiceLabel}>Voice</span>
        <span className={css.mouthLabel}>Mouth</span>
        <span className={css.actingLabel}>Acting</span>
      </div>
      <div ref={box} className={css.box} tabIndex={width > sight.width ? 0 : undefined}>
        <div
          ref={track}
          className={css.track}
          style={{ width }}
          onPointerDown={(event) => {
            if (event.target instanceof Element && event.target.closest('button') !== null) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            scrub(event);
          }}
          onPointerMove={(event) => {
            if (event.currentTarget.hasPointerCapture(event.pointerId)) scrub(event);
          }}
        >
          {rulerMarks(pixelsPerSecond, from, Math.min(to, timeline.durationSeconds)).map((time) => (
            <span
              key={time}
              className={css.mark}
              data-start={time === 0 || undefined}
              style={{ left: time * pixelsPerSecond }}
            >
              {markWords(time)}
            </span>
          ))}
          <VoiceLane {...place} />
          <div className={css.waveforms}>
            <Waveform
              lines={timeline.lines}
              current={current}
              pixelsPerSecond={pixelsPerSecond}
              left={sight.left}
              width={Math.max(0, Math.min(sight.width, width - sight.left))}
              height={sight.isLow ? VOICE_HEIGHT.low : VOICE_HEIGHT.tall}
              theme={theme}
            />
          </div>
          <MouthLane {...place} />
          <ActingLane {...place} onCue={onCue} />
          <Playhead timeline={timeline} pixelsPerSecond={pixelsPerSecond} follow={follow} />
        </div>
      </div>
    </section>
  );
};
