import { describe, expect, it } from 'vitest';
import type { TimelineLine } from '../../../renderer/core/script/timeline.ts';
import type { Viseme } from '../../../renderer/core/signals/visemes.ts';
import type { TimedPhone } from '../../../renderer/core/speech/speech.ts';
import { mouthCells } from '../../../renderer/ui/studio/timeline/mouth-cells.ts';
import { playheadStep } from '../../../renderer/ui/studio/timeline/playhead.tsx';
import { rulerMarks, timelineScale } from '../../../renderer/ui/studio/timeline/timeline-scale.ts';

describe('the scale', () => {
  it('shows all of a short script, and scrolls a long one', () => {
    expect(timelineScale(20, 1000, 1)).toEqual({ pixelsPerSecond: 50, width: 1000 });
    const long = timelineScale(1200, 1000, 1);
    expect(long.width).toBe(1200 * long.pixelsPerSecond);
    expect(long.pixelsPerSecond).toBeGreaterThan(10);
  });

  it('looks closer, up to single phones', () => {
    expect(timelineScale(20, 1000, 2).pixelsPerSecond).toBe(100);
    expect(timelineScale(20, 1000, 1000).pixelsPerSecond * 0.06).toBeGreaterThan(24);
  });

  it.each([
    [50, 0, 10, [0, 2, 4, 6, 8, 10]],
    [14, 61, 95, [70, 80, 90]],
    [400, 0.1, 0.7, [0.2, 0.4, 0.6]],
  ])('at %s pixels a second marks what lies between %s and %s', (pixels, from, to, marks) => {
    const found = rulerMarks(pixels, from, to);
    expect(found.map((time) => Math.round(time * 10) / 10)).toEqual(marks);
  });

  it('has no marks that touch, whatever the zoom', () => {
    for (let pixels = 2; pixels < 480; pixels *= 1.3) {
      const [first = 0, second = Number.POSITIVE_INFINITY] = rulerMarks(pixels, 0, 1000);
      expect((second - first) * pixels).toBeGreaterThan(60);
    }
  });
});

const phones = (...said: readonly [string, Viseme, number, number][]): TimedPhone[] =>
  said.map(([phone, viseme, startSeconds, endSeconds]) => ({
    phone,
    viseme,
    startSeconds,
    endSeconds,
    stress: 0,
  }));

describe('the mouth', () => {
  const hello = phones(
    ['h', 'kk', 0, 0.1],
    ['ɛ', 'E', 0.1, 0.2],
    ['l', 'nn', 0.2, 0.3],
    ['oʊ', 'oh', 0.3, 0.4],
    ['sil', 'sil', 0.4, 0.8],
    ['m', 'PP', 0.8, 0.9],
  );

  it('shows each phone where there is room', () => {
    expect(mouthCells(hello, 0.05).map(({ name }) => name)).toEqual(['K', 'EH', 'N', 'OH', 'M']);
  });

  it('shows what stands out where there is less, and never reaches over a silence', () => {
    expect(mouthCells(hello, 0.15)).toEqual([
      { startSeconds: 0, endSeconds: 0.2, name: 'EH', phones: 'h ɛ' },
      { startSeconds: 0.2, endSeconds: 0.4, name: 'OH', phones: 'l oʊ' },
      { startSeconds: 0.8, endSeconds: 0.9, name: 'M', phones: 'm' },
    ]);
    const pause = phones(['m', 'PP', 0, 0.1], ['a', 'aa', 0.6, 0.7]);
    expect(mouthCells(pause, 10).map(({ name }) => name)).toEqual(['M', 'AH']);
    expect(mouthCells([], 1)).toEqual([]);
  });
});

describe('the playhead under the keyboard', () => {
  const line = (startSeconds: number): TimelineLine => ({
    speaker: null,
    text: '',
    scriptLine: 1,
    startSeconds,
    endSeconds: startSeconds + 1,
    phones: [],
    words: [],
  });
  const timeline = { durationSeconds: 10, lines: [line(1), line(4), line(7)] };

  it.each([
    ['ArrowRight', false, 2, 2.1],
    ['ArrowLeft', true, 2, 1],
    ['ArrowLeft', false, 0, 0],
    ['ArrowRight', true, 9.5, 10],
    ['PageDown', false, 4, 7],
    ['PageDown', false, 8, 10],
    ['PageUp', false, 4, 1],
    ['PageUp', false, 0.5, 0],
    ['Home', false, 5, 0],
    ['End', false, 5, 10],
    ['a', false, 5, null],
  ])('%s (shift %s) at %s goes to %s', (key, isLong, now, to) => {
    expect(playheadStep(key, isLong, now, timeline)).toBe(to);
  });
});
