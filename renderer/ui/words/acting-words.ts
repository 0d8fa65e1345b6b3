import type { Action, Direction } from '../../core/script/script.ts';

/** What a person reads for each direction. */
export const ACTION_WORDS: Readonly<Record<Action, string>> = {
  smile: 'Smile',
  laugh: 'Laugh',
  sad: 'Sad',
  angry: 'Angry',
  surprised: 'Surprised',
  thoughtful: 'Thoughtful',
  neutral: 'Neutral',
  warm: 'Warm',
  nod: 'Nod',
  shake: 'Shake head',
  tilt: 'Tilt head',
  blink: 'Blink',
  wink: 'Wink',
  'raise brows': 'Raise brows',
  frown: 'Frown',
  shrug: 'Shrug',
  breathe: 'Breathe',
  'look left': 'Look left',
  'look right': 'Look right',
  'look up': 'Look up',
  'look down': 'Look down',
  'look away': 'Look away',
  'look at the camera': 'Look at the camera',
  'close-up': 'Close-up',
  bust: 'Head and shoulders',
  half: 'Half figure',
  whisper: 'Whisper',
  'normal voice': 'Normal voice',
  pause: 'Pause',
};

const plain = (value: number): string => `${Number(value.toFixed(2))}`;

/** `Smile 40%, 3 s`: what a chip says. */
export const directionWords = ({
  action,
  amount,
  seconds,
}: Pick<Direction, 'action' | 'amount' | 'seconds'>): string => {
  const how = [
    ...(amount === 1 ? [] : [`${Math.round(amount * 100)}%`]),
    ...(seconds === undefined ? [] : [`${plain(seconds)} s`]),
  ].join(', ');
  return how === '' ? ACTION_WORDS[action] : `${ACTION_WORDS[action]} ${how}`;
};

/** As it is written into the text. */
export const directionText = (action: Action): string => (action === 'pause' ? '[pause 0.5]' : `[${action}]`);
