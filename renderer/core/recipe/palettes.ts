/** Colours that suit what they are for, `#rrggbb`: what the editor offers first and chance chooses from. */

/** From the palest to the darkest. */
export const SKIN_TONES = [
  '#f6d7c3',
  '#eec2a6',
  '#e2ac87',
  '#d09a72',
  '#b97f58',
  '#96603f',
  '#774a30',
  '#593625',
  '#40281c',
] as const;

export const HAIR_TONES = {
  black: '#1b1614',
  'dark brown': '#2e1d15',
  brown: '#4a2f22',
  chestnut: '#6a3a22',
  auburn: '#7c3320',
  ginger: '#b5572a',
  'dark blond': '#a07a45',
  blond: '#d6b06c',
  'strawberry blond': '#d08f5c',
  grey: '#8d8c8b',
  silver: '#bfc3c9',
  white: '#ecebe6',
} as const;

export const IRIS_TONES = {
  brown: '#5a3a22',
  'dark brown': '#3a2416',
  amber: '#a8702c',
  hazel: '#7d6434',
  green: '#4c8a5a',
  teal: '#3aa79b',
  blue: '#4f86b5',
  'ice blue': '#8fb8d4',
  grey: '#7f8d96',
  violet: '#77599c',
} as const;

export const CLOTH_TONES = [
  '#2f6f86',
  '#a5502f',
  '#b8972f',
  '#3f6b4b',
  '#7b3f58',
  '#39406f',
  '#8f9aa5',
  '#e3ddd0',
  '#2b2d33',
  '#c46a6a',
] as const;

/** A lip's own colour: the skin's, redder and darker. `#rrggbb` both. */
export const lipToneOf = (skin: string): string => {
  const channel = (at: number, factor: number): string =>
    Math.round(Number.parseInt(skin.slice(at, at + 2), 16) * factor)
      .toString(16)
      .padStart(2, '0');
  return `#${channel(1, 0.86)}${channel(3, 0.62)}${channel(5, 0.63)}`;
};
