import { expect, it } from 'vitest';
import type { Background } from '../../renderer/core/scene.ts';
import { defaultSettings } from '../../renderer/core/settings.ts';
import {
  backgroundOf,
  chooseBackdrop,
  nextBackdrop,
  sceneChange,
} from '../../renderer/state/scene-changes.ts';

const settings = defaultSettings();
const before = (background: Background) => ({ ...settings, scene: { ...settings.scene, background } });

it('changes one part of the scene and leaves the rest', () => {
  const now = { scene: { ...settings.scene, framing: 'half', side: 0.4 } } as const;
  expect(sceneChange(now, { light: 'neon' })).toEqual({ scene: { ...now.scene, light: 'neon' } });
});

it('puts a backdrop behind the figure, whatever was there', () => {
  expect(chooseBackdrop(before({ kind: 'green' }), 'rose')).toEqual({
    backdrop: 'rose',
    scene: { ...settings.scene, background: { kind: 'backdrop' } },
  });
});

it('goes through the six and around, and from anything else back to the one before', () => {
  expect(nextBackdrop({ ...settings, backdrop: 'dusk' })).toBe('sage');
  expect(nextBackdrop({ ...settings, backdrop: 'sea' })).toBe('dusk');
  expect(nextBackdrop({ ...before({ kind: 'colour', colour: '#ffffff' }), backdrop: 'sand' })).toBe('sand');
});

it('goes on with the colours that are there', () => {
  const gradient = { kind: 'gradient', from: '#112233', to: '#445566' } as const;
  expect(backgroundOf('colour', gradient)).toEqual({ kind: 'colour', colour: '#112233' });
  expect(backgroundOf('gradient', { kind: 'colour', colour: '#abcdef' })).toMatchObject({ from: '#abcdef' });
  expect(backgroundOf('gradient', gradient)).toBe(gradient);
  expect(backgroundOf('transparent', gradient)).toEqual({ kind: 'transparent' });
  expect(backgroundOf('colour', { kind: 'backdrop' }).kind).toBe('colour');
});
