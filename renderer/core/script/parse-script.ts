import { expectOneOf, nearestWord } from './nearest-word.ts';
import { CAST_LINE, parseCast } from './parse-cast.ts';
import { parseLine } from './parse-line.ts';
import { joinSettings, parseSetting, SETTINGS, type Setting, type SettingValues } from './parse-setting.ts';
import {
  isSpeakable,
  type Script,
  type ScriptFault,
  type ScriptLine,
  type ScriptPlace,
  type ScriptScene,
} from './script.ts';
import { createBlame, linesOf, placeIn, type TextLine } from './text-line.ts';

/** Ids that a script may name; a list that is not given is not checked. */
export interface KnownIds {
  readonly avatars?: readonly string[];
  readonly voices?: readonly string[];
}

export interface ParsedScript {
  /** What could be understood, faults left out. */
  readonly script: Script;
  /** In the order of the text. */
  readonly faults: readonly ScriptFault[];
}

interface OpenScene {
  readonly title: string;
  readonly place: ScriptPlace;
  values: SettingValues;
  readonly lines: ScriptLine[];
}

/** Markdown's marks of lists and quotations; they are not said. */
const MARKER = /^\s*(?:[-+*>]\s+|\d{1,3}[.)]\s+)*/;
const RULE = /^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/;
const HEADING = /^\s{0,3}(#{1,6})(?:\s+(.*?))?\s*#*\s*$/;
const SETTING_LINE = /^\s*([A-Za-z][\w-]*)\s*:\s*(.*?)\s*$/;
/** At most three words that begin as names do, before a colon; also in Markdown's bold. */
const NAME_LINE =
  /^(?:\*\*)?((?:[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}\p{N}.'’-]{0,29} ?){1,3})(?:\*\*\s*[:：]|[:：]\*\*|[:：])(?=\s|$|\p{Lo})/u;

const isSetting = (word: string): word is Setting => SETTINGS.some((one) => one === word);

/** Comments are not said: spaces in their stead keep every column. Tells where one never ends. */
const withoutComments = (text: string): { readonly said: string; readonly unclosed: number | null } => {
  let unclosed: number | null = null;
  const said = text.replaceAll(/<!--[\s\S]*?(-->|$)/g, (comment, end: string, offset: number) => {
    if (end === '') unclosed = offset;
    return comment.replaceAll(/[^\r\n]/g, ' ');
  });
  return { said, unclosed };
};

/** A script in Markdown or plain text; its README says how it is written. Whatever it is, something comes of it. */
export const parseScript = (text: string, known: KnownIds = {}): ParsedScript => {
  const { faults, blame } = createBlame();
  const { said, unclosed } = withoutComments(text.replace(/^\uFEFF/, ' '));
  const lines = linesOf(said);
  const cast = parseCast(lines, known, blame);
  const names = Object.keys(cast);
  let title: string | null = null;
  let speaker: string | null = null;
  let scene: OpenScene = { title: '', place: { line: 1, column: 1, offset: 0 }, values: {}, lines: [] };
  const scenes: OpenScene[] = [scene];

  for (const line of lines)
    if (unclosed !== null && unclosed >= line.offset && unclosed <= line.offset + line.text.length)
      blame(placeIn(line, unclosed - line.offset), 'This <!-- is never closed.', '--> behind the comment');

  const heading = (line: TextLine, marks: string, words: string): void => {
    const place = placeIn(line, line.text.indexOf('#'));
    if (words === '') blame(place, 'This heading is empty.', 'a title behind # or ##');
    if (marks.length === 1 && title === null) title = words;
    else if (marks.length === 1) blame(place, 'A script has one title.', '## for a scene');
    else if (marks.length === 2) {
      scene = { title: words, place, values: {}, lines: [] };
      scenes.push(scene);
    } else blame(place, `There are no headings such as ${marks}.`, '# for the title, ## for a scene');
  };

  /** Whether the line belongs to a scene's head. */
  const setting = (line: TextLine): boolean => {
    const match = SETTING_LINE.exec(line.text);
    if (match === null) return false;
    const word = match[1] ?? '';
    const value = match[2] ?? '';
    const key = word.toLowerCase();
    const place = placeIn(line, line.text.indexOf(word));
    const isHead = scene.lines.length === 0;
    if (!isSetting(key)) {
      const isMeant = word === key && isHead && nearestWord(key, SETTINGS) !== null;
      if (isMeant) blame(place, `Unknown setting "${word}".`, expectOneOf(word, SETTINGS));
      return isMeant;
    }
    if (names.includes(word) || (word !== key && !isHead)) return false;
    if (!isHead) {
      blame(place, `"${word}" comes too late.`, 'settings above the first line of their scene');
      return true;
    }
    const parsed = parseSetting(key, value, known);
    if (parsed.kind === 'set') scene.values = joinSettings(scene.values, parsed.set);
    else {
      const at = value === '' ? 0 : line.text.indexOf(value, line.text.indexOf(':')) - place.column + 1;
      blame(placeIn(line, place.column - 1 + at), parsed.message, parsed.expected);
    }
    return true;
  };

  /** Takes the speaker's name off a line; returns where their words begin. */
  const named = (line: TextLine, start: number): number => {
    const rest = line.text.slice(start);
    const ofCast = names.find((one) => rest.startsWith(one) && /^\s*[:：]/.test(rest.slice(one.length)));
    if (ofCast !== undefined) {
      speaker = ofCast;
      return start + ofCast.length + rest.slice(ofCast.length).search(/[:：]/) + 1;
    }
    const match = NAME_LINE.exec(rest);
    if (match === null) return start;
    const name = (match[1] ?? '').trim();
    if (names.length > 0 && !names.includes(name))
      blame(placeIn(line, start), `"${name}" is not in the cast.`, expectOneOf(name, names));
    speaker = name;
    return start + match[0].length;
  };

  for (const line of lines) {
    if (line.text.trim() === '' || RULE.test(line.text) || CAST_LINE.test(line.text)) continue;
    const head = HEADING.exec(line.text);
    if (head !== null) heading(line, head[1] ?? '', head[2] ?? '');
    else if (!setting(line)) {
      const start = MARKER.exec(line.text)?.[0].length ?? 0;
      const parts = parseLine(line, named(line, start), blame);
      const isDone = parts.some(({ kind }) => kind === 'direction');
      const text = parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
      if (text.trim() !== '' && !isSpeakable(text))
        blame(placeIn(line, start), `Nothing of "${text.trim()}" can be spoken.`, 'letters or digits');
      if (isDone || isSpeakable(text)) scene.lines.push({ speaker, parts, place: placeIn(line, start) });
    }
  }

  const isEmpty = (one: OpenScene): boolean => one.lines.length === 0 && Object.keys(one.values).length === 0;
  return {
    script: {
      title: title ?? '',
      cast,
      scenes: scenes
        .filter((one, index) => index > 0 || !isEmpty(one))
        .map(({ values, ...rest }): ScriptScene => ({ ...values, ...rest })),
    },
    faults: faults.sort((a, b) => a.place.offset - b.place.offset),
  };
};
