import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolders } from '../temporary-folder.ts';
import { glb, openWardrobe, recipeOf } from './wardrobe.ts';

const temporaryFolder = temporaryFolders();
const wardrobe = async () => openWardrobe(await temporaryFolder());

describe('samples', () => {
  it('are listed with their names, recipes and pictures', async () => {
    const { folders, avatars, addSample } = await wardrobe();
    await addSample('noor', 'not json');
    await addSample('mira', JSON.stringify(recipeOf('mira', 'Mira Lind')));
    await writeFile(join(folders.avatars, 'mira.png'), 'picture');
    const mira = {
      id: 'mira',
      name: 'Mira Lind',
      origin: 'sample',
      address: '/avatars/mira.glb',
      recipeAddress: '/recipes/mira.json',
      format: 'glb',
      picture: '/avatars/mira.png',
    };
    expect(await avatars.list()).toEqual([
      mira,
      { id: 'noor', name: 'Noor', origin: 'sample', address: '/avatars/noor.glb', format: 'glb' },
    ]);
    expect(await avatars.open('mira')).toEqual(mira);
    expect(await avatars.recipe('mira')).toEqual(recipeOf('mira', 'Mira Lind'));
    await expect(avatars.recipe('noor')).rejects.toMatchObject({ reason: 'unsupported' });
    await expect(avatars.open('nobody')).rejects.toMatchObject({
      cure: expect.stringContaining('mira, noor'),
    });
  });

  it('are none before set-up, and say so', async () => {
    const { avatars } = await wardrobe();
    expect(await avatars.list()).toEqual([]);
    await expect(avatars.open('mira')).rejects.toMatchObject({ reason: 'missing-part' });
  });
});

describe('a file', () => {
  it('can be a model', async () => {
    const { avatars, write } = await wardrobe();
    const file = await write('Me.VRM', glb());
    expect(await avatars.open(file)).toMatchObject({
      id: file,
      name: 'Me',
      origin: 'file',
      format: 'vrm',
      address: expect.stringMatching(/^\/media\//),
    });
    await expect(avatars.recipe(file)).rejects.toThrow(/“Me” was not made here/);
  });

  it('can be a recipe', async () => {
    const { avatars, write } = await wardrobe();
    const file = await write('friend.json', JSON.stringify(recipeOf('friend', 'A friend')));
    expect(await avatars.open(file)).toMatchObject({ name: 'A friend', origin: 'file', format: 'recipe' });
    expect(await avatars.recipe(file)).toEqual(recipeOf('friend', 'A friend'));
  });

  it('is refused when it is no avatar', async () => {
    const { folders, avatars, write } = await wardrobe();
    await expect(avatars.open(await write('text.glb', 'hello, I am text'))).rejects.toThrow(
      /"text\.glb" cannot be opened: it is not a glTF/,
    );
    await expect(avatars.open(await write('cut.glb', glb().slice(0, 99)))).rejects.toThrow(/ends early/);
    await expect(avatars.open(await write('a.fbx', 'fbx'))).rejects.toMatchObject({ reason: 'unsupported' });
    await expect(avatars.open(await write('a.json', '{'))).rejects.toThrow(/a\.json.*not JSON/);
    await expect(avatars.open(await write('b.json', '{"version":1}'))).rejects.toThrow(
      /b\.json is not valid at version/,
    );
    await expect(avatars.open(await write('c.json', ' '.repeat(2e6)))).rejects.toThrow(/too long/);
    await expect(avatars.open(join(folders.root, 'gone.glb'))).rejects.toMatchObject({ reason: 'not-found' });
  });
});
