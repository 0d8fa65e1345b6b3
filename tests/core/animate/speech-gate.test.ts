import { describe, expect, it } from 'vitest';
import { createSpeechGate } from '../../../renderer/core/animate/speech-gate.ts';
import { HOP } from '../make-speech.ts';

/** How often the gate changes its mind over so many seconds of `voice`. */
const changes = (voice: (time: number) => number, seconds = 10): { changes: number; spoken: number } => {
  const gate = createSpeechGate();
  let before = false;
  let count = 0;
  let spoken = 0;
  for (let k = 0; k < seconds / HOP; k++) {
    const { speaking } = gate.next(voice(k * HOP), HOP);
    if (speaking !== before) count += 1;
    if (speaking) spoken += HOP;
    before = speaking;
  }
  return { changes: count, spoken };
};

describe('the gate of speech', () => {
  it('opens within a tenth of a second, and shuts within three when it is over', () => {
    const gate = createSpeechGate();
    for (let k = 0; k < 10; k++) gate.next(1, HOP);
    expect(gate.next(1, HOP)).toEqual({ speaking: true, opening: 1 });
    for (let k = 0; k < 30; k++) gate.next(0, HOP);
    expect(gate.next(0, HOP)).toEqual({ speaking: false, opening: 0 });
  });

  it('does not chatter at any steady doubt, nor with flickering ones', () => {
    for (const doubt of [0.2, 0.35, 0.45, 0.5, 0.6])
      expect(changes(() => doubt).changes).toBeLessThanOrEqual(1);
    // Laughter: bursts of a fifth of a second that half sound like speech.
    expect(changes((time) => (time % 0.2 < 0.1 ? 0.8 : 0.2)).spoken).toBe(0);
  });

  it('holds through a pause within a word', () => {
    expect(changes((time) => (time % 1 < 0.9 ? 1 : 0.1)).changes).toBe(1);
  });

  it('takes a number that is none for no voice', () => {
    expect(changes(() => Number.NaN).spoken).toBe(0);
  });
});
