/** The plain adjective behind a word, and how much the word itself says. */
interface Adjective {
  readonly plain: string;
  readonly amount?: number;
}

/** `plain: its synonyms`; a number after `/` is the synonym's own amount. */
const TABLE: Readonly<Record<string, string>> = {
  big: 'large prominent/0.7 huge/1 enormous/1 giant/1 massive/1 oversized/1 sizeable/0.5 largish/0.4',
  small: 'little tiny/1 petite/0.7 minute/1 dainty/0.8 smallish/0.4',
  wide: 'broad widish/0.4',
  narrow: 'slim/0.6 slender/0.6 slit/1 squinty/0.8',
  long: 'lengthy longish/0.4 elongated/0.7 flowing/0.7',
  short: 'shortish/0.4 trimmed/0.6 cropped/0.7',
  full: 'plump/0.8 chubby/0.9 fleshy/0.8 lush/0.9 luscious/0.9 voluptuous/1 pouty/0.9 fat/1 puffy/0.8 generous/0.7',
  thin: 'fine/0.6 sparse/0.8 skinny/0.9 lean/0.6 gaunt/1 bony/0.9',
  thick: 'bushy/1 heavy/0.8 dense/0.8',
  high: 'tall raised/0.6',
  low: 'lowered/0.6',
  strong: 'prominent defined/0.6 chiselled/0.9 chiseled/0.9 pronounced/0.8 firm/0.6 powerful/0.9',
  weak: 'receding/0.7',
  soft: 'gentle/0.5 rounded/0.6 smooth/0.6',
  round: 'circular rotund/1 roundish/0.4 bulbous/1',
  square: 'rectangular boxy/0.8 squarish/0.4',
  pointed: 'pointy sharp/0.8',
  angular: 'edgy/0.6',
  hollow: 'sunken/0.9',
  rosy: 'ruddy/0.9 flushed/0.8 blushing/0.8',
  freckled: 'freckly',
  wrinkled: 'wrinkly lined/0.6 weathered/0.7',
  arched: 'arching/0.7 curved/0.5',
  stern: 'angry/1 fierce/0.9',
  sad: 'melancholic/0.6 sorrowful/0.8 droopy/0.8',
  smiling: 'cheerful/0.6 happy/0.8 grinning/1',
  'wide set': 'widespread',
  'close set': 'closeset',
  deep: 'deepset',
  upturned: 'snub/0.8 foxy/0.8',
  downturned: 'drooping/0.8',
  'almond shaped': 'almond',
  'heart shaped': 'heart',
  open: 'opened/0.5',
  flat: 'flattened/0.7',
  hooked: 'aquiline/0.9 roman/0.9 eagle/0.9 convex/0.7 bumpy/0.6',
  scooped: 'concave/0.7',
  delicate: 'refined/0.6',
  protruding: 'jutting',
  wavy: 'waved beachy',
  curly: 'curled curlier frizzy',
  coily: 'kinky',
  straight: 'sleek',
  messy: 'tousled unkempt/0.9 windswept untidy dishevelled/0.9',
  voluminous: 'fluffy poofy',
  braided: 'plaited',
  tied: 'pulled',
  'slicked back': 'slick',
  'shoulder length': 'medium',
  shaved: 'shaven buzzed',
  receding: 'thinning',
  cat: 'cateye',
  tinted: 'shaded mirrored',
  hoop: 'hooped',
  stud: 'studded',
  drop: 'dangling dangly hanging',
};

/** Multi-word synonyms, which the table's blanks cannot hold. */
const PHRASES: Readonly<Record<string, Adjective>> = {
  'wide spaced': { plain: 'wide set' },
  'widely spaced': { plain: 'wide set' },
  'far apart': { plain: 'wide set' },
  'close together': { plain: 'close set' },
  'deep set': { plain: 'deep' },
  'turned up': { plain: 'upturned' },
  'turned down': { plain: 'downturned' },
  'wide open': { plain: 'open', amount: 1 },
  'ski slope': { plain: 'scooped', amount: 0.8 },
  'sticking out': { plain: 'protruding' },
  'afro textured': { plain: 'coily' },
  'tied back': { plain: 'tied' },
  'pulled back': { plain: 'tied' },
  'swept back': { plain: 'slicked back' },
  'combed back': { plain: 'slicked back' },
  'medium length': { plain: 'shoulder length' },
  'chin length': { plain: 'shoulder length' },
  'mid length': { plain: 'shoulder length' },
  'cat eye': { plain: 'cat' },
  "cat's eye": { plain: 'cat' },
  'side parted': { plain: 'parted' },
  'middle aged': { plain: 'middle aged' },
  'clean shaven': { plain: 'clean shaven' },
  'light skinned': { plain: 'pale' },
  'dark skinned': { plain: 'dark' },
  'salt and pepper': { plain: 'salt and pepper' },
};

const SYNONYMS: ReadonlyMap<string, Adjective> = new Map([
  ...Object.entries(TABLE).flatMap(([plain, list]): [string, Adjective][] =>
    list.split(' ').map((entry) => {
      const [word = '', amount] = entry.split('/');
      return [word, { plain, ...(amount === undefined ? {} : { amount: Number(amount) }) }];
    }),
  ),
  ...Object.entries(PHRASES),
]);

/** What a word or phrase says at heart; the word itself where it has no synonym here. */
export const plainAdjective = (phrase: string): Adjective => SYNONYMS.get(phrase) ?? { plain: phrase };
export const isSynonym = (phrase: string): boolean => SYNONYMS.has(phrase);
