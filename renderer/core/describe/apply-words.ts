import { colourFor } from './colours.ts';
import type { Draft } from './draft.ts';
import { PLAIN } from './measures.ts';
import type { Part } from './part.ts';
import type { Sign } from './read-words.ts';
import { PEOPLE, PERSON, setYears } from './words-of-people.ts';
import { CLOTHES } from './words-of-things.ts';

interface Modifier {
  /** As the text has it: what a part knows by this very word goes before its synonym. */
  readonly word: string;
  readonly plain: string;
  readonly shade: string | null;
  /** 0..1. */
  readonly amount: number;
  readonly denied: boolean;
  readonly text: string;
}

/** Adjectives that say how much of a thing there is: "light freckles". */
const HOW_MUCH: Readonly<Record<string, number>> = {
  light: 0.35,
  thin: 0.35,
  small: 0.4,
  soft: 0.4,
  thick: 0.9,
  strong: 0.9,
  big: 0.9,
  dark: 0.9,
  bright: 0.8,
  full: 0.9,
};

/** Says a modifier of a part. False where it makes no sense there. */
const say = (draft: Draft, part: Part, { word, plain, shade, amount, denied }: Modifier): boolean => {
  const effect = shade === null ? (part.adjectives[word] ?? part.adjectives[plain]) : undefined;
  if (effect !== undefined) return effect(draft, denied ? -amount : amount) !== false;
  if (part.colour !== undefined && !denied) {
    const any = part === PERSON && draft.recipe.being !== 'person';
    const colour = colourFor(any ? 'any' : part.colour.use, plain, shade);
    // A person's colour is a skin's; "a blue woman" would be a surprise.
    if (colour !== null && (part !== PERSON || any || colourFor('skin', plain) !== colourFor('any', plain))) {
      part.colour.set(draft, colour);
      return true;
    }
  }
  const share = HOW_MUCH[plain];
  if (share === undefined || denied || part.present === undefined || Object.keys(part.adjectives).length > 0)
    return false;
  return part.present(draft, share) !== false;
};

export interface Sayings {
  /** What was taken up, in the text's own words: "short silver hair". */
  readonly understood: string[];
  /** Words that changed nothing. */
  readonly unknown: string[];
}

/** Lets every sign act on the draft, in order. */
export const applyWords = (draft: Draft, signs: readonly Sign[]): Sayings => {
  const understood: string[] = [];
  const unknown: string[] = [];
  let waiting: Modifier[] = [];
  let part: Part | null = null;
  let saysOfPart = false;
  let amount: number | null = null;
  let amountText = '';
  let denied: string | null = null;
  let deniedBefore: string | null = null;
  let opening = '';

  const textOf = (modifier: Modifier): string => modifier.text;
  const takeAmount = (own: number | null): number => {
    const taken = amount === null ? (own ?? PLAIN) : amount * (own === null ? 1 : own / PLAIN);
    amount = null;
    amountText = '';
    return Math.min(1, taken);
  };
  /** Those that found no noun behind them: of what was named last, of the person, of the clothes. */
  const flush = (): void => {
    const homes =
      opening === 'in' || opening === 'dressed' || opening.startsWith('wear')
        ? [CLOTHES, part, PERSON]
        : [part, PERSON];
    for (const modifier of waiting) {
      const home = homes.find((one) => one !== null && say(draft, one, modifier));
      (home === undefined ? unknown : understood).push(textOf(modifier));
    }
    waiting = [];
    if (amountText !== '') unknown.push(amountText);
    if (denied !== null) unknown.push(denied);
    amount = null;
    amountText = '';
    denied = null;
    saysOfPart = false;
  };
  const meetNoun = (noun: Extract<Sign, { kind: 'noun' }>): void => {
    const words = waiting.map(textOf);
    const isDenied = denied !== null;
    const presence = takeAmount(null);
    const effect = noun.part === PERSON ? PEOPLE[noun.name] : noun.part.present;
    const isPresent = effect?.(draft, isDenied ? -PLAIN : presence) !== false;
    const deniedWhole = isDenied && effect !== undefined;
    const homes = [noun.part, PERSON, part];
    const lost = deniedWhole
      ? []
      : waiting.filter((modifier) => !homes.some((one) => one !== null && say(draft, one, modifier)));
    const kept = words.filter((text) => !lost.some((modifier) => modifier.text === text));
    const phrase = [...(denied === null ? [] : [denied]), ...kept, noun.text].join(' ');
    if (noun.part === PERSON && /^(hers?|she|his|him|he)$/.test(noun.name)) understood.push(...kept);
    else if (isPresent && (effect !== undefined || kept.length > 0)) understood.push(phrase);
    else if (noun.part === PERSON || !isPresent) unknown.push(phrase);
    unknown.push(...lost.map(textOf));
    waiting = [];
    part = noun.part === PERSON ? part : noun.part;
    deniedBefore = denied;
    denied = null;
    saysOfPart = false;
  };

  for (const [at, sign] of signs.entries()) {
    switch (sign.kind) {
      case 'amount':
        amount = sign.amount;
        amountText = sign.text;
        break;
      case 'negation':
        denied = sign.text;
        break;
      case 'or':
        denied ??= deniedBefore;
        break;
      case 'copula':
        saysOfPart = true;
        break;
      case 'years':
        setYears(draft, sign.years);
        understood.push(sign.text);
        break;
      case 'name':
        draft.name = sign.name;
        understood.push(sign.text);
        break;
      case 'adjective': {
        const text = [denied ?? '', amountText, sign.text].filter(Boolean).join(' ');
        const modifier = {
          word: sign.word,
          plain: sign.plain,
          shade: sign.shade,
          amount: takeAmount(sign.amount),
          denied: denied !== null,
          text,
        };
        const home = saysOfPart
          ? [part, PERSON].find((one) => one !== null && say(draft, one, modifier))
          : undefined;
        if (home !== undefined) understood.push(text);
        else waiting.push(modifier);
        // "not" denies the next word alone, "no" and "without" all up to their noun.
        if (denied?.toLowerCase() === 'not') denied = null;
        break;
      }
      case 'noun':
        meetNoun(sign);
        break;
      case 'break':
        // "not wearing glasses" denies the glasses.
        if (waiting.length > 0 || denied === null) flush();
        opening = sign.word;
        break;
      case 'unknown': {
        // An unknown thing takes its adjectives along: "a red scarf".
        const endsPhrase = !/^(adjective|noun|unknown)$/.test(signs[at + 1]?.kind ?? '');
        const isItsOwn = ({ plain }: Modifier): boolean =>
          endsPhrase && signs[at - 1]?.kind === 'adjective' && PERSON.adjectives[plain] === undefined;
        unknown.push([...waiting.filter(isItsOwn).map(textOf), sign.text].join(' '));
        waiting = waiting.filter((modifier) => !isItsOwn(modifier));
        break;
      }
      case 'comma':
      case 'grammar':
        break;
    }
  }
  flush();
  return { understood, unknown };
};
