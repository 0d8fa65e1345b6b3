import type { HairStyle } from '../recipe/recipe-choices.ts';
import type { Draft, Effect, HairLength, HairTexture } from './draft.ts';
import type { Part } from './part.ts';

const length =
  (value: HairLength): Effect =>
  (draft, amount) => {
    draft.hairLength = amount < 0 ? (value === 'short' ? 'long' : 'short') : value;
    if (amount < 0) return true;
    draft.recipe.hair.length =
      value === 'long' ? Math.max(0, amount - 0.65) : value === 'short' ? Math.min(0, 0.65 - amount) : 0;
    return true;
  };
const texture =
  (value: HairTexture): Effect =>
  (draft, amount) => {
    draft.hairTexture = amount < 0 ? (value === 'straight' ? 'wavy' : 'straight') : value;
    return true;
  };
const volume =
  (sign: number): Effect =>
  (draft, amount) => {
    draft.recipe.hair.volume = Math.max(-1, Math.min(1, sign * amount));
    return true;
  };

/** Denied, a style gives way to another; `bald` denied is just hair. */
export const hairStyle =
  (style: HairStyle): Effect =>
  (draft, amount) => {
    if (amount > 0) {
      draft.recipe.hair.style = style;
      draft.hairStyled = true;
    } else draft.hairStyled = false;
    return true;
  };

const hairColour: NonNullable<Part['colour']> = {
  use: 'hair',
  set: (draft, hex) => {
    draft.recipe.hair.colour = hex;
    draft.hairColourSaid = true;
  },
};

const HAIR_ADJECTIVES: Readonly<Record<string, Effect>> = {
  short: length('short'),
  'shoulder length': length('medium'),
  long: length('long'),
  straight: texture('straight'),
  wavy: texture('wavy'),
  curly: texture('curly'),
  coily: texture('coily'),
  thick: volume(1),
  full: volume(1),
  big: volume(1),
  voluminous: volume(1),
  messy: volume(0.8),
  thin: volume(-1),
  flat: volume(-1),
  'slicked back': hairStyle('swept'),
  swept: hairStyle('swept'),
  shaved: hairStyle('buzz'),
  braided: hairStyle('braids'),
  tied: hairStyle('ponytail'),
  receding: hairStyle('receding'),
};

const LONG_HAIR: ReadonlySet<HairStyle> = new Set([
  'waves',
  'long',
  'ringlets',
  'ponytail',
  'braids',
  'locs',
]);

const STYLE_NAMES: Readonly<Partial<Record<HairStyle, readonly string[]>>> = {
  buzz: ['buzz cut', 'buzzcut', 'buzz', 'crew cut', 'military cut'],
  crop: ['crop', 'short back and sides', 'fade', 'undercut'],
  swept: ['side part', 'comb over', 'side sweep'],
  quiff: ['quiff', 'pompadour'],
  receding: ['receding hairline', 'widow peak'],
  pixie: ['pixie cut', 'pixie'],
  curls: ['curls', 'ringlet crop'],
  afro: ['afro', 'fro'],
  bob: ['bob', 'bob cut', 'lob', 'pageboy'],
  waves: ['waves'],
  ringlets: ['ringlets', 'spirals', 'corkscrew curls', 'long curls'],
  ponytail: ['ponytail', 'pony tail'],
  bun: ['bun', 'topknot', 'chignon', 'updo', 'top knot'],
  braids: ['braids', 'braid', 'plaits', 'plait', 'pigtails', 'cornrows'],
  locs: ['locs', 'dreadlocks', 'dreads', 'dreadlock'],
  mohawk: ['mohawk', 'mohican'],
};

const fringe: Effect = (draft, amount) => {
  draft.recipe.hair.fringe = amount < 0 ? 0 : Math.min(1, 0.4 + 0.6 * amount);
  return true;
};

/** What is meant by "curls" depends on the hair's length, which may be said before or after. */
const curls: Effect = (draft, amount) => texture('curly')(draft, amount);

export const HAIR_PARTS: readonly Part[] = [
  {
    names: ['hair', 'haired', 'hairstyle', 'haircut', 'hairdo'],
    adjectives: HAIR_ADJECTIVES,
    present: (draft, amount) => (amount < 0 ? hairStyle('bald')(draft, -amount) : true),
    colour: hairColour,
  },
  ...(Object.entries(STYLE_NAMES) as [HairStyle, readonly string[]][]).map(
    ([style, names]): Part => ({
      names,
      adjectives: HAIR_ADJECTIVES,
      present: style === 'curls' ? curls : style === 'waves' ? texture('wavy') : hairStyle(style),
      colour: hairColour,
    }),
  ),
  {
    names: ['fringe', 'bangs'],
    adjectives: { long: fringe, short: fringe, full: fringe, thick: fringe, straight: fringe },
    present: fringe,
  },
  {
    names: ['tips', 'ends', 'highlights', 'streaks', 'ombre', 'dip dye'],
    adjectives: {},
    colour: {
      use: 'hair',
      set: (draft, hex) => {
        draft.recipe.hair.tipColour = hex;
      },
    },
  },
];

const BY_LENGTH: Readonly<Record<HairLength, Readonly<Record<HairTexture, HairStyle>>>> = {
  short: { straight: 'crop', wavy: 'swept', curly: 'curls', coily: 'curls' },
  medium: { straight: 'bob', wavy: 'bob', curly: 'curls', coily: 'afro' },
  long: { straight: 'long', wavy: 'waves', curly: 'ringlets', coily: 'locs' },
};

/** Picks the style that length and texture amount to, where no style was named. */
export const settleHair = (draft: Draft): void => {
  const { hair } = draft.recipe;
  if (draft.hairStyled) {
    if (draft.hairLength === 'long' && hair.style === 'bob') hair.length = 0.8;
    if (draft.hairLength === 'short' && LONG_HAIR.has(hair.style)) hair.length = Math.min(hair.length, -0.6);
    return;
  }
  const length = draft.hairLength ?? (draft.sex > 0 ? 'medium' : 'short');
  const texture = draft.hairTexture ?? (draft.sex > 0 && draft.hairLength === 'long' ? 'wavy' : 'straight');
  const feminineCrop = draft.sex > 0 && length === 'short' && texture === 'straight';
  hair.style = feminineCrop ? 'pixie' : BY_LENGTH[length][texture];
  if (length === 'short' && hair.length <= -0.25)
    hair.style = draft.sex > 0 ? hair.style : texture === 'straight' ? 'buzz' : hair.style;
};
