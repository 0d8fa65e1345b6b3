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

describe('the keyboard map', () => {
  it.each([
    ['m', 'microphone'],
    ['r', 'record'],
    [' ', 'play'],
    ['V', 'camera'],
    ['c', 'calibrate'],
    ['b', 'next-backdrop'],
    ['p', 'panel'],
    ['d', 'diagnostics'],
    ['h', 'self-view'],
    ['Escape', 'close-topmost'],
  ])('%s: %s', (key, kind) => {
    expect(commandOf(press(key))).toEqual({ kind });
  });

  it('holds faces with digits, and keeps them with Shift, whatever the layout types there', () => {
    expect(commandOf(press('1'))).toEqual({ kind: 'hold-face', face: 'smile' });
    expect(commandOf(press('^', { code: 'Digit6', shiftKey: true }))).toEqual({
      kind: 'keep-face',
      face: 'doubt',
    });
    expect(commandOf(press('&', { code: 'Digit1' }))).toEqual({ kind: 'hold-face', face: 'smile' });
    expect(commandOf(press('7'))).toBeUndefined();
  });

  it('goes to the sections that the rail has, in its order', () => {
    const control = { ctrlKey: true };
    expect(commandOf(press('2', control))).toEqual({ kind: 'go-to', section: 'studio' });
    expect(commandOf(press('3', control))).toEqual({ kind: 'go-to', section: 'avatars' });
    expect(commandOf(press('4', control))).toEqual({ kind: 'go-to', section: 'takes' });
    expect(commandOf(press('5', control))).toBeUndefined();
    expect(commandOf(press(',', { metaKey: true }))).toEqual({
      kind: 'go-to',
      section: 'settings',
    });
  });

  it('undoes and does again, on whatever keys people know for it', () => {
    expect(commandOf(press('z', { ctrlKey: true }))).toEqual({ kind: 'undo' });
    expect(commandOf(press('Z', { metaKey: true, shiftKey: true }))).toEqual({ kind: 'redo' });
    expect(commandOf(press('y', { ctrlKey: true }))).toEqual({ kind: 'redo' });
    expect(commandOf(press('z'))).toBeUndefined();
  });

  it('goes live and stops with Enter, held with Ctrl or ⌘ and nothing else', () => {
    expect(commandOf(press('Enter', { ctrlKey: true }))).toEqual({ kind: 'go-live' });
    expect(commandOf(press('Enter', { metaKey: true }))).toEqual({ kind: 'go-live' });
    expect(commandOf(press('Enter'))).toBeUndefined();
    expect(commandOf(press('Enter', { ctrlKey: true, shiftKey: true }))).toBeUndefined();
  });

  it.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { shiftKey: true }])(
    'leaves a letter with %o to others',
    (modifier) => {
      expect(commandOf(press('m', modifier))).toBeUndefined();
    },
  );
});
