import { expectOneOf } from './nearest-word.ts';
import { ACTIONS, type Action, type Direction } from './script.ts';

interface Told {
  readonly amount: boolean;
  readonly seconds: boolean;
}
const NOTHING: Told = { amount: false, seconds: false };

/** Actions that are done or not; all others say how strongly and how long. */
const LIMITED: Partial<Readonly<Record<Action, Told>>> = {
  pause: { amount: false, seconds: true },
  blink: NOTHING,
  'look at the camera': NOTHING,
  'close-up': NOTHING,
  bust: NOTHING,
  half: NOTHING,
  whisper: NOTHING,
  'normal voice': NOTHING,
};

/** What people write besides, and what they mean. */
const ALIASES: Readonly<Record<string, Action>> = {
  'look at camera': 'look at the camera',
  'look camera': 'look at the camera',
  'close up': 'close-up',
  closeup: 'close-up',
  'shake head': 'shake',
  breath: 'breathe',
  'raise eyebrows': 'raise brows',
  'end whisper': 'normal voice',
};

/** The longest first, so that "look at the camera" is not "look" with something behind it. */
const NAMES = [...ACTIONS, ...Object.keys(ALIASES)].sort((a, b) => b.length - a.length);

const LONGEST_PAUSE = 60;
const DEFAULT_PAUSE = 0.5;

export type ParsedDirection =
  | { readonly kind: 'direction'; readonly direction: Omit<Direction, 'place' | 'length'> }
  | { readonly kind: 'fault'; readonly message: string; readonly expected: string };

const fault = (message: string, expected: string): ParsedDirection => ({ kind: 'fault', message, expected });

const actionOf = (name: string): Action => ALIASES[name] ?? (name as Action);

const readWord = (
  word: string,
  action: Action,
): { readonly amount: number } | { readonly seconds: number } | string => {
  const match = /^(\d*\.?\d+)(s|sec|seconds?)?$/.exec(word);
  if (match === null) return `"${word}" is no number.`;
  const value = Number(match[1]);
  return match[2] !== undefined || action === 'pause' ? { seconds: value } : { amount: value };
};

const EXPECTED = 'a strength from 0 to 1, or a time such as 2s';

/** What stands between the brackets: `smile`, `smile 0.4 3s`, `pause 0.5`. */
export const parseDirection = (body: string): ParsedDirection => {
  const said = body.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  if (said === '') return fault('Empty brackets.', expectOneOf('', ACTIONS));
  const name = NAMES.find((one) => said === one || said.startsWith(`${one} `));
  if (name === undefined) {
    const words = said.replace(/( [\d.]+s?)+$/, '');
    return fault(`Unknown direction "${words}".`, expectOneOf(words, ACTIONS));
  }
  const action = actionOf(name);
  const takes = LIMITED[action] ?? { amount: true, seconds: true };
  let amount = 1;
  let seconds: number | undefined = action === 'pause' ? DEFAULT_PAUSE : undefined;
  for (const word of said.slice(name.length).split(' ').filter(Boolean)) {
    const value = readWord(word, action);
    if (typeof value === 'string')
      return fault(value, action === 'pause' ? 'seconds, such as 0.5' : EXPECTED);
    if ('amount' in value) {
      if (!takes.amount) return fault(`"${action}" has no strength.`, `[${action}]`);
      if (value.amount > 1) return fault(`A strength of ${value.amount} is too much.`, EXPECTED);
      amount = value.amount;
    } else {
      if (!takes.seconds) return fault(`"${action}" has no length.`, `[${action}]`);
      if (!(value.seconds > 0 && value.seconds <= LONGEST_PAUSE))
        return fault(`A time of ${value.seconds} s is out of range.`, `up to ${LONGEST_PAUSE} s`);
      seconds = value.seconds;
    }
  }
  return {
    kind: 'direction',
    direction: { action, amount, ...(seconds === undefined ? {} : { seconds }) },
  };
};
