/** What a recipe may choose from; the value is what people read. */

export const BEINGS = {
  person: 'Person',
  cat: 'Cat',
  fox: 'Fox',
  robot: 'Robot',
  ghost: 'Ghost',
} as const;
export type Being = keyof typeof BEINGS;

export const HAIR_STYLES = {
  bald: 'None',
  buzz: 'Buzz cut',
  crop: 'Crop',
  swept: 'Swept',
  quiff: 'Quiff',
  receding: 'Receding',
  pixie: 'Pixie',
  curls: 'Short curls',
  afro: 'Afro',
  bob: 'Bob',
  waves: 'Long waves',
  long: 'Long straight',
  ringlets: 'Long curls',
  ponytail: 'Ponytail',
  bun: 'Bun',
  braids: 'Two braids',
  locs: 'Locs',
  mohawk: 'Mohawk',
} as const;
export type HairStyle = keyof typeof HAIR_STYLES;

export const BEARD_STYLES = {
  none: 'None',
  stubble: 'Stubble',
  moustache: 'Moustache',
  goatee: 'Goatee',
  short: 'Short beard',
  full: 'Full beard',
} as const;
export type BeardStyle = keyof typeof BEARD_STYLES;

export const GLASSES_STYLES = {
  none: 'None',
  round: 'Round',
  square: 'Square',
  'cat-eye': 'Cat-eye',
  aviator: 'Aviator',
  rimless: 'Rimless',
} as const;
export type GlassesStyle = keyof typeof GLASSES_STYLES;

export const HEADWEAR_STYLES = {
  none: 'None',
  beanie: 'Beanie',
  cap: 'Cap',
  fedora: 'Fedora',
  hijab: 'Hijab',
  turban: 'Turban',
  headband: 'Headband',
  headphones: 'Headphones',
} as const;
export type HeadwearStyle = keyof typeof HEADWEAR_STYLES;

export const EARRING_STYLES = { none: 'None', studs: 'Studs', hoops: 'Hoops', drops: 'Drops' } as const;
export type EarringStyle = keyof typeof EARRING_STYLES;

export const NECKLINES = {
  roll: 'Roll neck',
  round: 'Round neck',
  'v-neck': 'V-neck',
  scoop: 'Scoop neck',
  shirt: 'Shirt',
  hoodie: 'Hoodie',
  jacket: 'Jacket',
} as const;
export type Neckline = keyof typeof NECKLINES;
