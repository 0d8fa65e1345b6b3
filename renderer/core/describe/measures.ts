/** How much: multiplies into the amount of the word that follows. A plain word has `PLAIN`. */
export const PLAIN = 0.65;

export const AMOUNTS: Readonly<Record<string, number>> = {
  slightly: 0.3,
  'a bit': 0.3,
  'a bit of': 0.3,
  'a little': 0.3,
  'a touch of': 0.3,
  'a hint of': 0.25,
  subtly: 0.3,
  somewhat: 0.4,
  mildly: 0.35,
  gently: 0.35,
  lightly: 0.35,
  fairly: 0.5,
  rather: 0.6,
  quite: 0.6,
  moderately: 0.5,
  pretty: 0.65,
  really: 0.85,
  very: 0.95,
  strongly: 0.9,
  heavily: 0.95,
  super: 1,
  extremely: 1,
  incredibly: 1,
  exceptionally: 1,
  'a lot of': 0.95,
  'lots of': 0.95,
  many: 0.9,
  'a few': 0.35,
  some: 0.5,
  so: 0.9,
  too: 1,
};

export const NEGATIONS: ReadonlySet<string> = new Set([
  'no',
  'not',
  'without',
  'never',
  'none',
  'neither',
  'nor',
  'lacking',
  'minus',
  'non',
]);

/** Words that carry no picture: dropped without being listed. */
export const GRAMMAR: ReadonlySet<string> = new Set(
  `a an the of his her their its my your our this that these those who whom which whose he she they it i you we him them
  someone somebody person human individual character avatar portrait face's like looking look looks appearance as style
  styled coloured colored colour color kind sort type set pair shade tone toned do does did and or also plus both
  to at for by be been there make create give want please me one around about over each side sides with's
  well nicely`.split(/\s+/),
);

/** After these, adjectives say something of the noun before. */
export const COPULAS: ReadonlySet<string> = new Set([
  'is',
  'are',
  'was',
  'were',
  'being',
  'looks',
  'look',
  'appears',
  'seems',
]);

/** What belongs together ends here. */
export const BREAKS: ReadonlySet<string> = new Set([
  '.',
  'with',
  'has',
  'have',
  'having',
  'but',
  'wearing',
  'wears',
  'wear',
  'who',
  'in',
  'dressed',
  'on',
  'under',
  'sporting',
]);
