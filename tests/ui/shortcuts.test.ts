import { describe, expect, it } from 'vitest';
import { commandOf, type KeyPress } from '../../renderer/ui/keyboard/shortcuts.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^\d$/.test(key) ? `Digit${key}` : '',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});
const SECTIONS = ['live', 'avatars', 'settings'] as const;

describe('the keyboard map', () => {
  it.each([
    ['m', 'microphone'],
    ['V', 'camera'],
    ['c', 'calibrate'],
    ['b', 'next-backdrop'],
    ['p', 'panel'],
    ['d', 'diagnostics'],
    ['h', 'self-view'],
    ['Escape', 'close-topmost'],
  ])('%s: %s', (key, kind) => {
    expect(commandOf(press(key), SECTIONS)).toEqual({ kind });
  });

  it('holds faces with digits, and keeps them with Shift, whatever the layout types there', () => {
    expect(commandOf(press('1'), SECTIONS)).toEqual({ kind: 'hold-face', face: 'smile' });
    expect(commandOf(press('^', { code: 'Digit6', shiftKey: true }), SECTIONS)).toEqual({
      kind: 'keep-face',
      face: 'doubt',
    });
    expect(commandOf(press('&', { code: 'Digit1' }), SECTIONS)).toEqual({ kind: 'hold-face', face: 'smile' });
    expect(commandOf(press('7'), SECTIONS)).toBeUndefined();
  });

  it('goes to the sections that the rail has, in its order', () => {
    const control = { ctrlKey: true };
    expect(commandOf(press('2', control), SECTIONS)).toEqual({ kind: 'go-to', section: 'avatars' });
    expect(commandOf(press('2', control), ['live', 'settings'])).toBeUndefined();
    expect(commandOf(press(',', { metaKey: true }), SECTIONS)).toEqual({
      kind: 'go-to',
      section: 'settings',
    });
  });

  it('goes live and stops with Enter, held with Ctrl or ⌘ and nothing else', () => {
    expect(commandOf(press('Enter', { ctrlKey: true }), SECTIONS)).toEqual({ kind: 'go-live' });
    expect(commandOf(press('Enter', { metaKey: true }), SECTIONS)).toEqual({ kind: 'go-live' });
    expect(commandOf(press('Enter'), SECTIONS)).toBeUndefined();
    expect(commandOf(press('Enter', { ctrlKey: true, shiftKey: true }), SECTIONS)).toBeUndefined();
  });

  it.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { shiftKey: true }])(
    'leaves a letter with %o to others',
    (modifier) => {
      expect(commandOf(press('m', modifier), SECTIONS)).toBeUndefined();
    },
  );
});
