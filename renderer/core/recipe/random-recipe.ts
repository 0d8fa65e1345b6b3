import { type AvatarRecipe, parseAvatarRecipe, RECIPE_VERSION } from './avatar-recipe.ts';
import { FACE_SLIDER_NAMES, type FaceSlider } from './face-sliders.ts';
import { CLOTH_TONES, HAIR_TONES, IRIS_TONES, lipToneOf, SKIN_TONES } from './palettes.ts';
import type { HairStyle } from './recipe-choices.ts';
import { type Chance, createChance } from './seeded-chance.ts';

const FEMININE_NAMES = [
  'Ada',
  'Cleo',
  'Gia',
  'Iris',
  'Maya',
  'Ola',
  'Pia',
  'Tess',
  'Uma',
  'Zia',
  'Nora',
  'Elsa',
  'Amina',
];
const MASCULINE_NAMES = [
  'Hugo',
  'Eli',
  'Nico',
  'Ravi',
  'Omar',
  'Theo',
  'Max',
  'Leo',
  'Ben',
  'Finn',
  'Kofi',
  'Jonas',
  'Luca',
];
const NAMES_FOR_ALL = [
  'Bo',
  'Dara',
  'Fen',
  'Jun',
  'Kai',
  'Lou',
  'Quin',
  'Remy',
  'Sol',
  'Vic',
  'Wren',
  'Yuki',
  'Robin',
];

/** Short names for a woman (above 0), a man (below 0) or anybody. */
export const namesFor = (sex: number): readonly string[] =>
  sex > 0 ? FEMININE_NAMES : sex < 0 ? MASCULINE_NAMES : NAMES_FOR_ALL;

/** Faces go wrong at the ends of many sliders at once: chance stays inside. */
const REACH = 0.7;

const FEMININE: readonly HairStyle[] = [
  'bob',
  'waves',
  'long',
  'ringlets',
  'ponytail',
  'bun',
  'braids',
  'pixie',
  'curls',
];
const MASCULINE: readonly HairStyle[] = [
  'crop',
  'swept',
  'quiff',
  'buzz',
  'curls',
  'receding',
  'bald',
  'mohawk',
];
const EITHER: readonly HairStyle[] = ['afro', 'locs', 'bob', 'swept', 'curls'];

/** What mostly goes with a woman's face (1) or a man's (−1). */
export const SEX_SLIDERS: Partial<Record<FaceSlider, number>> = {
  gonialWidth: -0.35,
  gonialAngle: -0.4,
  mentalHeight: -0.3,
  mentalWidth: -0.35,
  supraorbitalRidge: -0.5,
  browHeight: 0.25,
  eyeSize: 0.3,
  nasalProjection: -0.15,
  nasalBridgeWidth: -0.2,
  upperLipFullness: 0.25,
  lowerLipFullness: 0.2,
  zygomaticProjection: 0.15,
  neckWidth: -0.55,
  shoulderWidth: -0.55,
};

const faceOf = (chance: Chance, sex: number): Partial<Record<FaceSlider, number>> => {
  const sliders = FACE_SLIDER_NAMES.map((name): [FaceSlider, number] => {
    const value = chance.slider() * REACH * 0.7 + (SEX_SLIDERS[name] ?? 0) * sex;
    return [name, Math.round(Math.max(-REACH, Math.min(REACH, value)) * 100) / 100];
  });
  return Object.fromEntries(sliders);
};

/** Hair that grows so on a skin: the darker the skin, the darker the hair, except where it is grey. */
const hairTone = (chance: Chance, skin: number, age: number): string => {
  if (age > 0.6 && chance.happens(0.75))
    return chance.pick([HAIR_TONES.grey, HAIR_TONES.silver, HAIR_TONES.white]);
  const tones = Object.values(HAIR_TONES);
  return tones[Math.floor(chance.share() * Math.max(2, 9 - skin * 1.4))] ?? HAIR_TONES.black;
};

/** Somebody that one would like to be. The same seed gives the same person. */
export const randomRecipe = (seed: number): AvatarRecipe => {
  const chance = createChance(seed);
  const sex = chance.pick([1, -1, 1, -1, 0]);
  const age = chance.happens(0.25) ? 0.5 + 0.5 * chance.share() : 0.35 * chance.share();
  const tone = Math.floor(chance.share() * SKIN_TONES.length);
  const skin = SKIN_TONES[tone] ?? SKIN_TONES[3];
  const hair = hairTone(chance, tone, age);
  const styles = sex > 0 ? FEMININE : sex < 0 ? MASCULINE : EITHER;
  const style =
    tone > 4 && chance.happens(0.4)
      ? chance.pick(['afro', 'locs', 'braids', 'curls'] as const)
      : chance.pick(styles);
  const name = chance.pick(namesFor(sex));
  const bearded = sex < 0 && chance.happens(0.5);
  const irises = Object.values(IRIS_TONES);
  return parseAvatarRecipe({
    version: RECIPE_VERSION,
    id: name.toLowerCase(),
    name,
    age: Math.round(age * 100) / 100,
    face: faceOf(chance, sex),
    skin: {
      colour: skin,
      lipColour: lipToneOf(skin),
      blush: Math.round((0.3 + 0.4 * chance.share()) * 100) / 100,
      freckles: tone < 4 && chance.happens(0.3) ? 0.5 : 0,
    },
    eyes: {
      irisColour:
        irises[Math.floor(chance.share() * Math.max(2, irises.length - 1.4 * tone))] ?? IRIS_TONES.brown,
      lashes: sex > 0 ? 0.9 : 0.3,
    },
    brows: {
      colour: age > 0.6 ? HAIR_TONES.grey : HAIR_TONES['dark brown'],
      thickness: Math.round((sex < 0 ? 0.35 : -0.1) * 100) / 100,
      arch: Math.round(chance.slider() * 50) / 100,
    },
    hair: { style, colour: hair, volume: Math.round(chance.slider() * 60) / 100 },
    beard: {
      style: bearded ? chance.pick(['stubble', 'short', 'full', 'moustache', 'goatee']) : 'none',
      colour: hair,
    },
    glasses: {
      style: chance.happens(0.25) ? chance.pick(['round', 'square', 'cat-eye', 'rimless']) : 'none',
    },
    earrings: { style: sex > 0 && chance.happens(0.5) ? chance.pick(['studs', 'hoops', 'drops']) : 'none' },
    clothes: {
      neckline: chance.pick(['round', 'roll', 'v-neck', 'shirt', 'hoodie', 'jacket']),
      colour: chance.pick(CLOTH_TONES),
    },
  });
};
