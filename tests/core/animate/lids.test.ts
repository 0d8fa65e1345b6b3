import { describe, expect, it } from 'vitest';
import { yieldToBlink } from '../../../renderer/core/animate/lids.ts';
import { ARKIT_INDEX, type ArkitShape, neutralWeights } from '../../../renderer/core/signals/arkit.ts';

const after = (weights: Partial<Record<ArkitShape, number>>): ((shape: ArkitShape) => number) => {
  const all = neutralWeights();
  for (const [shape, weight] of Object.entries(weights)) all[ARKIT_INDEX[shape as ArkitShape]] = weight;
  yieldToBlink(all);
  return (shape) => all[ARKIT_INDEX[shape]] ?? Number.NaN;
};

describe('what a blink leaves of other lid shapes', () => {
  it('is nothing when the eye is shut', () => {
    const read = after({ eyeBlinkLeft: 1, eyeSquintLeft: 0.8, eyeWideLeft: 0.5, eyeLookDownLeft: 1 });
    expect([read('eyeSquintLeft'), read('eyeWideLeft'), read('eyeLookDownLeft')]).toEqual([0, 0, 0]);
    expect(read('eyeBlinkLeft')).toBe(1);
  });

  it('shrinks as the lid closes', () => {
    expect(after({ eyeBlinkRight: 0.25, eyeSquintRight: 0.8 })('eyeSquintRight')).toBeCloseTo(0.6, 6);
  });

  it('leaves the other eye and an open eye alone', () => {
    const read = after({ eyeBlinkLeft: 1, eyeSquintRight: 0.75, cheekSquintLeft: 0.5 });
    expect(read('eyeSquintRight')).toBe(0.75);
    expect(read('cheekSquintLeft')).toBe(0.5);
  });
});
