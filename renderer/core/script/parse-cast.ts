import { expectOneOf } from './nearest-word.ts';
import type { KnownIds } from './parse-script.ts';
import { CAST_SETTINGS, joinSettings, parseSetting, type SettingValues } from './parse-setting.ts';
import { type Blame, placeIn, type TextLine } from './text-line.ts';

/** `@Mira: avatar=mira voice=flite/slt` */
export const CAST_LINE = /^\s*@([^:：]*)[:：]?(.*)$/u;

/** Who speaks, by name, wherever in the text it is said. */
export const parseCast = (
  lines: readonly TextLine[],
  known: KnownIds,
  blame: Blame,
): Record<string, SettingValues> => {
  const cast: Record<string, SettingValues> = Object.create(null);
  for (const line of lines) {
    const match = CAST_LINE.exec(line.text);
    if (match === null) continue;
    const name = (match[1] ?? '').trim();
    const at = line.text.indexOf('@');
    const colon = line.text.search(/[:：]/);
    if (name === '' || colon < 0) {
      blame(placeIn(line, at), 'Nobody is named here.', '@Mira: avatar=mira voice=flite/slt');
      continue;
    }
    if (cast[name] !== undefined)
      blame(placeIn(line, at), `"${name}" is in the cast already.`, 'one line for each speaker');
    let values: SettingValues = {};
    for (const word of line.text.slice(colon + 1).matchAll(/\S+/g)) {
      const place = placeIn(line, colon + 1 + word.index);
      const [key = '', ...rest] = word[0].split('=');
      const setting = CAST_SETTINGS.find((one) => one === key.toLowerCase());
      if (setting === undefined || rest.length === 0) {
        blame(place, `"${word[0]}" is no setting.`, `${expectOneOf(key, CAST_SETTINGS)}, as in avatar=mira`);
        continue;
      }
      const parsed = parseSetting(setting, rest.join('='), known);
      if (parsed.kind === 'fault') blame(place, parsed.message, parsed.expected);
      else values = joinSettings(values, parsed.set);
    }
    cast[name] = values;
  }
  return cast;
};
