import { describe, expect, it } from 'vitest';
import { readCanonicalFaceBytes } from '../../../build/avatars/canonical-face-bytes.ts';
import { readRecipe } from '../../../build/avatars/read-recipe.ts';
import { clearanceOf, type Eyeball } from '../../../renderer/avatar/sculpt/eyeball.ts';
import { measureFace } from '../../../renderer/avatar/sculpt/face-measures.ts';
import { createHeadVolume, headFormOf } from '../../../renderer/avatar/sculpt/head-volume.ts';
import { shapeIdentity } from '../../../renderer/avatar/sculpt/proportions/identity.ts';
import { makeSkin } from '../../../renderer/avatar/sculpt/skin.ts';
import { addScaled } from '../../../renderer/core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../renderer/core/math/vector3.ts';
import { parseCanonicalFace } from '../../../renderer/core/shapes/canonical-face.ts';
import {
  EYE_RING,
  LOWER_LID,
  LOWER_LIP_COLUMNS,
  UPPER_LID,
  UPPER_LIP_COLUMNS,
} from '../../../renderer/core/shapes/landmarks.ts';
import { itemAt, numberAt } from '../../../renderer/core/shapes/points.ts';
import type { ArkitShape } from '../../../renderer/core/signals/arkit.ts';

const face = parseCanonicalFace(await readCanonicalFaceBytes());
const MILLIMETRE = 0.1;

/** Lids cover half the iris's rim at most; further out the skin has its own relief. */
const overLens = (eye: Eyeball, [x, y, z]: Vector3): boolean =>
  z > eye.centre[2] && Math.hypot(x - eye.centre[0], y - eye.centre[1]) < eye.radius * 0.8;

describe.each(['mira', 'otto', 'noor'])('the skin of %s', (id) => {
  const recipe = readRecipe(new URL(`../../../assets/avatars/${id}.json`, import.meta.url));
  const measures = measureFace(recipe);
  const identity = shapeIdentity(face, measures);
  const skin = makeSkin(face, identity, createHeadVolume(headFormOf(measures)), 'low');
  const at = (vertex: number, weights: Partial<Record<ArkitShape, number>> = {}): Vector3 =>
    Object.entries(weights).reduce<Vector3>(
      (point, [shape, weight]) => addScaled(point, itemAt(skin.shifts[shape as ArkitShape], vertex), weight),
      itemAt(skin.points, vertex),
    );

  it('rests with its lips sealed', () => {
    UPPER_LIP_COLUMNS.slice(1).forEach((upper, c) => {
      const lower = itemAt(LOWER_LIP_COLUMNS, c + 1);
      expect(at(upper[3])[1] - at(lower[3])[1]).toBeLessThan(MILLIMETRE / 4);
    });
  });

  it.each(['Right', 'Left'] as const)('closes the %s eye with neither gap nor overlap to be seen', (side) => {
    const on = (landmark: number): number => (side === 'Right' ? landmark : numberAt(face.mirror, landmark));
    UPPER_LID.rim.forEach((upper, k) => {
      const weights = { [`eyeBlink${side}`]: 1 };
      const gap = at(on(upper), weights)[1] - at(on(itemAt(LOWER_LID.rim, k)), weights)[1];
      expect(Math.abs(gap)).toBeLessThan(MILLIMETRE / 2);
    });
  });

  it.each([0, 0.25, 0.5, 0.75, 1])('keeps the lids off the eyeballs at a blink of %d', (weight) => {
    const weights = { eyeBlinkLeft: weight, eyeBlinkRight: weight };
    skin.points.forEach((rest, vertex) => {
      if (itemAt(skin.kinds, vertex)[0] > 0.02) return;
      const eye = rest[0] < 0 ? identity.right : identity.left;
      const point = at(vertex, weights);
      if (overLens(eye, point)) expect(clearanceOf(eye, point)).toBeGreaterThan(0.2 * MILLIMETRE);
    });
  });

  it('stays on its own side of the mid-plane where it is cut in half', () => {
    for (const landmark of [10, 152, 1, 13, 14]) expect(at(landmark)[0]).toBeCloseTo(0, 6);
    for (const landmark of EYE_RING.right) expect(at(landmark)[0]).toBeLessThan(0);
  });

  it('is made of finite numbers', () => {
    expect(skin.points.flat().every(Number.isFinite)).toBe(true);
    expect(
      Object.values(skin.shifts).every((shifts) => shifts.every((shift) => shift.every(Number.isFinite))),
    ).toBe(true);
  });
});
