import { describe, expect, it } from 'vitest';
import { createHeldFace, FACE_KEYS, FACE_PRESETS } from '../../../renderer/core/animate/held-face.ts';
import { ARKIT_SHAPES } from '../../../renderer/core/signals/arkit.ts';
import { read, weightsOf } from '../make-face.ts';

const STEP = 1 / 100;

describe('held face', () => {
  it('has presets of shapes that exist, within 0..1, all different', () => {
    for (const key of FACE_KEYS)
      for (const [name, weight] of Object.entries(FACE_PRESETS[key])) {
        expect(ARKIT_SHAPES).toContain(name);
        expect(weight >= 0 && weight <= 1).toBe(true);
      }
    expect(new Set(FACE_KEYS.map((key) => JSON.stringify(FACE_PRESETS[key]))).size).toBe(6);
  });

  it('comes in 160 ms, leaves other shapes alone, and goes in 160 ms', () => {
    const face = createHeldFace();
    const after = (seconds: number, held: 'smile' | null): Float32Array => {
      let weights = weightsOf({});
      for (let t = 0; t < seconds - 1e-9; t += STEP) {
        weights = weightsOf({ jawOpen: 0.3, mouthFrownLeft: 0.5 });
        face.lay(weights, held, STEP);
      }
      return weights;
    };
    const half = after(0.08, 'smile');
    expect(read(half, 'mouthSmileLeft')).toBeGreaterThan(0.1);
    expect(read(half, 'mouthSmileLeft')).toBeLessThan(0.65);
    const whole = after(0.08, 'smile');
    expect(read(whole, 'mouthSmileLeft')).toBeCloseTo(0.75, 6);
    expect(read(whole, 'mouthFrownLeft')).toBe(0);
    expect(read(whole, 'jawOpen')).toBeCloseTo(0.3, 6);
    expect(read(after(0.17, null), 'mouthSmileLeft')).toBe(0);
  });

  it('changes from one face to the next without a jump', () => {
    const face = createHeldFace();
    let before = weightsOf({});
    for (let i = 0; i < 90; i++) {
      const weights = weightsOf({});
      face.lay(weights, FACE_KEYS[Math.floor(i / 15)] ?? null, STEP);
      weights.forEach((weight, k) => {
        expect(Math.abs(weight - (before[k] ?? 0))).toBeLessThan(0.2);
      });
      before = weights;
    }
  });
});
