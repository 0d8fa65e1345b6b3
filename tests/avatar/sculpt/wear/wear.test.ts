import { describe, expect, it } from 'vitest';
import { readCanonicalFaceBytes } from '../../../../build/avatars/canonical-face-bytes.ts';
import { makeClothes } from '../../../../renderer/avatar/sculpt/clothes/clothes.ts';
import { clearanceOf } from '../../../../renderer/avatar/sculpt/eyeball.ts';
import { measureFace } from '../../../../renderer/avatar/sculpt/face-measures.ts';
import { createHeadVolume, headFormOf } from '../../../../renderer/avatar/sculpt/head-volume.ts';
import { shapeIdentity } from '../../../../renderer/avatar/sculpt/proportions/identity.ts';
import { makeSkin } from '../../../../renderer/avatar/sculpt/skin.ts';
import { makeEarrings } from '../../../../renderer/avatar/sculpt/wear/earrings.ts';
import { makeGlasses } from '../../../../renderer/avatar/sculpt/wear/glasses.ts';
import { makeHeadwear } from '../../../../renderer/avatar/sculpt/wear/headwear.ts';
import { distance } from '../../../../renderer/core/math/vector-arithmetic.ts';
import { parseAvatarRecipe, RECIPE_VERSION } from '../../../../renderer/core/recipe/avatar-recipe.ts';
import {
  EARRING_STYLES,
  type EarringStyle,
  GLASSES_STYLES,
  type GlassesStyle,
  HEADWEAR_STYLES,
  type HeadwearStyle,
  NECKLINES,
  type Neckline,
} from '../../../../renderer/core/recipe/recipe-choices.ts';
import { parseCanonicalFace } from '../../../../renderer/core/shapes/canonical-face.ts';
import { itemAt } from '../../../../renderer/core/shapes/points.ts';

const face = parseCanonicalFace(await readCanonicalFaceBytes());

const fitFor = (slider: number) => {
  const recipe = parseAvatarRecipe({
    version: RECIPE_VERSION,
    id: 'extreme',
    name: 'Extreme',
    face: { eyeSize: slider, eyeSpacing: slider, nasalLength: slider, gonialWidth: slider },
    skin: { colour: '#d09a72', lipColour: '#b25c52' },
    eyes: { irisColour: '#5a3a22' },
    brows: { colour: '#221812', thickness: 0, arch: 0 },
    clothes: { colour: '#b8972f' },
  });
  const measures = measureFace(recipe);
  const identity = shapeIdentity(face, measures);
  const form = headFormOf(measures);
  const skin = makeSkin(face, identity, createHeadVolume(form), 'low');
  return { measures, identity, form, skin, level: 'low' as const };
};

type Made = ReturnType<typeof makeClothes>;

const expectSound = (parts: Made, most: number): void => {
  const triangles = parts.reduce((sum, part) => sum + part.triangles.length, 0);
  expect(triangles).toBeGreaterThan(0);
  expect(triangles).toBeLessThanOrEqual(most);
  for (const part of parts) {
    expect(part.points.flat().every(Number.isFinite), part.name).toBe(true);
    expect(Math.max(...part.triangles.flat())).toBeLessThan(part.points.length);
  }
};

const chosen = <Style extends string>(choices: Readonly<Record<Style, string>>) =>
  (Object.keys(choices) as Style[]).filter((style) => style !== 'none');

describe.each([-1, 1])('what a face with its sliders at %d wears', { timeout: 120_000 }, (slider) => {
  const fit = fitFor(slider);

  it.each(chosen<GlassesStyle>(GLASSES_STYLES))('%s glasses, clear of the eyeballs', (style) => {
    const parts = makeGlasses({ style, colour: '#26221f', tint: 0 }, fit);
    expectSound(parts, 1500);
    for (const { points } of parts)
      for (const point of points)
        expect(clearanceOf(point[0] < 0 ? fit.identity.right : fit.identity.left, point)).toBeGreaterThan(
          0.5,
        );
  });

  it.each(chosen<HeadwearStyle>(HEADWEAR_STYLES))('%s on the head', (style) => {
    // A hijab is worn instead of hair, and may be as heavy.
    expectSound(makeHeadwear({ style, colour: '#46505f' }, fit), style === 'hijab' ? 5000 : 2000);
  });

  it('a hijab close about the face, which sinks with the jaw', () => {
    const [hijab] = makeHeadwear({ style: 'hijab', colour: '#46505f' }, fit);
    if (!hijab) throw new Error('there is no hijab');
    const chin = itemAt(fit.skin.points, 152);
    const sinks = hijab.shifts?.jawOpen ?? [];
    const nearChin = hijab.points.flatMap((point, i) => (distance(point, chin) < 1.5 ? [i] : []));
    expect(nearChin.length).toBeGreaterThan(0);
    const fall = itemAt(fit.skin.shifts.jawOpen, 152);
    for (const i of nearChin)
      expect(distance(itemAt(sinks, i), fall)).toBeLessThan(0.6 * Math.hypot(...fall));
    // Nothing of it lies over eyes, nose and mouth.
    const [brow, mouth] = [itemAt(fit.skin.points, 105)[1], itemAt(fit.skin.points, 17)[1]];
    const inFace = hijab.points.filter(([x, y, z]) => Math.abs(x) < 4 && y < brow && y > mouth && z > 1);
    expect(inFace).toEqual([]);
  });

  it.each(['beanie', 'cap', 'fedora', 'turban'] as const)('%s over the top of the skull', (style) => {
    const [hat] = makeHeadwear({ style, colour: '#46505f' }, fit);
    const top = Math.max(...(hat?.points ?? []).map(([, y]) => y));
    expect(top).toBeGreaterThan(fit.form.skull.centre[1] + fit.form.skull.radii[1] + 0.5);
  });

  it.each(chosen<Neckline>(NECKLINES))('%s within its triangles', (neckline) => {
    expectSound(makeClothes({ neckline, colour: '#2f6f86' }, fit.measures, [0.5, 0.9], 'low'), 1800);
  });

  it.each(chosen<EarringStyle>(EARRING_STYLES))('%s on the lobes', (style) => {
    const ears = {
      points: [
        [8, -2.5, -3],
        [8.2, -2, -3],
        [-8, -2.5, -3],
      ] as const,
      triangles: [],
    };
    expectSound(makeEarrings({ style, colour: '#c9b27c' }, ears), 400);
  });
});
