import { describe, expect, it } from 'vitest';
import {
  SPEECH_SHAPES,
  VISEME_MOUTHS,
  visemesToPose,
} from '../../../renderer/core/retarget/visemes-to-pose.ts';
import { ARKIT_SHAPES } from '../../../renderer/core/signals/arkit.ts';
import { VISEME_COUNT, VISEMES } from '../../../renderer/core/signals/visemes.ts';
import { read } from '../make-face.ts';

describe('visemes to pose', () => {
  it('names only shapes that exist, within 0..1', () => {
    for (const mouth of Object.values(VISEME_MOUTHS))
      for (const [name, weight] of Object.entries(mouth)) {
        expect(ARKIT_SHAPES).toContain(name);
        expect(weight).toBeGreaterThan(0);
        expect(weight).toBeLessThanOrEqual(1);
      }
  });

  it('gives every viseme but silence a mouth of its own', () => {
    const mouths = VISEMES.slice(1).map((name) => JSON.stringify(VISEME_MOUTHS[name]));
    expect(new Set(mouths).size).toBe(mouths.length);
  });

  it('is the mean of the mouths for weights that sum to one, and never more for greater sums', () => {
    const half = new Float32Array(VISEME_COUNT);
    const aa = VISEMES.indexOf('aa');
    const ou = VISEMES.indexOf('ou');
    half[aa] = 0.5;
    half[ou] = 0.5;
    const jaws = ((VISEME_MOUTHS.aa.jawOpen ?? 0) + (VISEME_MOUTHS.ou.jawOpen ?? 0)) / 2;
    expect(read(visemesToPose(half), 'jawOpen')).toBeCloseTo(jaws, 6);
    half[aa] = 1;
    half[ou] = 1;
    expect(read(visemesToPose(half), 'jawOpen')).toBeCloseTo(jaws, 6);
  });

  it('moves the mouth alone', () => {
    for (const i of SPEECH_SHAPES) expect(ARKIT_SHAPES[i]).toMatch(/^(jaw|mouth|tongue)/);
  });
});
