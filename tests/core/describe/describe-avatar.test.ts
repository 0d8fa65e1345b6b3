import { describe, expect, it } from 'vitest';
import { describeAvatar } from '../../../renderer/core/describe/describe-avatar.ts';
import { summariseRecipe } from '../../../renderer/core/describe/summarise.ts';
import { PARTS } from '../../../renderer/core/describe/vocabulary.ts';
import { HAIR_TONES, IRIS_TONES } from '../../../renderer/core/recipe/palettes.ts';
import {
  BEARD_STYLES,
  BEINGS,
  GLASSES_STYLES,
  HAIR_STYLES,
  HEADWEAR_STYLES,
} from '../../../renderer/core/recipe/recipe-choices.ts';

const recipeOf = (words: string) => describeAvatar(words).recipe;
const unknownOf = (words: string) => describeAvatar(words).unknown;

describe('describeAvatar', () => {
  it('understands the sentence that everybody tries first', () => {
    const { recipe, unknown } = describeAvatar(
      'an older woman with short silver hair, green eyes and round glasses',
    );
    expect(unknown).toEqual([]);
    expect(recipe.age).toBeGreaterThan(0.6);
    expect(recipe.hair).toMatchObject({ style: 'pixie', colour: HAIR_TONES.silver });
    expect(recipe.eyes.irisColour).toBe(IRIS_TONES.green);
    expect(recipe.glasses.style).toBe('round');
    expect(recipe.face.gonialWidth).toBeLessThan(0);
  });

  it('gives the same person for the same words, and another for others', () => {
    expect(recipeOf('an old man')).toEqual(recipeOf('an old man'));
    expect(recipeOf('an old man').face).not.toEqual(recipeOf('the old man').face);
  });

  it.each([
    ['slightly big nose', 'very big nose'],
    ['a small nose', 'a nose'],
    ['a fairly big nose', 'a huge nose'],
  ])('takes “%s” for less than “%s”', (less, more) => {
    expect(recipeOf(less).face.nasalProjection).toBeLessThan(recipeOf(more).face.nasalProjection);
  });

  it.each([
    'no glasses',
    'without glasses',
    'without a hat or glasses',
    'not wearing glasses',
    'lacking any glasses',
  ])('leaves the glasses off: “%s”', (words) => {
    expect(recipeOf(`a man with glasses, no, ${words}`).glasses.style).toBe('none');
  });

  it('denies one word with “not”, and all up to the noun with “no”', () => {
    expect(recipeOf("his eyes aren't big, his nose is long").face.eyeSize).toBeLessThan(-0.4);
    expect(recipeOf("his eyes aren't big, his nose is long").face.nasalLength).toBeGreaterThan(0.4);
    expect(recipeOf('a man without a big bushy beard').beard.style).toBe('none');
    expect(unknownOf('not red hair')).toEqual(['not red']);
  });

  it('says adjectives of the noun before after “is” and “are”', () => {
    const { recipe, unknown } = describeAvatar('her hair is short and curly; her eyes are blue');
    expect(unknown).toEqual([]);
    expect(recipe.hair.style).toBe('curls');
    expect(recipe.eyes.irisColour).toBe(IRIS_TONES.blue);
  });

  it('tells colours by what wears them', () => {
    expect(recipeOf('fair hair').hair.colour).not.toBe(recipeOf('fair skin').skin.colour);
    expect(recipeOf('dark brown eyes').eyes.irisColour).toBe(IRIS_TONES['dark brown']);
    expect(recipeOf('a black cat').skin.colour).toBe('#22211f');
    const { recipe } = describeAvatar('a woman in red with blue hair and pink tips');
    expect(recipe.clothes.colour).toBe('#b2322d');
    expect(recipe.hair).toMatchObject({ colour: '#3a67a5', tipColour: '#dd8aa9' });
  });

  it.each([
    ['a 60-year-old man', 0.66],
    ['aged 60', 0.66],
    ['a woman in her 60s', 0.74],
    ['she is in her sixties', 0.74],
    ['He’s about 22', 0],
  ])('knows the age of “%s”', (words, age) => {
    expect(recipeOf(words).age).toBe(age);
  });

  it('takes a name', () => {
    expect(recipeOf('a woman called Édith')).toMatchObject({ name: 'Édith', id: 'edith' });
  });

  it.each([
    ['a zorbly woman', ['zorbly']],
    ['a fox in a red scarf', ['red scarf']],
    ['bearded viking with a golden tooth', ['viking', 'golden tooth']],
    ['purple ears', ['purple']],
    ['a very', ['very']],
    ['eine Frau mit blauen Augen', ['eine', 'Frau', 'mit', 'blauen', 'Augen']],
    ['🦊 %$§ 7', ['7']],
  ])('lists what it does not understand of “%s”', (words, unknown) => {
    expect(unknownOf(words)).toEqual(unknown);
  });

  it.each(['', '   ', '...', 'x'.repeat(100_000), 'no no not without very very', 'not'])(
    'gives somebody for anything',
    (words) => {
      expect(recipeOf(words).name).not.toBe('');
    },
  );

  it('understands every adjective of every noun of its vocabulary', () => {
    const phrases = PARTS.flatMap(({ names, adjectives }) =>
      Object.keys(adjectives).map((adjective) => `${adjective} ${names[0]}`),
    );
    expect(phrases.filter((words) => unknownOf(words).length > 0)).toEqual([]);
  });

  it('can name every choice', () => {
    const said = (words: string) => recipeOf(`a man with ${words}`);
    for (const [style, label] of Object.entries(HAIR_STYLES)) {
      const words =
        style === 'bald'
          ? 'no hair'
          : /^(Long|Short|Swept|Receding)/.test(label)
            ? `${label} hair`
            : `a ${label}`;
      expect(recipeOf(`a ${style === 'pixie' ? 'woman' : 'man'} with ${words}`).hair.style, words).toBe(
        style,
      );
    }
    for (const [style, label] of Object.entries(BEARD_STYLES))
      if (style !== 'none') expect(said(`a ${label}`).beard.style, label).toBe(style);
    for (const [style, label] of Object.entries(GLASSES_STYLES))
      if (style !== 'none') expect(said(`${label} glasses`).glasses.style, label).toBe(style);
    for (const [style, label] of Object.entries(HEADWEAR_STYLES))
      if (style !== 'none') expect(said(`a ${label}`).headwear.style, label).toBe(style);
    for (const [being, label] of Object.entries(BEINGS))
      if (being !== 'person') expect(recipeOf(`a ${label}`).being, label).toBe(being);
  });
});

describe('summariseRecipe', () => {
  it('says who it is in a line', () => {
    expect(
      summariseRecipe(recipeOf('a man with short brown hair, a full beard, teal eyes and a blue shirt')),
    ).toBe('Brown crop, full beard, teal eyes, blue shirt');
    expect(summariseRecipe(recipeOf('a black cat with green eyes'))).toBe('Black cat, green eyes');
  });
});
