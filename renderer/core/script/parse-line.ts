import { parseDirection } from './parse-direction.ts';
import { KNOWN_PHONES, parsePhones } from './parse-phones.ts';
import type { ScriptLine } from './script.ts';
import { type Blame, placeIn, type TextLine } from './text-line.ts';

type Part = ScriptLine['parts'][number];

/** Characters that a backslash makes ordinary. */
const ESCAPABLE = /[[\]{}*_:#@\\|<>-]/;
const WORD = /[\p{L}\p{N}]/u;

const isSpace = (character: string | undefined): boolean => character === undefined || /\s/.test(character);

/** Reads what is said and done from `start` to the line's end. */
export const parseLine = (line: TextLine, start: number, blame: Blame): readonly Part[] => {
  const { text } = line;
  const parts: Part[] = [];
  let said = '';
  let saidFrom = start;
  /** The mark that began the emphasis, and where; null while nothing is stressed. */
  let emphasis: { readonly mark: string; readonly index: number } | null = null;

  const put = (some: string, index: number): void => {
    if (said === '') saidFrom = index;
    said += some;
  };
  const flush = (): void => {
    if (said !== '')
      parts.push({ kind: 'text', text: said, emphasis: emphasis !== null, place: placeIn(line, saidFrom) });
    said = '';
  };

  /** `[smile]`; or a link, whose words are said. Returns where reading goes on. */
  const bracket = (index: number): number => {
    const end = text.indexOf(']', index);
    const inner = text.indexOf('[', index + 1);
    const place = placeIn(line, index);
    if (end < 0 || (inner >= 0 && inner < end)) {
      blame(place, 'This [ is never closed.', 'a ] behind the direction, or \\[ for a bracket that is said');
      return index + 1;
    }
    const body = text.slice(index + 1, end);
    const link = /^\([^)]*\)/.exec(text.slice(end + 1));
    if (link !== null) {
      blame(place, 'An address cannot be spoken.', 'the words alone, without [ ]( )');
      put(body, index + 1);
      return end + 1 + link[0].length;
    }
    const parsed = parseDirection(body);
    if (parsed.kind === 'fault') blame(place, parsed.message, parsed.expected);
    else {
      flush();
      parts.push({ kind: 'direction', ...parsed.direction, place, length: end + 1 - index });
    }
    return end + 1;
  };

  /** `{tomato|t ə m ɑː t oʊ}` */
  const pronunciation = (index: number): number => {
    const end = text.indexOf('}', index);
    const place = placeIn(line, index);
    if (end < 0) {
      blame(place, 'This { is never closed.', 'a pronunciation such as {tomato|t ə m ɑː t oʊ}');
      return index + 1;
    }
    const body = text.slice(index + 1, end);
    const bar = body.indexOf('|');
    const word = (bar < 0 ? body : body.slice(0, bar)).trim();
    if (bar < 0 || word === '' || body.slice(bar + 1).trim() === '') {
      blame(place, `"${body}" is no pronunciation.`, 'a word, a bar and its phones: {tomato|t ə m ɑː t oʊ}');
      put(word, index + 1);
      return end + 1;
    }
    const parsed = parsePhones(body.slice(bar + 1));
    if (parsed.kind === 'unknown') {
      blame(
        placeIn(line, index + 1 + bar + 1 + parsed.index),
        `Unknown phone "${parsed.phone}".`,
        `IPA phones with spaces between: ${KNOWN_PHONES.join(' ')}`,
      );
      put(word, index + 1);
      return end + 1;
    }
    flush();
    parts.push({ kind: 'text', text: word, phones: parsed.phones, emphasis: emphasis !== null, place });
    return end + 1;
  };

  /** `*so*`, `**so**`, `_so_`; a mark that stands alone, or within a word as in snake_case, is said. */
  const mark = (index: number): number => {
    const run = /^(\*{1,3}|_{1,3})/.exec(text.slice(index))?.[0] ?? '';
    const before = index === start ? undefined : text[index - 1];
    const after = text[index + run.length];
    const inWord = run[0] === '_' && WORD.test(before ?? '') && WORD.test(after ?? '');
    if (emphasis?.mark === run && !isSpace(before) && !inWord) {
      flush();
      emphasis = null;
    } else if (emphasis === null && !isSpace(after) && !inWord) {
      flush();
      emphasis = { mark: run, index };
    } else put(run, index);
    return index + run.length;
  };

  for (let i = start; i < text.length; ) {
    const character = text[i] ?? '';
    const next = text[i + 1];
    if (character === '\\' && next !== undefined && ESCAPABLE.test(next)) {
      put(next, i);
      i += 2;
    } else if (character === '[') i = bracket(i);
    else if (character === '{') i = pronunciation(i);
    else if (character === '*' || character === '_') i = mark(i);
    else {
      if (character === ']' || character === '}')
        blame(
          placeIn(line, i),
          `This ${character} closes nothing.`,
          `\\${character} where it is meant to be there`,
        );
      else put(character, i);
      i += 1;
    }
  }
  flush();
  // Null to the compiler, which does not follow assignments into closures.
  const open = emphasis as { readonly mark: string; readonly index: number } | null;
  if (open !== null)
    blame(
      placeIn(line, open.index),
      `This ${open.mark} is never closed.`,
      `another ${open.mark} behind what is stressed`,
    );
  return parts;
};
