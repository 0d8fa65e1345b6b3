import { describe, expect, it } from 'vitest';
import { createNeutralGuess, fromNeutral } from '../../../renderer/core/retarget/rest-face.ts';
import { ARKIT_INDEX, type ArkitShape } from '../../../renderer/core/signals/arkit.ts';
import { read, weightsOf } from '../make-face.ts';

const STEP = 1 / 30;

/** What is left of a shape, frame by frame, when its neutral is guessed. */
const leftOf = (shape: ArkitShape, tracked: readonly number[]): number[] => {
  const guess = createNeutralGuess();
  return tracked.map((weight) => {
    const neutral = guess.next(weightsOf({ [shape]: weight }), STEP);
    return fromNeutral(weight, neutral[ARKIT_INDEX[shape]] ?? 0);
  });
};

const lasting = (seconds: number, weight: number): number[] => new Array<number>(seconds * 30).fill(weight);

describe('guessing a neutral', () => {
  it('takes away what a tracker always sees: a squint, lowered brows', () => {
    expect(Math.max(...leftOf('eyeSquintLeft', lasting(5, 0.45)))).toBeLessThan(1e-6);
    expect(Math.max(...leftOf('browDownLeft', lasting(5, 0.3)))).toBeLessThan(1e-6);
  });

  it('finds the neutral within two seconds when the first face was not at rest', () => {
    const brow = leftOf('browDownLeft', [...lasting(1, 0.9), ...lasting(3, 0.1), ...lasting(1, 0.6)]);
    expect(brow.at(-1)).toBeGreaterThan(0.5);
  });

  it('leaves a blink of every three seconds as it is', () => {
    const second = [...lasting(3, 0.1), 0.6, 0.9, 0.9, 0.6];
    const lids = leftOf('eyeBlinkLeft', [...second, ...second, ...second, ...second, ...second]);
    expect(Math.max(...lids.slice(-4))).toBeGreaterThan(0.88);
  });

  it('never takes much of a smile or an open mouth, however long they last', () => {
    expect(leftOf('mouthSmileLeft', [...lasting(2, 0), ...lasting(120, 0.8)]).at(-1)).toBeGreaterThan(0.78);
    expect(leftOf('jawOpen', lasting(60, 0.5)).at(-1)).toBeGreaterThan(0.48);
  });

  it('does not touch the weights that it was given', () => {
    const tracked = weightsOf({ eyeSquintLeft: 0.4 });
    createNeutralGuess().next(tracked, STEP);
    expect(read(tracked, 'eyeSquintLeft')).toBeCloseTo(0.4, 6);
  });
});
