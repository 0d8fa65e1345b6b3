import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createOpenedFiles } from '../../electron/services/files.ts';
import { createModels } from '../../electron/services/models.ts';
import { temporaryFolders } from './temporary-folder.ts';

const temporaryFolder = temporaryFolders();
const sum = (text: string) => createHash('sha256').update(text).digest('hex');
const PINS = {
  npm: { file: 'assets/models/npm.task', sha256: sum('npm') },
  official: { file: 'assets/models/official.task', sha256: sum('official') },
};

const machine = async (contents: Readonly<Record<string, string>>) => {
  const root = await temporaryFolder();
  for (const [name, text] of Object.entries(contents)) {
    await mkdir(join(root, name, '..'), { recursive: true });
    await writeFile(join(root, name), text);
  }
  const opened = createOpenedFiles();
  return { root, opened, models: createModels({ root, ownFolder: join(root, 'own'), pins: PINS, opened }) };
};

describe('faceTracker', () => {
  it('hands out an address for the checked file', async () => {
    const { root, opened, models } = await machine({ 'assets/models/npm.task': 'npm' });
    const model = await models.faceTracker({ prefer: 'auto', gpu: false });
    expect(model).toMatchObject({
      model: 'npm',
      file: join(root, 'assets/models/npm.task'),
      sha256: PINS.npm.sha256,
    });
    const [, , token = ''] = model.address.split('/');
    expect(opened.path(token)).toBe(model.file);
  });

  it('takes the official bundle by itself only where a GPU runs it', async () => {
    const { models } = await machine({
      'assets/models/npm.task': 'npm',
      'assets/models/official.task': 'official',
    });
    expect((await models.faceTracker({ prefer: 'auto', gpu: true })).model).toBe('official');
    expect((await models.faceTracker({ prefer: 'auto', gpu: false })).model).toBe('npm');
    expect((await models.faceTracker({ prefer: 'official', gpu: false })).model).toBe('official');
    expect((await models.faceTracker({ prefer: 'npm', gpu: true })).model).toBe('npm');
  });

  it('looks in the person’s own folder first', async () => {
    const { root, models } = await machine({ 'own/npm.task': 'npm', 'assets/models/npm.task': 'npm' });
    expect((await models.faceTracker({ prefer: 'npm', gpu: false })).file).toBe(join(root, 'own/npm.task'));
  });

  it('refuses a damaged file, naming it and both sums', async () => {
    const { root, models } = await machine({ 'assets/models/npm.task': 'npm with a flipped bit' });
    const failure = models.faceTracker({ prefer: 'auto', gpu: false });
    await expect(failure).rejects.toMatchObject({
      reason: 'wrong-sum',
      cure: expect.stringContaining('npm run setup'),
    });
    for (const word of [
      join(root, 'assets/models/npm.task'),
      PINS.npm.sha256,
      sum('npm with a flipped bit'),
    ]) {
      await expect(failure).rejects.toThrow(word);
    }
  });

  it('does not let a damaged official bundle stop the app', async () => {
    const { models } = await machine({
      'assets/models/npm.task': 'npm',
      'assets/models/official.task': 'bad',
    });
    expect((await models.faceTracker({ prefer: 'auto', gpu: true })).model).toBe('npm');
    await expect(models.faceTracker({ prefer: 'official', gpu: true })).rejects.toMatchObject({
      reason: 'wrong-sum',
    });
  });

  it('notices that a file changed since it was checked', async () => {
    const { root, models } = await machine({ 'assets/models/npm.task': 'npm' });
    await models.faceTracker({ prefer: 'npm', gpu: false });
    await writeFile(join(root, 'assets/models/npm.task'), 'another');
    await expect(models.faceTracker({ prefer: 'npm', gpu: false })).rejects.toMatchObject({
      reason: 'wrong-sum',
    });
  });

  it('says where it looked for a missing one', async () => {
    const { root, models } = await machine({});
    await expect(models.faceTracker({ prefer: 'auto', gpu: true })).rejects.toMatchObject({
      reason: 'missing-part',
      message: expect.stringContaining(join(root, 'own/npm.task')),
    });
  });
});
