import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { salvageSettings } from '../../electron/services/salvage-settings.ts';
import { createSettings } from '../../electron/services/settings.ts';
import { defaultSettings } from '../../renderer/core/settings.ts';
import { ARKIT_COUNT } from '../../renderer/core/signals/arkit.ts';
import { temporaryFolders } from './temporary-folder.ts';

const temporaryFolder = temporaryFolders();
const NOW = () => new Date('2031-02-03T04:05:06.789Z');

const folderWith = async (text: string): Promise<string> => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'settings.json'), text);
  return folder;
};
const onDisk = async (folder: string) => JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8'));

describe('settings', () => {
  it('start as the defaults, without a file and without a notice', async () => {
    const folder = await temporaryFolder();
    expect(await createSettings(folder).read()).toEqual({ settings: defaultSettings(), notice: undefined });
    expect(await readdir(folder)).toEqual([]);
  });

  it('survive a restart', async () => {
    const folder = await temporaryFolder();
    await createSettings(folder).write({ avatar: 'noor', smoothing: 0.9 });
    const { settings } = await createSettings(folder).read();
    expect(settings).toEqual({ ...defaultSettings(), avatar: 'noor', smoothing: 0.9 });
  });

  it('are written one after the other, and none is lost', async () => {
    const folder = await temporaryFolder();
    const service = createSettings(folder);
    await Promise.all([
      ...Array.from({ length: 20 }, (_, index) => service.write({ expression: index / 20 })),
      service.write({ mirror: false }),
      service.write({ headTurn: 1 }),
    ]);
    expect(await onDisk(folder)).toMatchObject({ expression: 0.95, mirror: false, headTurn: 1 });
    expect(await readdir(folder)).toEqual(['settings.json']);
  });

  it('set a file aside that is not JSON, and say where it is', async () => {
    const folder = await folderWith('{"avatar": "noor", "smoo');
    const service = createSettings(folder, NOW);
    const { settings, notice } = await service.read();
    const aside = 'settings.damaged-2031-02-03T04-05-06-789Z.json';
    expect(settings).toEqual(defaultSettings());
    expect(notice).toContain(join(folder, aside));
    expect(await readFile(join(folder, aside), 'utf8')).toBe('{"avatar": "noor", "smoo');
    expect((await service.read()).notice).toBeUndefined();
  });

  it.each(['', 'null', '[]', '7', '"text"', '\0\0\0\0'])('open although the file holds %j', async (text) => {
    const { settings, notice } = await createSettings(await folderWith(text), NOW).read();
    expect(settings).toEqual(defaultSettings());
    expect(notice).toMatch(/damaged/);
  });

  it('keep every field that can be read and copy the file aside', async () => {
    const text = JSON.stringify({
      version: 1,
      avatar: 'noor',
      smoothing: 7,
      backdrop: 'moon',
      mirror: false,
    });
    const folder = await folderWith(text);
    const { settings, notice } = await createSettings(folder, NOW).read();
    expect(settings).toEqual({ ...defaultSettings(), avatar: 'noor', mirror: false });
    expect(notice).toMatch(/smoothing, backdrop/);
    expect(await readFile(join(folder, 'settings.damaged-2031-02-03T04-05-06-789Z.json'), 'utf8')).toBe(text);
  });

  it('keep what a newer version wrote, until the person changes it here', async () => {
    const folder = await folderWith(
      JSON.stringify({
        version: 3,
        avatar: 'noor',
        quality: 'cinema',
        backdrop: 'moon',
        hologram: { on: true },
      }),
    );
    const service = createSettings(folder, NOW);
    const { settings, notice } = await service.read();
    expect([settings.avatar, settings.quality, notice]).toEqual(['noor', 'auto', undefined]);
    await service.write({ mirror: false });
    expect(await onDisk(folder)).toMatchObject({
      version: 3,
      quality: 'cinema',
      backdrop: 'moon',
      hologram: { on: true },
    });
    await service.write({ quality: 'full' });
    expect(await onDisk(folder)).toMatchObject({ quality: 'full', backdrop: 'moon' });
  });

  it('say what is wrong when they cannot be written, and stay as they were', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'settings.json'));
    const service = createSettings(folder, NOW);
    expect((await service.read()).notice).toMatch(/could not be read/);
    await expect(service.write({ avatar: 'noor' })).rejects.toMatchObject({
      name: 'MasqueError',
      message: expect.stringContaining('settings.json'),
    });
    expect((await service.read()).settings.avatar).toBe('mira');
    expect(await readdir(folder)).toEqual(['settings.json']);
  });
});

describe('salvageSettings', () => {
  it('brings an old file up step by step', () => {
    const salvaged = salvageSettings(
      { version: 0, figure: 'noor' },
      { 0: ({ figure }) => ({ version: 1, avatar: figure }) },
    );
    expect(salvaged?.settings.avatar).toBe('noor');
  });

  it('keeps the calibrations that are whole', () => {
    const whole = {
      model: 'npm',
      takenAt: '2031-02-03T04:05:06Z',
      weights: new Array(ARKIT_COUNT).fill(0.1),
      rotation: [0, 0, 0, 1],
      translation: [0, 0, -0.5],
    };
    const salvaged = salvageSettings({ version: 1, calibrations: [whole, { ...whole, weights: [1] }] });
    expect(salvaged?.settings.calibrations).toEqual([whole]);
    expect(salvaged?.lost).toEqual(['calibrations']);
  });

  it('is not fooled by names that every object has', () => {
    expect(salvageSettings(JSON.parse('{"__proto__": {"avatar": "x"}, "constructor": 1}'))?.settings).toEqual(
      defaultSettings(),
    );
  });
});
