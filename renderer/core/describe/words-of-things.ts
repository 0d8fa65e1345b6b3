import type { AvatarRecipe } from '../recipe/avatar-recipe.ts';
import type { Draft, Effect } from './draft.ts';
import type { Part } from './part.ts';

type Worn = 'glasses' | 'headwear' | 'earrings' | 'beard';

/** Puts a style on; denied, takes the thing off. */
const wear =
  <Thing extends Worn>(thing: Thing, style: AvatarRecipe[Thing]['style']): Effect =>
  (draft, amount) => {
    const worn: { style: string } = draft.recipe[thing];
    worn.style = amount > 0 ? style : 'none';
    return true;
  };
/** As `wear`, but a style that was said before stays. */
const wearAny =
  <Thing extends Worn>(thing: Thing, style: AvatarRecipe[Thing]['style']): Effect =>
  (draft, amount) =>
    amount > 0 && draft.recipe[thing].style !== 'none' ? true : wear(thing, style)(draft, amount);

const colourOf = (thing: Exclude<Worn, 'beard'> | 'clothes'): NonNullable<Part['colour']> => ({
  use: 'any',
  set: (draft, hex) => {
    draft.recipe[thing].colour = hex;
  },
});

const tint =
  (value: number): Effect =>
  (draft, amount) => {
    draft.recipe.glasses.tint = amount > 0 ? value : 0;
    return true;
  };
const GLASSES_ADJECTIVES: Readonly<Record<string, Effect>> = {
  round: wear('glasses', 'round'),
  square: wear('glasses', 'square'),
  cat: wear('glasses', 'cat-eye'),
  rimless: wear('glasses', 'rimless'),
  'wire rimmed': wear('glasses', 'round'),
  aviator: wear('glasses', 'aviator'),
  tinted: tint(0.6),
  dark: tint(0.9),
};
const sunglasses: Effect = (draft, amount) => {
  tint(0.9)(draft, amount);
  return wearAny('glasses', 'aviator')(draft, amount);
};

const beardColour: NonNullable<Part['colour']> = {
  use: 'hair',
  set: (draft, hex) => {
    draft.recipe.beard.colour = hex;
    draft.beardColourSaid = true;
  },
};
const BEARD_ADJECTIVES: Readonly<Record<string, Effect>> = {
  short: wear('beard', 'short'),
  thin: wear('beard', 'stubble'),
  long: wear('beard', 'full'),
  full: wear('beard', 'full'),
  big: wear('beard', 'full'),
  thick: wear('beard', 'full'),
};

const neckline =
  (style: AvatarRecipe['clothes']['neckline'], colour?: string): Effect =>
  (draft, amount) => {
    if (amount < 0) return false;
    draft.recipe.clothes.neckline = style;
    if (colour !== undefined) draft.recipe.clothes.colour = colour;
    return true;
  };
const garment = (names: readonly string[], present: Effect): Part => ({
  names,
  adjectives: { round: neckline('round') },
  present,
  colour: colourOf('clothes'),
});
const hat = (names: readonly string[], style: AvatarRecipe['headwear']['style']): Part => ({
  names,
  adjectives: {},
  present: wear('headwear', style),
  colour: colourOf('headwear'),
});

const lipstick = (draft: Draft, hex: string): void => {
  draft.recipe.skin.lipColour = hex;
  draft.lipColourSaid = true;
};
export const THING_PARTS: readonly Part[] = [
  {
    names: ['glasses', 'spectacles', 'specs', 'eyeglasses', 'frames', 'goggles'],
    adjectives: GLASSES_ADJECTIVES,
    present: wearAny('glasses', 'square'),
    colour: colourOf('glasses'),
  },
  {
    names: ['sunglasses', 'shades'],
    adjectives: GLASSES_ADJECTIVES,
    present: sunglasses,
    colour: colourOf('glasses'),
  },
  {
    names: ['aviators'],
    adjectives: GLASSES_ADJECTIVES,
    present: wear('glasses', 'aviator'),
    colour: colourOf('glasses'),
  },
  { names: ['beard'], adjectives: BEARD_ADJECTIVES, present: wearAny('beard', 'short'), colour: beardColour },
  { names: ['goatee'], adjectives: {}, present: wear('beard', 'goatee'), colour: beardColour },
  {
    names: ['moustache', 'mustache', 'moustaches', 'mustaches'],
    adjectives: {
      thick: wear('beard', 'moustache'),
      big: wear('beard', 'moustache'),
      thin: wear('beard', 'moustache'),
    },
    present: wearAny('beard', 'moustache'),
    colour: beardColour,
  },
  {
    names: ['stubble', "five o'clock shadow", '5 o clock shadow', 'designer stubble'],
    adjectives: {},
    present: wear('beard', 'stubble'),
    colour: beardColour,
  },
  hat(['beanie', 'bobble hat', 'woolly hat', 'knit hat'], 'beanie'),
  hat(['cap', 'baseball cap', 'baseball hat', 'snapback'], 'cap'),
  hat(['hat', 'fedora', 'trilby', 'panama hat', 'brimmed hat'], 'fedora'),
  hat(['hijab', 'headscarf', 'head scarf', 'veil'], 'hijab'),
  hat(['turban', 'dastar', 'pagri'], 'turban'),
  hat(['headband', 'hairband', 'alice band', 'bandana'], 'headband'),
  hat(['headphones', 'headset', 'earphones'], 'headphones'),
  {
    names: ['earrings', 'earring'],
    adjectives: {
      hoop: wear('earrings', 'hoops'),
      stud: wear('earrings', 'studs'),
      drop: wear('earrings', 'drops'),
      big: wear('earrings', 'hoops'),
      small: wear('earrings', 'studs'),
      long: wear('earrings', 'drops'),
      round: wear('earrings', 'hoops'),
    },
    present: wearAny('earrings', 'studs'),
    colour: colourOf('earrings'),
  },
  { names: ['hoops'], adjectives: {}, present: wear('earrings', 'hoops'), colour: colourOf('earrings') },
  { names: ['studs'], adjectives: {}, present: wear('earrings', 'studs'), colour: colourOf('earrings') },
  garment(
    ['turtleneck', 'turtle neck', 'roll neck', 'rollneck', 'polo neck', 'high collar'],
    neckline('roll'),
  ),
  garment(
    [
      't shirt',
      'tshirt',
      'tee',
      'sweater',
      'jumper',
      'pullover',
      'top',
      'crew neck',
      'knit',
      'clothes',
      'clothing',
      'outfit',
      'uniform',
      'cardigan',
    ],
    neckline('round'),
  ),
  garment(['v neck', 'vneck'], neckline('v-neck')),
  garment(['dress', 'blouse', 'tank top', 'scoop neck', 'camisole', 'gown', 'vest'], neckline('scoop')),
  garment(['shirt', 'button down', 'polo shirt', 'polo', 'flannel'], neckline('shirt')),
  garment(['hoodie', 'hoody', 'sweatshirt', 'hooded jumper'], neckline('hoodie')),
  garment(['jacket', 'blazer', 'coat', 'leather jacket'], neckline('jacket')),
  garment(['suit', 'tuxedo', 'business suit'], neckline('jacket', '#2b2d33')),
  {
    names: ['lipstick', 'lip gloss', 'lip colour', 'lip color'],
    adjectives: {},
    present: (draft, amount) => {
      if (amount < 0) draft.lipColourSaid = false;
      return true;
    },
    colour: { use: 'lips', set: lipstick },
  },
  {
    names: ['eyeshadow', 'eye shadow'],
    adjectives: {},
    present: (draft, amount) => {
      if (amount > 0) draft.recipe.skin.eyeshadowColour ??= '#7a5a72';
      else delete draft.recipe.skin.eyeshadowColour;
      return true;
    },
    colour: {
      use: 'any',
      set: (draft, hex) => {
        draft.recipe.skin.eyeshadowColour = hex;
      },
    },
  },
  {
    names: ['eyeliner', 'kohl', 'mascara'],
    adjectives: {},
    present: (draft, amount) => {
      draft.recipe.eyes.eyeliner = Math.max(0, Math.min(1, amount));
      return true;
    },
  },
  {
    names: ['makeup', 'make up'],
    adjectives: {},
    present: (draft, amount) => {
      draft.recipe.eyes.eyeliner = Math.max(0, amount * 0.8);
      draft.recipe.skin.blush = amount < 0 ? 0.3 : 0.7;
      if (amount < 0) delete draft.recipe.skin.eyeshadowColour;
      return true;
    },
  },
];

/** What "a woman in red" wears. */
export const CLOTHES: Part = garment([], () => true);
