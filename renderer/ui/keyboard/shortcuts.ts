import { FACE_KEYS, type FaceKey } from '../../session/live-session.ts';
import { SECTIONS, type Section } from '../../state/interface-store.ts';

/** What a key asks for. */
export type Command =
  | { readonly kind: 'go-to'; readonly section: Section }
  | { readonly kind: 'go-live' }
  | { readonly kind: 'hold-face'; readonly face: FaceKey }
  | { readonly kind: 'keep-face'; readonly face: FaceKey }
  | { readonly kind: 'record' }
  | { readonly kind: 'play' }
  | { readonly kind: 'microphone' }
  | { readonly kind: 'camera' }
  | { readonly kind: 'calibrate' }
  | { readonly kind: 'next-backdrop' }
  | { readonly kind: 'panel' }
  | { readonly kind: 'diagnostics' }
  | { readonly kind: 'self-view' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'close-topmost' };

/** The part of a keyboard event that decides. `code` tells digits apart on every layout, `key` letters. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const LETTERS: Readonly<Record<string, Command>> = {
  ' ': { kind: 'play' },
  m: { kind: 'microphone' },
  r: { kind: 'record' },
  v: { kind: 'camera' },
  c: { kind: 'calibrate' },
  b: { kind: 'next-backdrop' },
  p: { kind: 'panel' },
  d: { kind: 'diagnostics' },
  h: { kind: 'self-view' },
};

/** The face that a digit key stands for, 1 to 6. */
export const faceOfKey = (press: Pick<KeyPress, 'code'>): FaceKey | undefined => {
  const digit = /^(?:Digit|Numpad)([1-6])$/.exec(press.code)?.[1];
  return digit === undefined ? undefined : FACE_KEYS[Number(digit) - 1];
};

const withModifier = (press: KeyPress): Command | undefined => {
  if (press.key === 'Enter') return press.shiftKey ? undefined : { kind: 'go-live' };
  if (press.key === ',') return { kind: 'go-to', section: 'settings' };
  const letter = press.key.toLowerCase();
  if (letter === 'z') return { kind: press.shiftKey ? 'redo' : 'undo' };
  if (letter === 'y' && !press.shiftKey) return { kind: 'redo' };
  const digit = /^Digit([1-9])$/.exec(press.code)?.[1];
  const section: Section | undefined = digit === undefined ? undefined : SECTIONS[Number(digit) - 1];
  return section && section !== 'settings' ? { kind: 'go-to', section } : undefined;
};

/** What a key press asks for. Undefined when it is nobody's. */
export const commandOf = (press: KeyPress): Command | undefined => {
  if (press.altKey) return undefined;
  if (press.ctrlKey || press.metaKey) return withModifier(press);
  if (press.key === 'Escape') return { kind: 'close-topmost' };
  const face = faceOfKey(press);
  if (face) return { kind: press.shiftKey ? 'keep-face' : 'hold-face', face };
  return press.shiftKey ? undefined : LETTERS[press.key.toLowerCase()];
};

/** The list that Settings shows. */
export const SHORTCUT_LIST: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['Ctrl', 'Enter'], does: 'Go live, and stop' },
  { keys: ['1', 'to', '6'], does: 'Hold a face' },
  { keys: ['Shift', '1', 'to', '6'], does: 'Keep a face, and let it go' },
  { keys: ['R'], does: 'Record a take, and stop' },
  { keys: ['M'], does: 'Microphone on or off' },
  { keys: ['V'], does: 'Camera on or off' },
  { keys: ['C'], does: 'Calibrate' },
  { keys: ['B'], does: 'Next backdrop' },
  { keys: ['H'], does: 'Hide or show your own camera' },
  { keys: ['P'], does: 'Panel' },
  { keys: ['D'], does: 'Diagnostics' },
  { keys: ['Ctrl', 'Z'], does: 'Undo (avatar editor, script)' },
  { keys: ['Ctrl', 'Shift', 'Z'], does: 'Redo (avatar editor, script)' },
  { keys: ['Space'], does: 'Play, and pause (Studio, Takes)' },
  { keys: ['Alt', 'Enter'], does: 'Play the line (script)' },
  { keys: ['/'], does: 'Add acting (script)' },
  { keys: ['Ctrl', '1'], does: 'Live' },
  { keys: ['Ctrl', '2'], does: 'Studio' },
  { keys: ['Ctrl', '3'], does: 'Avatars' },
  { keys: ['Ctrl', '4'], does: 'Takes' },
  { keys: ['Ctrl', ','], does: 'Settings' },
  { keys: ['Esc'], does: 'Close the topmost' },
];
