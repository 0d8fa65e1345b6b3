import { useEffect, useRef } from 'react';
import type { TimelineLine } from '../../../core/script/timeline.ts';
import { useParts } from '../../app-context.tsx';
import css from './timeline.module.css';

/** Pixels: of one bar, from bar to bar, and of a block's edge without bars. */
const BAR = 2;
const PITCH = 5;
const EDGE = 8;

export interface WaveformProps {
  readonly lines: readonly TimelineLine[];
  /** Place in the timeline of the line that stands out. */
  readonly current: number | null;
  readonly pixelsPerSecond: number;
  /** Of the part in sight, pixels. */
  readonly left: number;
  readonly width: number;
  readonly height: number;
  /** Changes with the colours. */
  readonly theme: string;
}

/** Loudness of each line as bars, drawn for the part that is in sight. */
export const Waveform = (props: WaveformProps) => {
  const { studio } = useParts();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const { lines, current, pixelsPerSecond, left, width, height } = props;
    const session = studio.session();
    const scale = window.devicePixelRatio;
    element.width = Math.max(1, Math.round(width * scale));
    element.height = Math.max(1, Math.round(height * scale));
    context.scale(scale, scale);
    const style = getComputedStyle(element);
    const colours = {
      plain: style.getPropertyValue('--text-3'),
      current: style.getPropertyValue('--accent-line'),
    };
    for (const [index, { startSeconds, endSeconds }] of lines.entries()) {
      const from = startSeconds * pixelsPerSecond + EDGE;
      const count = Math.floor((endSeconds * pixelsPerSecond - EDGE - from) / PITCH);
      if (count < 1) continue;
      const peaks = session.peaks(startSeconds, endSeconds, count);
      context.fillStyle = index === current ? colours.current : colours.plain;
      context.beginPath();
      for (const [bar, peak] of peaks.entries()) {
        const x = from - left + bar * PITCH;
        if (x < -BAR || x > width) continue;
        const tall = Math.max(3, Math.min(1, peak) * (height - 28));
        context.roundRect(x, (height + 8 - tall) / 2, BAR, tall, 1);
      }
      context.fill();
    }
  }, [studio, props]);
  return (
    <canvas
      ref={canvas}
      className={css.waveform}
      style={{ width: props.width, height: props.height }}
      aria-hidden
    />
  );
};
