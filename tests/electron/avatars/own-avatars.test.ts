import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freeId, isAvatarId } from '../../../electron/services/avatars/avatar-id.ts';
import { setDamagedAside } from '../../../electron/services/avatars/own-folder.ts';
import { temporaryFolders } from '../temporary-folder.ts';
import { glb, openWardrobe, recipeOf } from './wardrobe.ts';

const temporaryFolder = temporaryFolders();
const wardrobe = async () => openWardrobe(await temporaryFolder());

const WEBP = new TextEncoder().encode('RIFF....WEBPVP8 ');
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1);

describe('an id', () => {
  it.each([
    ['Zoë at Night', 'zoe-at-night'],
    ['  42 — Me! ', 'me'],
    ['../../etc/passwd', 'etc-passwd'],
    ['美咲', 'avatar'],
    ['CON', 'avatar'],
    ['x'.repeat(90), 'x'.repeat(32)],
  ])('of “%s” is %s', (name, id) => {
    expect(freeId(name, new Set())).toBe(id);
    expect(isAvatarId(id)).toBe(true);
  });

  it('is nobody else’s', () => {
    const long = 'x'.repeat(32);
    expect(freeId('Zoe', new Set(['zoe', 'zoe-2']))).toBe('zoe-3');
    expect(freeId(long, new Set([long]))).toBe(`${'x'.repeat(30)}-2`);
  });
});

describe('one’s own avatars', () => {
  it('are kept with their pictures, newest first and before the samples', async () => {
    const { own, avatars, addSample } = await wardrobe();
    await addSample('mira', JSON.stringify(recipeOf('mira', 'Mira')));
    const older = await avatars.save({ recipe: recipeOf('zoe', 'Zoe'), picture: WEBP, as: 'new' });
    const newer = await avatars.save({ recipe: recipeOf('zoe', 'Zoe'), as: 'new' });
    await utimes(join(own, 'zoe.json'), new Date(1000), new Date(1000));
    expect(older).toMatchObject({
      id: 'zoe',
      origin: 'mine',
      format: 'recipe',
      address: expect.stringMatching(/^\/own-avatars\/zoe\.json\?/),
      picture: expect.stringMatching(/^\/own-avatars\/zoe\.webp\?/),
    });
    expect(newer.id).toBe('zoe-2');
    expect((await avatars.list()).map(({ id }) => id)).toEqual(['zoe-2', 'zoe', 'mira']);
    expect(await avatars.recipe('zoe-2')).toEqual(recipeOf('zoe-2', 'Zoe'));
  });

  it('are saved over, and keep their picture', async () => {
    const { avatars } = await wardrobe();
    await avatars.save({ recipe: recipeOf('zoe', 'Zoe'), picture: WEBP, as: 'new' });
    const again = await avatars.save({ recipe: recipeOf('zoe', 'Zoe the Second'), as: 'same' });
    expect(again).toMatchObject({ id: 'zoe', name: 'Zoe the Second', picture: expect.any(String) });
    expect(await avatars.list()).toHaveLength(1);
  });

  it('never take a sample’s place', async () => {
    const { folders, avatars, addSample } = await wardrobe();
    await addSample('mira', JSON.stringify(recipeOf('mira', 'Mira')));
    const entry = await avatars.save({ recipe: recipeOf('mira', 'Mira'), as: 'same' });
    expect(entry).toMatchObject({ id: 'mira-2', origin: 'mine' });
    expect(await readFile(join(folders.recipes, 'mira.json'), 'utf8')).toBe(
      JSON.stringify(recipeOf('mira', 'Mira')),
    );
  });

  it('get one id each when they are saved at once', async () => {
    const { avatars } = await wardrobe();
    const all = await Promise.all(
      [1, 2, 3].map(() => avatars.save({ recipe: recipeOf('zoe', 'Zoe'), as: 'new' })),
    );
    expect(all.map(({ id }) => id)).toEqual(['zoe', 'zoe-2', 'zoe-3']);
  });

  it('may be models of other makers, which keep their names and bytes', async () => {
    const { own, avatars, write } = await wardrobe();
    const entry = await avatars.add(await write('My Fox 3000.vrm', glb()));
    expect(entry).toMatchObject({ id: 'my-fox-3000', name: 'My Fox 3000', origin: 'mine', format: 'vrm' });
    expect(await readFile(join(own, 'my-fox-3000.vrm'))).toEqual(Buffer.from(glb()));
    await expect(avatars.add(await write('text.glb', 'hello'))).rejects.toMatchObject({
      reason: 'unreadable',
    });
    expect(await avatars.list()).toHaveLength(1);
  });

  it('may be recipes of others', async () => {
    const { avatars, write } = await wardrobe();
    const file = await write('x.json', JSON.stringify(recipeOf('stranger', 'A friend')));
    expect(await avatars.add(file)).toMatchObject({ id: 'a-friend', name: 'A friend', format: 'recipe' });
  });

  it('can be renamed and get another picture', async () => {
    const { own, avatars, write } = await wardrobe();
    await avatars.save({ recipe: recipeOf('zoe', 'Zoe'), picture: WEBP, as: 'new' });
    await avatars.add(await write('fox.glb', glb()));
    expect(await avatars.rename('zoe', ' Zoë ')).toMatchObject({ id: 'zoe', name: 'Zoë' });
    expect((await avatars.recipe('zoe')).name).toBe('Zoë');
    expect(await avatars.rename('fox', 'Reynard')).toMatchObject({ id: 'fox', name: 'Reynard' });
    await expect(avatars.rename('fox', '  ')).rejects.toMatchObject({ reason: 'bad-option' });
    await avatars.setPicture('zoe', PNG);
    expect((await readdir(own)).filter((file) => file.startsWith('zoe.'))).toEqual(['zoe.json', 'zoe.png']);
    await expect(avatars.setPicture('zoe', new TextEncoder().encode('<svg/>'))).rejects.toMatchObject({
      reason: 'unsupported',
    });
    await expect(avatars.setPicture('../zoe', PNG)).rejects.toMatchObject({ reason: 'not-found' });
  });

  it('go to the bin with their pictures', async () => {
    const { own, avatars, bin, binned } = await wardrobe();
    bin.works = true;
    await avatars.save({ recipe: recipeOf('zoe', 'Zoe'), picture: WEBP, as: 'new' });
    expect(await avatars.remove('zoe')).toEqual({ where: 'bin' });
    expect(binned).toEqual([join(own, 'zoe.json'), join(own, 'zoe.webp')]);
    expect(await avatars.list()).toEqual([]);
  });

  it('are kept aside where there is no bin', async () => {
    const { own, avatars } = await wardrobe();
    await avatars.save({ recipe: recipeOf('zoe', 'Zoe'), picture: WEBP, as: 'new' });
    const { where } = await avatars.remove('zoe');
    expect(where).toBe(join(own, 'removed', '2026-03-04T05-06-07-000Z'));
    expect(await readdir(where)).toEqual(['zoe.json', 'zoe.webp']);
    expect(await avatars.list()).toEqual([]);
    await expect(avatars.remove('zoe')).rejects.toMatchObject({ reason: 'not-found' });
  });

  it('that are samples stay', async () => {
    const { avatars, addSample } = await wardrobe();
    await addSample('mira', JSON.stringify(recipeOf('mira', 'Mira')));
    await expect(avatars.remove('mira')).rejects.toMatchObject({ reason: 'not-found' });
    await expect(avatars.rename('mira', 'Mine')).rejects.toMatchObject({ reason: 'not-found' });
  });
});

describe('a damaged recipe', () => {
  it('is set aside and said, and its id stays taken', async () => {
    const { own, avatars } = await wardrobe();
    await avatars.save({ recipe: recipeOf('zoe', 'Zoe'), as: 'new' });
    await avatars.save({ recipe: recipeOf('ann', 'Ann'), as: 'new' });
    await writeFile(join(own, 'zoe.json'), '{"version":2,"id":"zo');
    expect((await avatars.list()).map(({ id }) => id)).toEqual(['ann']);
    const notices = await setDamagedAside(own, new Date('2026-03-04T05:06:07Z'));
    const aside = join(own, 'zoe.damaged-2026-03-04T05-06-07-000Z.json');
    expect(notices).toEqual([expect.stringContaining(aside)]);
    expect(await readFile(aside, 'utf8')).toBe('{"version":2,"id":"zo');
    expect(await setDamagedAside(own, new Date())).toEqual([]);
    expect((await avatars.save({ recipe: recipeOf('zoe', 'Zoe'), as: 'new' })).id).toBe('zoe-2');
  });
});
