import { describe, expect, it } from 'vitest';
import { createSoundLine } from '../../../renderer/session/recording/sound-line.ts';

const tone = (length: number, from = 0): Float32Array =>
  Float32Array.from({ length }, (_, i) => Math.sin((from + i) / 9));
const samplesOf = (line: ReturnType<typeof createSoundLine>, until = 100): number[] =>
  Array.from(line.take(until)?.samples ?? []);

describe('a line of sound', () => {
  it('joins pieces whose times tremble', () => {
    const line = createSoundLine();
    for (let i = 0; i < 50; i += 1) line.add(tone(80, i * 80), 8000, i * 0.01 + 0.004 * Math.sin(i * i));
    expect(samplesOf(line)).toEqual(Array.from(tone(4000)));
  });

  it('is silent where the microphone was', () => {
    const line = createSoundLine();
    line.add(tone(80), 8000, 0.1);
    line.add(tone(80), 8000, 0.5);
    const samples = samplesOf(line);
    expect(samples.length).toBe(4080);
    expect(samples.slice(0, 800)).toEqual(new Array(800).fill(0));
    expect(samples.slice(880, 4000).every((sample) => sample === 0)).toBe(true);
    expect(samples.slice(4000)).toEqual(Array.from(tone(80)));
  });

  it('cuts off what sounded before it began, and what is already there', () => {
    const line = createSoundLine();
    line.add(tone(80), 8000, -0.005);
    expect(samplesOf(line)).toEqual(Array.from(tone(80).slice(40)));
    line.add(tone(8000, 0), 8000, 0.005);
    line.add(tone(80), 8000, 0.2);
    expect(samplesOf(line).length).toBe(8000);
  });

  it('ends where it is told to, and keeps the rest', () => {
    const line = createSoundLine();
    line.add(tone(800), 8000, 0);
    expect(samplesOf(line, 0.05)).toEqual(Array.from(tone(400)));
    expect(samplesOf(line, 0.1)).toEqual(Array.from(tone(400, 400)));
  });

  it('keeps its rate when another microphone has another', () => {
    const line = createSoundLine();
    expect(line.take(1)).toBeNull();
    line.add(tone(480), 48_000, 0);
    line.add(tone(441), 44_100, 0.01);
    expect(line.take(1)).toMatchObject({ samplesPerSecond: 48_000, samples: { length: 960 } });
  });
});
