import { HAIR_TONES, IRIS_TONES } from '../recipe/palettes.ts';

/** What a colour's name means depends on what wears it. */
export type ColourUse = 'any' | 'hair' | 'eyes' | 'skin' | 'lips';

export const ANY_COLOURS: Readonly<Record<string, string>> = {
  black: '#22211f',
  white: '#eeece6',
  grey: '#8c8f94',
  charcoal: '#3b3e44',
  silver: '#c3c7cc',
  red: '#b2322d',
  crimson: '#9b1c31',
  scarlet: '#c92a24',
  burgundy: '#6d1f33',
  wine: '#6d1f33',
  maroon: '#661f22',
  orange: '#d5762c',
  coral: '#e07a63',
  salmon: '#e0937d',
  peach: '#edb394',
  yellow: '#d9b93b',
  mustard: '#b8972f',
  gold: '#c9a24b',
  golden: '#c9a24b',
  copper: '#b06a3b',
  bronze: '#8c6239',
  brown: '#6a452d',
  chocolate: '#4a2e20',
  beige: '#d6c4a5',
  cream: '#ebe2cd',
  tan: '#b98f65',
  khaki: '#8f8a5a',
  olive: '#6a6c3a',
  green: '#3f7d4c',
  emerald: '#1f7a55',
  mint: '#9fd6bb',
  lime: '#9dc43b',
  teal: '#2d8b87',
  turquoise: '#3fb3ad',
  cyan: '#45b6cf',
  blue: '#3a67a5',
  navy: '#22305a',
  azure: '#4a90d0',
  indigo: '#3d3a8a',
  purple: '#6d4593',
  violet: '#77599c',
  lavender: '#b4a3d6',
  lilac: '#c0a6d2',
  plum: '#6b3a5e',
  magenta: '#b03a86',
  pink: '#dd8aa9',
  rose: '#cf7385',
};

const BY_USE: Readonly<Record<Exclude<ColourUse, 'any'>, Readonly<Record<string, string>>>> = {
  hair: {
    ...HAIR_TONES,
    brunette: HAIR_TONES['dark brown'],
    raven: '#15110f',
    red: '#a03d22',
    golden: '#cfa354',
    platinum: '#e8dcc0',
    'salt and pepper': '#77757a',
    sandy: '#b08a54',
    copper: '#a8532b',
    fair: '#d9bb80',
    dark: '#241712',
    light: '#c8a468',
  },
  eyes: { ...IRIS_TONES, black: '#221812', dark: IRIS_TONES['dark brown'], light: IRIS_TONES['ice blue'] },
  skin: {
    porcelain: '#f8e0d0',
    pale: '#f5d6c2',
    fair: '#f0c9ae',
    light: '#eec2a6',
    rosy: '#edb9a4',
    white: '#f2d0ba',
    medium: '#d09a72',
    olive: '#c49a6c',
    tan: '#c58e62',
    tanned: '#bf8759',
    golden: '#cf9c6c',
    bronze: '#a56f47',
    caramel: '#b57d54',
    brown: '#8d5a3a',
    chocolate: '#5f3a28',
    dark: '#593625',
    deep: '#4a2d20',
    ebony: '#3a241a',
    black: '#4a2d20',
  },
  lips: {
    red: '#b02a35',
    pink: '#d4758a',
    nude: '#b97f6b',
    dark: '#6b2c34',
    pale: '#cf9a90',
    black: '#2a1a1d',
  },
};

const SYNONYMS: Readonly<Record<string, string>> = {
  gray: 'grey',
  blonde: 'blond',
  'strawberry blonde': 'strawberry blond',
  'dark blonde': 'dark blond',
  'dirty blond': 'dark blond',
  'dirty blonde': 'dark blond',
  silvery: 'silver',
  greying: 'grey',
  graying: 'grey',
  reddish: 'red',
  brownish: 'brown',
  blueish: 'blue',
  bluish: 'blue',
  greenish: 'green',
  gingery: 'ginger',
};

const SHADES: Readonly<Record<string, number>> = {
  dark: -0.45,
  deep: -0.35,
  light: 0.4,
  pale: 0.5,
  bright: 0.15,
  pastel: 0.5,
};

const NAMES: ReadonlySet<string> = new Set([
  ...Object.keys(ANY_COLOURS),
  ...Object.keys(SYNONYMS),
  ...Object.values(BY_USE).flatMap((table) => Object.keys(table)),
]);

/** `#rrggbb` towards black (−1) or white (1). */
export const shaded = (hex: string, amount: number): string => {
  const target = amount < 0 ? 0 : 255;
  const channels = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16);
    return Math.round(value + (target - value) * Math.abs(amount));
  });
  return `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
};

export const isColour = (phrase: string): boolean => NAMES.has(phrase);
export const isShade = (word: string): boolean => SHADES[word] !== undefined;

/** The colour of a name for a use, `shade` before it or none; null where the name is no colour of that. */
export const colourFor = (use: ColourUse, name: string, shade: string | null = null): string | null => {
  const known = SYNONYMS[name] ?? name;
  const table = use === 'any' ? {} : BY_USE[use];
  const whole = shade === null ? undefined : table[`${shade} ${known}`];
  if (whole !== undefined) return whole;
  const base = table[known] ?? ANY_COLOURS[known];
  if (base === undefined) return null;
  return shade === null ? base : shaded(base, SHADES[shade] ?? 0);
};
