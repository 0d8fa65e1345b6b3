import { CLOTH_TONES, HAIR_TONES, IRIS_TONES, SKIN_TONES } from '../../core/recipe/palettes.ts';

/** The colours that the editor offers, and what a screen reader calls them. Any other one is a custom colour. */
export interface PaletteColour {
  readonly colour: string;
  readonly name: string;
}

const capital = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

const palette = (rows: Readonly<Record<string, string>>): readonly PaletteColour[] =>
  Object.entries(rows).map(([name, colour]) => ({ name: capital(name), colour }));

const named = (tones: readonly string[], names: readonly string[]): readonly PaletteColour[] =>
  tones.map((colour, index) => ({ colour, name: names[index] ?? colour }));

export const SKIN_COLOURS = [
  ...named(SKIN_TONES, [
    'Porcelain',
    'Ivory',
    'Peach',
    'Sand',
    'Honey',
    'Caramel',
    'Chestnut',
    'Cocoa',
    'Ebony',
  ]),
  ...palette({ Lilac: '#b6a2cf', Mint: '#9fc7ae', Sky: '#9fbfe0', Rose: '#e8a5a8' }),
];

/** Of a cat or a fox, a robot or a ghost. */
export const COAT_COLOURS = palette({
  White: '#f2f1ec',
  Cream: '#e8d6b8',
  Ginger: '#d58642',
  Fox: '#c9622d',
  Brown: '#84553a',
  Grey: '#8d9299',
  Slate: '#566070',
  Black: '#2b2a2d',
  Silver: '#c4ccd2',
  Brass: '#b8964f',
  Teal: '#3f8f92',
  Sky: '#a9c8e4',
  Lilac: '#b6a2cf',
});

export const LIP_COLOURS = palette({
  Shell: '#d99a8b',
  Coral: '#e08078',
  Rose: '#c9706a',
  Brick: '#a8534f',
  Berry: '#8a3f48',
  Red: '#b8323a',
});

export const EYESHADOW_COLOURS = palette({
  Taupe: '#8f6f60',
  Copper: '#b06a43',
  Plum: '#6f4262',
  Smoke: '#4a4a52',
  Sea: '#3c7480',
  Rose: '#c07a86',
});

export const IRIS_COLOURS = palette({ ...IRIS_TONES, rose: '#c25b7c', gold: '#d6a83a', red: '#a83232' });

export const HAIR_COLOURS = palette({ ...HAIR_TONES, pink: '#d8588f' });

export const CLOTHES_COLOURS = [
  ...named(CLOTH_TONES, [
    'Sea',
    'Rust',
    'Mustard',
    'Green',
    'Plum',
    'Indigo',
    'Grey',
    'Sand',
    'Black',
    'Coral',
  ]),
  ...palette({ White: '#f2f1ec', Red: '#a8323a', Sky: '#7fa9cf' }),
];

export const FRAME_COLOURS = palette({
  Black: '#26221f',
  Tortoise: '#6e4526',
  Silver: '#b9bec4',
  Gold: '#c9b27c',
  Red: '#a8323a',
  Blue: '#3b5f96',
});

export const METAL_COLOURS = palette({
  Gold: '#c9b27c',
  Silver: '#c4c9cf',
  'Rose gold': '#c9917c',
  Pearl: '#ece6da',
  Jet: '#26221f',
  Jade: '#4f8f6d',
});

/** Behind a figure: quiet, so that the figure stays the brightest thing there is. */
export const BACKGROUND_COLOURS = palette({
  White: '#f2f1ec',
  Grey: '#8d9299',
  Charcoal: '#2a2d33',
  Sea: '#2f6f86',
  Night: '#1d2740',
  Lilac: '#8a82b8',
  Rose: '#b98088',
  Clay: '#9c5f48',
  Sand: '#cdb08a',
  Sage: '#7d9580',
  Forest: '#2f4a3d',
});
