import { type AvatarRecipe, parseAvatarRecipe, RECIPE_VERSION } from '../recipe/avatar-recipe.ts';
import { FACE_SLIDER_NAMES } from '../recipe/face-sliders.ts';
import { HAIR_TONES, lipToneOf } from '../recipe/palettes.ts';
import { namesFor, SEX_SLIDERS } from '../recipe/random-recipe.ts';
import type { Being } from '../recipe/recipe-choices.ts';
import { createChance, seedOf } from '../recipe/seeded-chance.ts';
import { applyWords } from './apply-words.ts';
import { shaded } from './colours.ts';
import type { Draft } from './draft.ts';
import { readWords } from './read-words.ts';
import { settleHair } from './words-of-hair.ts';

export interface Description {
  readonly recipe: AvatarRecipe;
  /** What was taken up, in the text's own words. */
  readonly understood: readonly string[];
  /** What was not, in order. */
  readonly unknown: readonly string[];
}

/** Faces that words left open vary this much, so that two old women are not the same one. */
const VARIETY = 0.22;
/** Longer texts are cut: nobody describes a face in a novel. */
const MOST_LETTERS = 2000;

const startDraft = (): Draft => ({
  recipe: parseAvatarRecipe({
    version: RECIPE_VERSION,
    id: 'avatar',
    name: 'Avatar',
    skin: { colour: '#e2ac87', lipColour: lipToneOf('#e2ac87') },
    eyes: { irisColour: '#5a3a22' },
    brows: { colour: HAIR_TONES['dark brown'] },
    clothes: { colour: '#39406f' },
  }),
  said: new Set(),
  sex: 0,
  hairLength: null,
  hairTexture: null,
  hairStyled: false,
  skinSaid: false,
  irisSaid: false,
  hairColourSaid: false,
  browColourSaid: false,
  lipColourSaid: false,
  beardColourSaid: false,
  ageSaid: false,
  name: null,
});

/** Fur, shell and sheet that nobody gave a colour. */
const BEING_COLOURS: Readonly<Record<Exclude<Being, 'person'>, { coat: string; iris: string }>> = {
  cat: { coat: '#8f8a86', iris: '#c9a23c' },
  fox: { coat: '#c8652b', iris: '#a8702c' },
  robot: { coat: '#cfd8dd', iris: '#56c8e8' },
  ghost: { coat: '#e9eef4', iris: '#2b3140' },
};

const settleBeing = ({ recipe, skinSaid, irisSaid, hairStyled }: Draft): void => {
  if (recipe.being === 'person') return;
  const { coat, iris } = BEING_COLOURS[recipe.being];
  if (!skinSaid) recipe.skin.colour = coat;
  if (!irisSaid) recipe.eyes.irisColour = iris;
  if (!hairStyled) recipe.hair.style = 'bald';
};

const isDark = (skin: string): boolean => Number.parseInt(skin.slice(1, 3), 16) < 0x80;

/** Two places are enough for every share and slider. */
const rounded = <Value>(value: Value): Value => {
  if (typeof value === 'number') return (Math.round(value * 100) / 100) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner)])) as Value;
};

/** What words left open follows from what they said. */
const settle = (draft: Draft, words: string): void => {
  const { recipe } = draft;
  const chance = createChance(seedOf(words));
  if (recipe.being === 'person') settleHair(draft);
  else settleBeing(draft);
  if (!draft.hairColourSaid && isDark(recipe.skin.colour)) recipe.hair.colour = HAIR_TONES.black;
  if (!draft.hairColourSaid && recipe.age > 0.6) recipe.hair.colour = HAIR_TONES.grey;
  if (!draft.browColourSaid) recipe.brows.colour = shaded(recipe.hair.colour, -0.25);
  if (!draft.lipColourSaid) recipe.skin.lipColour = lipToneOf(recipe.skin.colour);
  if (!draft.beardColourSaid) recipe.beard.colour = shaded(recipe.hair.colour, -0.1);
  if (recipe.eyes.lashes === 0.5) recipe.eyes.lashes = 0.5 + 0.35 * draft.sex;
  if (recipe.brows.thickness === 0) recipe.brows.thickness = draft.sex < 0 ? 0.3 : -0.1 * draft.sex;
  for (const name of FACE_SLIDER_NAMES) {
    const variation = chance.slider() * VARIETY;
    if (draft.said.has(name)) continue;
    recipe.face[name] = draft.sex * (SEX_SLIDERS[name] ?? 0) + variation;
  }
  const name = draft.name ?? chance.pick(namesFor(draft.sex));
  recipe.name = `${name.charAt(0).toUpperCase()}${name.slice(1)}`.slice(0, 40);
  const id = recipe.name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, '');
  recipe.id = /^[a-z]/.test(id) ? id.slice(0, 32) : 'avatar';
};

/**
 * A person from English words, without a network: the same words give the same person. Says what it took up and what
 * it did not understand; an empty text gives somebody.
 */
export const describeAvatar = (words: string): Description => {
  const draft = startDraft();
  const { understood, unknown } = applyWords(draft, readWords(words.slice(0, MOST_LETTERS)));
  settle(draft, words);
  return { recipe: parseAvatarRecipe(rounded(draft.recipe), 'the described avatar'), understood, unknown };
};
