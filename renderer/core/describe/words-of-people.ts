import { HAIR_TONES, IRIS_TONES } from '../recipe/palettes.ts';
import type { Being } from '../recipe/recipe-choices.ts';
import { type Draft, type Effect, setSlider, slide } from './draft.ts';
import type { Part } from './part.ts';
import { hairStyle } from './words-of-hair.ts';

const aged =
  (age: number): Effect =>
  (draft, amount) => {
    draft.recipe.age =
      amount < 0 ? 0.15 : Math.max(0, Math.min(1, age + (amount - 0.65) * 0.4 * Math.sign(age - 0.2)));
    draft.ageSaid = true;
    return true;
  };
const hair =
  (colour: string): Effect =>
  (draft, amount) => {
    if (amount < 0) return false;
    draft.recipe.hair.colour = colour;
    draft.hairColourSaid = true;
    return true;
  };
const beard =
  (style: Draft['recipe']['beard']['style']): Effect =>
  (draft, amount) => {
    draft.recipe.beard.style = amount > 0 ? style : 'none';
    return true;
  };
const noBeard: Effect = (draft, amount) => beard('short')(draft, -amount);

/** Skin and hair that many people of a place have; words that follow may say otherwise. */
const from =
  (skin: string, hairColour: string, iris: string, more: Effect = () => true): Effect =>
  (draft, amount) => {
    if (amount < 0) return false;
    if (!draft.skinSaid) draft.recipe.skin.colour = skin;
    draft.skinSaid = true;
    if (!draft.hairColourSaid) draft.recipe.hair.colour = hairColour;
    draft.hairColourSaid = true;
    if (!draft.irisSaid) draft.recipe.eyes.irisColour = iris;
    draft.irisSaid = true;
    return more(draft, amount);
  };
const { black, blond } = HAIR_TONES;
const dark = HAIR_TONES['dark brown'];
const AFRICAN = from('#593625', black, IRIS_TONES['dark brown'], (draft) => {
  draft.hairTexture ??= 'coily';
  slide({ upperLipFullness: 0.5, lowerLipFullness: 0.5, alarWidth: 0.5 })(draft, 1);
  return true;
});
const EAST_ASIAN = from('#ecc3a0', black, IRIS_TONES['dark brown'], (draft) => {
  draft.hairTexture ??= 'straight';
  slide({ lidFold: -0.8, nasalBridgeHeight: -0.4, canthalTilt: 0.25, zygomaticWidth: 0.25 })(draft, 1);
  return true;
});
const SOUTH_ASIAN = from('#a56f47', black, IRIS_TONES.brown);
const MIDDLE_EASTERN = from('#c99a70', black, IRIS_TONES.brown, (draft) =>
  slide({ nasalBridgeHeight: 0.4 })(draft, 1),
);
const LATIN = from('#c08a60', dark, IRIS_TONES.brown);
const EUROPEAN = from('#eec2a6', HAIR_TONES.brown, IRIS_TONES.hazel);
const NORDIC = from('#f5d6c2', blond, IRIS_TONES.blue);
const SOUTHERN = from('#dca87c', dark, IRIS_TONES.brown);

const PLACES: readonly (readonly [Effect, string])[] = [
  [AFRICAN, 'african nigerian kenyan ghanaian ethiopian somali senegalese jamaican congolese'],
  [EAST_ASIAN, 'asian chinese japanese korean taiwanese vietnamese mongolian'],
  [SOUTH_ASIAN, 'indian pakistani bangladeshi tamil nepali'],
  [MIDDLE_EASTERN, 'arab arabic persian iranian turkish egyptian moroccan lebanese syrian iraqi'],
  [LATIN, 'latina latino hispanic mexican brazilian colombian peruvian cuban'],
  [SOUTHERN, 'italian spanish greek portuguese mediterranean'],
  [EUROPEAN, 'european french german british english polish american canadian australian'],
  [NORDIC, 'scandinavian nordic swedish norwegian danish finnish icelandic dutch'],
  [
    from('#f6d7c3', HAIR_TONES.ginger, IRIS_TONES.green, (draft) => {
      draft.recipe.skin.freckles = 0.5;
      return true;
    }),
    'irish scottish celtic',
  ],
];

const sexed =
  (sex: number, age?: number): Effect =>
  (draft) => {
    draft.sex = sex;
    if (age !== undefined && !draft.ageSaid) {
      draft.recipe.age = age;
      draft.ageSaid = true;
    }
    return true;
  };
const childlike: Effect = (draft) => {
  draft.recipe.age = 0;
  draft.ageSaid = true;
  return slide({
    eyeSize: 0.6,
    faceLength: -0.5,
    buccalFullness: 0.6,
    mentalHeight: -0.5,
    nasalLength: -0.5,
    foreheadHeight: 0.4,
    shoulderWidth: -0.8,
    neckWidth: -0.7,
  })(draft, 1);
};
const being =
  (kind: Being): Effect =>
  (draft, amount) => {
    if (amount > 0) draft.recipe.being = kind;
    return true;
  };
const and =
  (...effects: readonly Effect[]): Effect =>
  (draft, amount) =>
    effects.map((effect) => effect(draft, amount)).every((done) => done !== false);

/** Who somebody is. */
export const PEOPLE: Readonly<Record<string, Effect>> = Object.fromEntries(
  (
    [
      [
        sexed(1),
        'woman women lady female feminine mother mum mom aunt queen actress businesswoman her hers she',
      ],
      [
        sexed(-1),
        'man men guy gentleman male masculine father dad uncle king dude bloke fellow businessman his him he',
      ],
      [sexed(1, 0.05), 'girl schoolgirl daughter princess teenage-girl'],
      [sexed(-1, 0.05), 'boy lad schoolboy son prince'],
      [sexed(1, 0.85), 'grandmother grandma granny nan'],
      [sexed(-1, 0.85), 'grandfather grandpa grandad granddad'],
      [childlike, 'child kid toddler baby'],
      [sexed(0, 0.02), 'teenager teen youth'],
      [sexed(0, 0.85), 'elder pensioner senior'],
      [and(sexed(0), hair(HAIR_TONES.ginger)), 'redhead'],
      [being('cat'), 'cat kitty kitten kitty-cat'],
      [being('fox'), 'fox vixen'],
      [being('robot'), 'robot android cyborg droid bot'],
      [being('ghost'), 'ghost spirit spectre phantom'],
    ] as const
  ).flatMap(([effect, words]) => words.split(' ').map((word): [string, Effect] => [word, effect])),
);

/** What is said of a person as a whole. */
export const PERSON: Part = {
  names: Object.keys(PEOPLE),
  adjectives: {
    old: aged(0.8),
    older: aged(0.7),
    elderly: aged(0.9),
    aged: aged(0.85),
    ancient: aged(1),
    mature: aged(0.5),
    'middle aged': aged(0.5),
    young: aged(0.03),
    younger: aged(0.03),
    youthful: aged(0.03),
    teenage: aged(0),
    wrinkled: aged(0.8),
    bald: hairStyle('bald'),
    hairless: hairStyle('bald'),
    balding: hairStyle('receding'),
    blond: hair(blond),
    blonde: hair(blond),
    brunette: hair(dark),
    ginger: hair(HAIR_TONES.ginger),
    bearded: beard('full'),
    unshaven: beard('stubble'),
    'clean shaven': noBeard,
    beardless: noBeard,
    freckled: (draft, amount) => {
      draft.recipe.skin.freckles = Math.max(0, amount);
      return true;
    },
    rosy: (draft, amount) => {
      draft.recipe.skin.blush = Math.max(0, Math.min(1, 0.5 + 0.5 * amount));
      return true;
    },
    bespectacled: (draft, amount) => {
      draft.recipe.glasses.style = amount > 0 ? 'round' : 'none';
      return true;
    },
    full: slide({ buccalFullness: 1, submentalFullness: 0.7, neckWidth: 0.6, zygomaticWidth: 0.3 }),
    big: slide({ shoulderWidth: 0.8, neckWidth: 0.7, gonialWidth: 0.4 }),
    thin: slide({ buccalFullness: -0.9, neckWidth: -0.6, shoulderWidth: -0.4 }),
    narrow: slide({ buccalFullness: -0.6, neckWidth: -0.5, shoulderWidth: -0.4 }),
    strong: slide({ shoulderWidth: 0.9, neckWidth: 0.9, gonialAngle: 0.5 }),
    muscular: slide({ shoulderWidth: 1, neckWidth: 1, gonialAngle: 0.5 }),
    smiling: slide({ mouthCornerTilt: 0.8 }),
    sad: slide({ mouthCornerTilt: -0.7, browTilt: -0.6 }),
    stern: slide({ browTilt: 0.9, mouthCornerTilt: -0.3 }),
    androgynous: (draft) => {
      draft.sex = 0;
      return true;
    },
    cute: slide({ eyeSize: 0.7, nasalLength: -0.5, buccalFullness: 0.4 }),
    friendly: slide({ mouthCornerTilt: 0.5, browTilt: -0.2 }),
    kind: slide({ mouthCornerTilt: 0.4, canthalTilt: -0.2 }),
    ...Object.fromEntries(
      PLACES.flatMap(([effect, words]) => words.split(' ').map((word): [string, Effect] => [word, effect])),
    ),
    'middle eastern': MIDDLE_EASTERN,
    'south asian': SOUTH_ASIAN,
    'east asian': EAST_ASIAN,
  },
  colour: {
    use: 'skin',
    set: (draft, hex) => {
      draft.recipe.skin.colour = hex;
      draft.skinSaid = true;
    },
  },
};

/** A number of years as a recipe's age: 25 is young, 80 is old. */
export const setYears = (draft: Draft, years: number): void => {
  if (years < 13) childlike(draft, 1);
  draft.recipe.age = Math.max(0, Math.min(1, Math.round(((years - 22) / 58) * 100) / 100));
  draft.ageSaid = true;
  if (years < 13) setSlider(draft, 'eyeSize', 0.6);
};
