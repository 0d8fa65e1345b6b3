import { describe, expect, it } from 'vitest';
import { readCanonicalFaceBytes } from '../../../../build/avatars/canonical-face-bytes.ts';
import { readRecipe } from '../../../../build/avatars/read-recipe.ts';
import { BEINGS_MADE } from '../../../../renderer/avatar/sculpt/beings/beings.ts';
import { measureFace } from '../../../../renderer/avatar/sculpt/face-measures.ts';
import { createHeadVolume, headFormOf } from '../../../../renderer/avatar/sculpt/head-volume.ts';
import { shapeIdentity } from '../../../../renderer/avatar/sculpt/proportions/identity.ts';
import { sculptAvatar } from '../../../../renderer/avatar/sculpt/sculpt-avatar.ts';
import { makeSkin } from '../../../../renderer/avatar/sculpt/skin.ts';
import { add } from '../../../../renderer/core/math/vector-arithmetic.ts';
import { parseCanonicalFace } from '../../../../renderer/core/shapes/canonical-face.ts';
import {
  LOWER_LID,
  LOWER_LIP_COLUMNS,
  UPPER_LID,
  UPPER_LIP_COLUMNS,
} from '../../../../renderer/core/shapes/landmarks.ts';
import { itemAt } from '../../../../renderer/core/shapes/points.ts';

const face = parseCanonicalFace(await readCanonicalFaceBytes());
const MILLIMETRE = 0.1;
const MOST_EXTRAS = 4000;
const ANIMALS_MOUTH = ['TeethUpper', 'TeethLower', 'Tongue'];

describe.each([
  ['cat', 'mochi'],
  ['fox', 'kit'],
  ['robot', 'volt'],
  ['ghost', 'boo'],
] as const)('the %s', { timeout: 120_000 }, (name, id) => {
  const recipe = readRecipe(new URL(`../../../../assets/avatars/${id}.json`, import.meta.url));
  const being = BEINGS_MADE[name];
  const measures = measureFace(recipe);
  const person = shapeIdentity(face, measures);
  const identity = { ...person, points: person.points.map(being.warp) };
  const form = being.form(headFormOf(measures));
  const skin = makeSkin(face, identity, createHeadVolume(form), 'low');
  const parts = being.parts({ recipe, identity, skin, form, level: 'low' });

  it('rests with its lips sealed', () => {
    UPPER_LIP_COLUMNS.slice(1).forEach((upper, c) => {
      const lower = itemAt(LOWER_LIP_COLUMNS, c + 1);
      const gap = itemAt(skin.points, upper[3])[1] - itemAt(skin.points, lower[3])[1];
      expect(gap).toBeLessThan(MILLIMETRE / 4);
    });
  });

  it('shuts its eyes', () => {
    const shut = (landmark: number) =>
      add(itemAt(skin.points, landmark), itemAt(skin.shifts.eyeBlinkRight, landmark));
    UPPER_LID.rim.forEach((upper, k) => {
      const gap = shut(upper)[1] - shut(itemAt(LOWER_LID.rim, k))[1];
      expect(Math.abs(gap)).toBeLessThan(MILLIMETRE / 2);
    });
  });

  it('has behind its lips what it should', () => {
    const names = sculptAvatar(recipe, face, { still: true }).parts.map((part) => part.name);
    const inMouth = names.filter((part) => part.startsWith('Teeth') || part === 'Tongue');
    expect(inMouth).toEqual({ robot: [], ghost: ['Tongue'], cat: ANIMALS_MOUTH, fox: ANIMALS_MOUTH }[name]);
  });

  it('brings parts of its own that are finite and few', () => {
    const triangles = parts.reduce((sum, part) => sum + part.triangles.length, 0);
    expect(triangles).toBeGreaterThan(0);
    expect(triangles).toBeLessThanOrEqual(MOST_EXTRAS);
    for (const part of parts) {
      expect(part.points.flat().every(Number.isFinite), part.name).toBe(true);
      expect(Math.max(...part.triangles.flat())).toBeLessThan(part.points.length);
    }
  });
});
