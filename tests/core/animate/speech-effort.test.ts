import { describe, expect, it } from 'vitest';
import { createSpeechEffort } from '../../../renderer/core/animate/speech-effort.ts';
import { HOP } from '../make-speech.ts';

/** Effort at the end of `seconds` of speech whose loudness swells and fades over each syllable, then of `last`. */
const effortAfter = (level: number, last: number, seconds = 5): number => {
  const effort = createSpeechEffort();
  for (let k = 0; k < seconds / HOP; k++) effort.next(level * (0.55 + 0.45 * Math.sin(k * 0.25)), true, HOP);
  let heard = 0;
  for (let k = 0; k < 20; k++) heard = effort.next(last, true, HOP).effort;
  return heard;
};

describe('a speaker’s effort', () => {
  it('is judged by how loud this speaker is, near the microphone or far', () => {
    expect(effortAfter(0.3, 0.3)).toBeCloseTo(effortAfter(0.003, 0.003), 1);
    expect(effortAfter(0.3, 0.3)).toBeGreaterThan(0.9);
    expect(effortAfter(0.3, 0.03)).toBeLessThan(0.4);
  });

  it('rises and falls with the syllable', () => {
    expect(effortAfter(0.1, 0.09)).toBeGreaterThan(effortAfter(0.1, 0.04) + 0.15);
  });

  it('is a number for silence, noise and clipped sound', () => {
    for (const loudness of [0, 1, 5, 1e-12]) expect(effortAfter(0.1, loudness)).toBeGreaterThanOrEqual(0);
    expect(createSpeechEffort().next(Number.NaN, true, HOP).effort).not.toBeNaN();
  });
});
