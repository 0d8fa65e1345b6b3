import { describe, expect, it } from 'vitest';
import { defaultSettings, SettingsPatch } from '../../renderer/core/settings.ts';

describe('settings', () => {
  it('fills an empty file with defaults', () => {
    expect(defaultSettings().avatar).toBe('mira');
  });

  it('keeps a patch to what changed, so that a write never resets the rest', () => {
    expect(SettingsPatch.parse({ theme: 'dark' })).toEqual({ theme: 'dark' });
  });
});
