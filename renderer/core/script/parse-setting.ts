import { type Background, FRAMINGS, LIGHTS, type Scene } from '../scene.ts';
import { BACKDROPS, type Backdrop } from '../settings.ts';
import type { VoiceStyle } from '../speech/speech.ts';
import { expectOneOf, nearestWord } from './nearest-word.ts';
import type { KnownIds } from './parse-script.ts';

/** What a scene's head may set. */
export const SETTINGS = [
  'avatar',
  'voice',
  'speed',
  'pitch',
  'volume',
  'background',
  'light',
  'brightness',
  'framing',
  'side',
] as const;
export type Setting = (typeof SETTINGS)[number];

/** What a member of the cast may have. */
export const CAST_SETTINGS = ['avatar', 'voice', 'speed', 'pitch', 'volume'] as const;

/** What settings come to. */
export interface SettingValues {
  readonly avatar?: string;
  readonly voice?: string;
  readonly style?: Partial<VoiceStyle>;
  readonly scene?: Partial<Scene>;
  readonly backdrop?: Backdrop;
}

export type ParsedSetting =
  | { readonly kind: 'set'; readonly set: SettingValues }
  | { readonly kind: 'fault'; readonly message: string; readonly expected: string };

const set = (values: SettingValues): ParsedSetting => ({ kind: 'set', set: values });
const fault = (message: string, expected: string): ParsedSetting => ({ kind: 'fault', message, expected });

/** Joins what was set before with what is set now. */
export const joinSettings = (before: SettingValues, now: SettingValues): SettingValues => ({
  ...before,
  ...now,
  ...(before.style || now.style ? { style: { ...before.style, ...now.style } } : {}),
  ...(before.scene || now.scene ? { scene: { ...before.scene, ...now.scene } } : {}),
});

const COLOUR = /^#[0-9a-f]{6}$/;
const BACKGROUND_EXPECTED =
  `a backdrop (${BACKDROPS.join(', ')}), a colour such as #334455, "gradient #334455 #112233", ` +
  'green, transparent or "picture FILE"';
const BACKGROUND_WORDS = [...BACKDROPS, 'gradient', 'green', 'transparent', 'picture'];

const background = (value: string): ParsedSetting => {
  const [word = '', ...rest] = value.split(/\s+/);
  const key = word.toLowerCase();
  const colours = rest.map((colour) => colour.toLowerCase());
  const paint = (made: Background): ParsedSetting => set({ scene: { background: made } });
  const backdrop = (name: string): ParsedSetting => {
    const found = BACKDROPS.find((one) => one === name.toLowerCase());
    const near = nearestWord(name.split(/\s/)[0] ?? '', BACKGROUND_WORDS);
    return found === undefined
      ? fault(
          `Unknown background "${value}".`,
          `${near === null ? '' : `perhaps ${near}; `}${BACKGROUND_EXPECTED}`,
        )
      : set({ backdrop: found, scene: { background: { kind: 'backdrop' } } });
  };
  if (COLOUR.test(value.toLowerCase())) return paint({ kind: 'colour', colour: value.toLowerCase() });
  if (key === 'green' || key === 'transparent')
    return rest.length === 0 ? paint({ kind: key }) : fault(`"${rest.join(' ')}" is too much.`, key);
  if (key === 'gradient') {
    const [from = '', to = '', ...more] = colours;
    return COLOUR.test(from) && COLOUR.test(to) && more.length === 0
      ? paint({ kind: 'gradient', from, to })
      : fault(`"${value}" is no gradient.`, 'two colours, from top to bottom: gradient #334455 #112233');
  }
  if (key === 'picture') {
    const path = value.slice(word.length).trim();
    return path === ''
      ? fault('No picture is named.', 'picture FILE')
      : paint({ kind: 'picture', path, blur: 0 });
  }
  return backdrop(key === 'backdrop' ? rest.join(' ') : value);
};

const choice = <T extends string>(
  what: string,
  value: string,
  choices: readonly T[],
  made: (chosen: T) => SettingValues,
): ParsedSetting => {
  const chosen = choices.find((one) => one === value.toLowerCase());
  return chosen === undefined
    ? fault(`Unknown ${what} "${value}".`, expectOneOf(value, choices))
    : set(made(chosen));
};

/** So that all of a head is in the picture, in any format. */
const SIDES: Readonly<Record<string, number>> = { left: -0.6, middle: 0, right: 0.6 };

const number = (
  what: string,
  value: string,
  [low, high]: readonly [number, number],
  made: (value: number) => SettingValues,
  words = '',
): ParsedSetting => {
  const given = /^[+-]?\d*\.?\d+$/.test(value) ? Number(value) : Number.NaN;
  return given >= low && given <= high
    ? set(made(given))
    : fault(`"${value}" is no ${what}.`, `${words}a number from ${low} to ${high}`);
};

/** An avatar may be a file, too, which is looked for when it is opened. */
const isFile = (value: string): boolean => /[\\/.]/.test(value);

const id = (what: 'avatar' | 'voice', value: string, known: readonly string[] | undefined): ParsedSetting =>
  known === undefined || known.includes(value) || (what === 'avatar' && isFile(value))
    ? set({ [what]: value })
    : fault(`Unknown ${what} "${value}".`, expectOneOf(value, known));

export const parseSetting = (key: Setting, value: string, known: KnownIds): ParsedSetting => {
  if (value === '') return fault(`"${key}" says nothing.`, `a value behind ${key}:`);
  switch (key) {
    case 'avatar':
      return id(key, value, known.avatars);
    case 'voice':
      return id(key, value, known.voices);
    case 'speed':
    case 'pitch':
      return number(key, value, [0.5, 2], (given) => ({ style: { [key]: given } }));
    case 'volume':
      return number(key, value, [0, 2], (given) => ({ style: { volume: given } }));
    case 'background':
      return background(value);
    case 'light':
      return choice('light', value, LIGHTS, (light) => ({ scene: { light } }));
    case 'framing':
      return choice('framing', value, FRAMINGS, (framing) => ({ scene: { framing } }));
    case 'brightness':
      return number(key, value, [0, 1], (brightness) => ({ scene: { brightness } }));
    case 'side': {
      const side = SIDES[value.toLowerCase()];
      return side === undefined
        ? number(key, value, [-1, 1], (given) => ({ scene: { side: given } }), 'left, middle, right, or ')
        : set({ scene: { side } });
    }
  }
};
