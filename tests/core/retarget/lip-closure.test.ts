import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../renderer/core/math/seeded-random.ts';
import { closeLips } from '../../../renderer/core/retarget/lip-closure.ts';
import { visemesToPose } from '../../../renderer/core/retarget/visemes-to-pose.ts';
import { ARKIT_COUNT, type ArkitShape } from '../../../renderer/core/signals/arkit.ts';
import { VISEME_COUNT, VISEMES, type Viseme } from '../../../renderer/core/signals/visemes.ts';
import { read, weightsOf } from '../make-face.ts';

const closed = (some: Partial<Record<ArkitShape, number>>): Float32Array => {
  const weights = weightsOf(some);
  closeLips(weights);
  return weights;
};

const gap = (weights: Float32Array): number => read(weights, 'jawOpen') - read(weights, 'mouthClose');

describe('lip closure', () => {
  it('never lets mouthClose exceed jawOpen nor leave 0..1', () => {
    const random = createRandom(17);
    for (let i = 0; i < 500; i++) {
      const weights = Float32Array.from({ length: ARKIT_COUNT }, random);
      closeLips(weights);
      expect(gap(weights)).toBeGreaterThanOrEqual(-1e-6);
      expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...weights)).toBeLessThanOrEqual(1);
    }
  });

  it('takes a stray mouthClose from a shut jaw', () => {
    expect(read(closed({ mouthClose: 0.2 }), 'mouthClose')).toBe(0);
  });

  it('seals small gaps and leaves open mouths open', () => {
    expect(gap(closed({ jawOpen: 0.06, mouthClose: 0.045 }))).toBeLessThan(0.002);
    expect(gap(closed({ jawOpen: 0.5 }))).toBeCloseTo(0.5, 6);
  });

  it('seals lips that press, as p, b and m do', () => {
    const b = closed({
      jawOpen: 0.12,
      mouthClose: 0.03,
      mouthPressLeft: 0.7,
      mouthPressRight: 0.7,
      mouthUpperUpLeft: 0.2,
    });
    expect(gap(b)).toBeLessThan(0.002);
    expect(read(b, 'mouthUpperUpLeft')).toBeLessThan(0.001);
  });

  it('does not tear: the gap is continuous in jawOpen', () => {
    let before = 0;
    for (let jaw = 0; jaw <= 1; jaw += 0.005) {
      const now = gap(closed({ jawOpen: jaw }));
      expect(now - before).toBeLessThan(0.02);
      expect(now).toBeGreaterThanOrEqual(before - 1e-6);
      before = now;
    }
  });

  it('closes the mouth of PP and opens that of aa', () => {
    const mouth = (viseme: Viseme): Float32Array => {
      const visemes = new Float32Array(VISEME_COUNT);
      visemes[VISEMES.indexOf(viseme)] = 1;
      const weights = visemesToPose(visemes);
      closeLips(weights);
      return weights;
    };
    expect(gap(mouth('PP'))).toBeLessThan(1e-6);
    expect(gap(mouth('aa'))).toBeGreaterThan(0.4);
    expect(Math.max(...mouth('sil'))).toBe(0);
  });
});
