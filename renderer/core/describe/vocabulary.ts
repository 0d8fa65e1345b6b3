import { isSynonym } from './adjectives.ts';
import { isColour, isShade } from './colours.ts';
import { AMOUNTS } from './measures.ts';
import type { Part } from './part.ts';
import { FACE_PARTS } from './words-of-face.ts';
import { HAIR_PARTS } from './words-of-hair.ts';
import { PERSON } from './words-of-people.ts';
import { THING_PARTS } from './words-of-things.ts';

export const PARTS: readonly Part[] = [PERSON, ...FACE_PARTS, ...HAIR_PARTS, ...THING_PARTS];

const BY_NAME: ReadonlyMap<string, Part> = new Map(
  PARTS.flatMap((part) => part.names.map((name): [string, Part] => [name, part])),
);
const ADJECTIVES: ReadonlySet<string> = new Set(PARTS.flatMap((part) => Object.keys(part.adjectives)));

export const partNamed = (phrase: string): Part | undefined => BY_NAME.get(phrase);
export const isAdjective = (phrase: string): boolean =>
  ADJECTIVES.has(phrase) || isSynonym(phrase) || isColour(phrase) || isShade(phrase);

/** The most words of one phrase of the vocabulary. */
export const LONGEST_PHRASE = Math.max(
  ...[...BY_NAME.keys(), ...ADJECTIVES, ...Object.keys(AMOUNTS)].map((phrase) => phrase.split(' ').length),
  3,
);
