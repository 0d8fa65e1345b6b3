import { describe, expect, it } from 'vitest';
import { readCanonicalFaceBytes } from '../../../build/avatars/canonical-face-bytes.ts';
import { readRecipe } from '../../../build/avatars/read-recipe.ts';
import { makeBeard } from '../../../renderer/avatar/sculpt/beard/beard.ts';
import { makeClothes } from '../../../renderer/avatar/sculpt/clothes/clothes.ts';
import { makeEars } from '../../../renderer/avatar/sculpt/ears.ts';
import { measureFace } from '../../../renderer/avatar/sculpt/face-measures.ts';
import { makeHair } from '../../../renderer/avatar/sculpt/hair/hair.ts';
import { createScalp } from '../../../renderer/avatar/sculpt/hair/scalp.ts';
import { createHeadVolume, headFormOf } from '../../../renderer/avatar/sculpt/head-volume.ts';
import { shapeIdentity } from '../../../renderer/avatar/sculpt/proportions/identity.ts';
import { sculptAvatar } from '../../../renderer/avatar/sculpt/sculpt-avatar.ts';
import { makeSkin } from '../../../renderer/avatar/sculpt/skin.ts';
import { makeEarrings } from '../../../renderer/avatar/sculpt/wear/earrings.ts';
import { makeGlasses } from '../../../renderer/avatar/sculpt/wear/glasses.ts';
import { makeHeadwear } from '../../../renderer/avatar/sculpt/wear/headwear.ts';
import type { AvatarRecipe } from '../../../renderer/core/recipe/avatar-recipe.ts';
import { parseAvatarRecipe } from '../../../renderer/core/recipe/avatar-recipe.ts';
import {
  BEARD_STYLES,
  BEINGS,
  type BeardStyle,
  type Being,
  EARRING_STYLES,
  type EarringStyle,
  GLASSES_STYLES,
  type GlassesStyle,
  HAIR_STYLES,
  type HairStyle,
  HEADWEAR_STYLES,
  type HeadwearStyle,
  NECKLINES,
  type Neckline,
} from '../../../renderer/core/recipe/recipe-choices.ts';
import { parseCanonicalFace } from '../../../renderer/core/shapes/canonical-face.ts';

const MOST_TRIANGLES = 25_000;
const PATIENCE = 120_000;
const LEVEL = 'low';

const face = parseCanonicalFace(await readCanonicalFaceBytes());
const otto = readRecipe(new URL('../../../assets/avatars/otto.json', import.meta.url));
const colour = '#445566';
/** All that a recipe may add to a bare head, but for the choices below. */
const plain: AvatarRecipe = parseAvatarRecipe({
  version: otto.version,
  id: 'heaviest',
  name: 'Heaviest',
  skin: otto.skin,
  eyes: { ...otto.eyes, lashes: 1, eyeliner: 1 },
  brows: otto.brows,
  hair: { style: 'bald', volume: 1, length: 1, fringe: 1 },
  clothes: { neckline: 'round', colour },
});

const measures = measureFace(plain);
const identity = shapeIdentity(face, measures);
const head = headFormOf(measures);
const volume = createHeadVolume(head);
const skin = makeSkin(face, identity, volume, LEVEL, true);
const scalp = createScalp(skin, head.skull);
const plainUv = [0.5, 0.5] as const;
const ears = makeEars(volume, plainUv, measures, LEVEL);

type Counted = { readonly triangles: readonly unknown[] };
const count = (...parts: readonly Counted[]): number =>
  parts.reduce((sum, { triangles }) => sum + triangles.length, 0);

const keysOf = <Key extends string>(choices: Readonly<Record<Key, string>>): Key[] =>
  Object.keys(choices) as Key[];
const heaviestOf = <Choice>(choices: readonly Choice[], weigh: (choice: Choice) => number): Choice =>
  choices.reduce((most, choice) => (weigh(choice) > weigh(most) ? choice : most));

const hat = (style: HeadwearStyle): number =>
  count(...makeHeadwear({ style, colour }, { form: head, measures, skin, level: LEVEL }));
const glasses = (style: GlassesStyle): number =>
  count(...makeGlasses({ style, colour, tint: 0 }, { skin, identity, level: LEVEL }));
const earrings = (style: EarringStyle): number => count(...makeEarrings({ style, colour }, ears));
const clothes = (neckline: Neckline): number =>
  count(...makeClothes({ neckline, colour }, measures, plainUv, LEVEL));
/** Of a beard, what it adds to the skin that it hides. */
const beard = (style: BeardStyle): number => {
  const made = makeBeard({ ...plain, beard: { style, colour } }, skin);
  return made
    ? count(made.part) - skin.triangles.filter((triangle) => triangle.every(made.covers)).length
    : 0;
};

/** Hair, a hat over it and what is seen of the ears. */
const top = (style: HairStyle, headwear: HeadwearStyle, rings: EarringStyle): number => {
  const recipe = { ...plain, hair: { ...plain.hair, style }, headwear: { style: headwear, colour } };
  const hair = makeHair(recipe, { scalp, head, measures, level: LEVEL });
  const seesEars = headwear !== 'hijab' && !hair.coversEars;
  return (hair.part ? count(hair.part) : 0) + hat(headwear) + (seesEars ? count(ears) + earrings(rings) : 0);
};

const weigh = (recipe: AvatarRecipe): number =>
  sculptAvatar(recipe, face, { level: LEVEL, still: true }).parts.reduce(
    (sum, { indices }) => sum + indices.length / 3,
    0,
  );

const worn = {
  glasses: heaviestOf(keysOf(GLASSES_STYLES), glasses),
  earrings: heaviestOf(keysOf(EARRING_STYLES), earrings),
  neckline: heaviestOf(keysOf(NECKLINES), clothes),
  beard: heaviestOf(keysOf(BEARD_STYLES), beard),
};

describe('the heaviest that a recipe can be at the lowest level', { timeout: PATIENCE }, () => {
  it('is light enough for a machine without a GPU, whatever a person wears', () => {
    const tops = keysOf(HAIR_STYLES).flatMap((hair) =>
      keysOf(HEADWEAR_STYLES).map((headwear) => ({
        hair,
        headwear,
        weight: top(hair, headwear, worn.earrings),
      })),
    );
    const { hair, headwear } = heaviestOf(tops, ({ weight }) => weight);
    const recipe: AvatarRecipe = {
      ...plain,
      hair: { ...plain.hair, style: hair },
      beard: { style: worn.beard, colour },
      glasses: { style: worn.glasses, colour, tint: 0 },
      headwear: { style: headwear, colour },
      earrings: { style: worn.earrings, colour },
      clothes: { neckline: worn.neckline, colour },
    };
    const triangles = weigh(recipe);
    expect(triangles, JSON.stringify({ ...worn, hair, headwear })).toBeLessThanOrEqual(MOST_TRIANGLES);
    // Nothing was left out: every choice is in it.
    expect(triangles).toBeGreaterThan(weigh(plain) + 5000);
  });

  it('is light enough as any other being', () => {
    const headwear = heaviestOf(keysOf(HEADWEAR_STYLES), hat);
    for (const being of keysOf(BEINGS).filter((name: Being) => name !== 'person'))
      expect(
        weigh({
          ...plain,
          being,
          glasses: { style: worn.glasses, colour, tint: 0 },
          headwear: { style: headwear, colour },
        }),
        being,
      ).toBeLessThanOrEqual(MOST_TRIANGLES);
  });

  it('is the same whatever the face is like', () => {
    const counts = [-1, 1].map(
      (value) =>
        makeSkin(
          face,
          shapeIdentity(
            face,
            measureFace({
              ...plain,
              face: { ...plain.face, eyeSize: value, mouthWidth: value, nasalLength: value },
            }),
          ),
          volume,
          LEVEL,
          true,
        ).triangles.length,
    );
    expect(counts).toEqual([skin.triangles.length, skin.triangles.length]);
  });
});
