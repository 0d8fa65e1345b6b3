import { describe, expect, it } from 'vitest';
import type { LaunchOptions } from '../../renderer/core/host.ts';
import { defaultSettings, type SettingsPatch } from '../../renderer/core/settings.ts';
import { createSettingsStore } from '../../renderer/state/settings-store.ts';

const launch: LaunchOptions = {
  verb: 'window',
  headless: false,
  wantsStats: false,
  wantsScreenshot: false,
};

/** A disk that writes when it is told to. */
const slowDisk = () => {
  const written: SettingsPatch[] = [];
  const waiting: { resolve(): void; reject(cause: unknown): void }[] = [];
  const settle = async (how: 'resolve' | 'reject') => {
    waiting.shift()?.[how](new Error('disk full'));
    await new Promise((done) => setTimeout(done));
  };
  return {
    written,
    write: (patch: SettingsPatch) => {
      written.push(patch);
      return new Promise<void>((resolve, reject) => waiting.push({ resolve, reject }));
    },
    succeed: () => settle('resolve'),
    fail: () => settle('reject'),
  };
};

const storeOn = (disk: ReturnType<typeof slowDisk>, more: { launch?: LaunchOptions } = {}) => {
  const failures: unknown[] = [];
  const store = createSettingsStore({
    saved: defaultSettings(),
    write: disk.write,
    onWriteFailed: (cause) => failures.push(cause),
    ...more,
  });
  return { store, failures, change: store.getState().change, now: () => store.getState().settings };
};

describe('the settings store', () => {
  it('takes a change at once, before it is written', () => {
    const { change, now } = storeOn(slowDisk());
    change({ theme: 'light' });
    expect(now().theme).toBe('light');
    expect(now().avatar).toBe('mira');
  });

  it('writes one at a time, and gathers what changes meanwhile', async () => {
    const disk = slowDisk();
    const { change } = storeOn(disk);
    change({ expression: 0.1 });
    change({ expression: 0.2 });
    change({ expression: 0.3, mirror: false });
    expect(disk.written).toEqual([{ expression: 0.1 }]);
    await disk.succeed();
    expect(disk.written).toEqual([{ expression: 0.1 }, { expression: 0.3, mirror: false }]);
  });

  it('keeps what could not be written, says so, and writes it with the next change', async () => {
    const disk = slowDisk();
    const { change, now, failures } = storeOn(disk);
    change({ theme: 'light', backdrop: 'sea' });
    await disk.fail();
    expect(failures).toHaveLength(1);
    expect(now().theme).toBe('light');
    change({ backdrop: 'rose' });
    expect(disk.written.at(-1)).toEqual({ theme: 'light', backdrop: 'rose' });
  });

  it('lays the command line over this run, and never saves it', () => {
    const disk = slowDisk();
    const { change, now } = storeOn(disk, {
      launch: { ...launch, camera: { kind: 'demo' }, quality: 'full' },
    });
    expect(now()).toMatchObject({ camera: { kind: 'demo' }, cameraOn: true, quality: 'full' });
    change({ mirror: false });
    expect(disk.written).toEqual([{ mirror: false }]);
    change({ camera: { kind: 'default' } });
    expect(now().camera).toEqual({ kind: 'default' });
  });

  it('leaves a field alone that a patch names without a value', () => {
    const { change, now } = storeOn(slowDisk());
    change({ theme: undefined });
    expect(now().theme).toBe('dark');
  });
});
