import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecipe } from '../../build/avatars/read-recipe.ts';
import { difference, fromHex, lightness } from '../../renderer/avatar/likeness/photo.ts';
import { parseAvatarRecipe } from '../../renderer/core/recipe/avatar-recipe.ts';
import { FACE_SLIDER_NAMES } from '../../renderer/core/recipe/face-sliders.ts';
import { createStand } from './launch.ts';

const PATIENCE = 120_000;
const stand = createStand();
const astronaut = new URL('../fixtures/astronaut-face.jpg', import.meta.url);

/** The astronaut as often and as large as wanted, side by side, drawn in the app's own page. */
let draw: (copies: number, side: number) => Promise<Uint8Array>;

beforeAll(async () => {
  await stand.ready();
  const { page } = await stand.open(['--headless', '--camera', 'none']);
  const address = `data:image/jpeg;base64,${(await readFile(astronaut)).toString('base64')}`;
  draw = async (copies, side) =>
    Buffer.from(
      await page.evaluate(
        async ({ address, copies, side }) => {
          const image = new Image();
          image.src = address;
          await image.decode();
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [copies * side, side];
          const pen = canvas.getContext('2d');
          for (let copy = 0; copy < copies; copy++) pen?.drawImage(image, copy * side, 0, side, side);
          return canvas.toDataURL('image/png').split(',')[1] ?? '';
        },
        { address, copies, side },
      ),
      'base64',
    );
}, PATIENCE);
afterAll(() => stand.dispose(), PATIENCE);

/** Grey of one bit for each pixel: small as a file whatever its size. PNG, W3C third edition. */
const plain = (width: number, height: number): Uint8Array => {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const framed = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(framed));
    return Buffer.concat([length, framed, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const rows = new Uint8Array((Math.ceil(width / 8) + 1) * height);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array(0)),
  ]);
};

const likenessOf = async (name: string, bytes: Uint8Array) => {
  const folder = await stand.folder();
  const picture = join(folder, name);
  await writeFile(picture, bytes);
  const result = await stand.run(['avatar', 'from-photo', picture, '--out', join(folder, 'Ann 2.json')]);
  const left = (await readdir(folder)).filter((file) => file !== name);
  return { ...result, folder, left };
};

const hueOf = (hex: string): number => {
  const [r, g, b] = fromHex(hex);
  return (Math.atan2(Math.sqrt(3) * (g - b), 2 * r - g - b) * 180) / Math.PI;
};

describe('masque avatar from-photo', { timeout: PATIENCE }, () => {
  it('writes the recipe of whoever is in the picture', async () => {
    const { status, stderr, folder, left } = await likenessOf('ann.jpg', await readFile(astronaut));
    expect(status, stderr).toBe(0);
    expect(left).toEqual(['Ann 2.json']);
    const text = await readFile(join(folder, 'Ann 2.json'), 'utf8');
    const recipe = parseAvatarRecipe(JSON.parse(text));
    expect(text).toBe(`${JSON.stringify(recipe, null, 2)}\n`);
    expect(recipe).toMatchObject({
      id: 'ann-2',
      name: 'Ann',
      glasses: { style: 'none' },
      beard: { style: 'none' },
    });
    expect(['pixie', 'bob']).toContain(recipe.hair.style);
    expect(lightness(fromHex(recipe.skin.colour))).toBeGreaterThan(170);
    const hair = lightness(fromHex(recipe.hair.colour));
    expect(hair > 50 && hair < 150).toBe(true);
    // Between red and yellow: brown to blond.
    expect(hueOf(recipe.hair.colour) > 10 && hueOf(recipe.hair.colour) < 60).toBe(true);
  });

  it.each([
    { id: 'mira', hair: 'bob', beard: 'none', glasses: 'none' },
    { id: 'kenji', hair: 'crop', beard: 'none', glasses: 'square' },
    { id: 'otto', hair: 'crop', beard: 'goatee', glasses: 'none' },
    // An avatar that is left to itself blinks now and then, perhaps at that moment.
  ])('knows $id again, photographed on the stage', { retry: 1 }, async ({ id, hair, beard, glasses }) => {
    const picture = join(await stand.folder(), 'stage.png');
    const stage = [
      '--headless',
      '--camera',
      'none',
      '--avatar',
      id,
      '--seconds',
      '1',
      '--screenshot',
      picture,
    ];
    expect((await stand.run(stage)).status).toBe(0);
    const { status, stderr, folder } = await likenessOf('somebody.png', await readFile(picture));
    expect(status, stderr).toBe(0);
    const found = parseAvatarRecipe(JSON.parse(await readFile(join(folder, 'Ann 2.json'), 'utf8')));
    const own = readRecipe(new URL(`../../assets/avatars/${id}.json`, import.meta.url));
    expect(found).toMatchObject({
      hair: { style: hair },
      beard: { style: beard },
      glasses: { style: glasses },
    });
    const unlike = (a: string, b: string) => difference(fromHex(a), fromHex(b));
    expect(unlike(found.skin.colour, own.skin.colour)).toBeLessThan(25);
    expect(unlike(found.eyes.irisColour, own.eyes.irisColour)).toBeLessThan(45);
    // A fringe is as light as the tips of the hair.
    const hairs = [own.hair.colour, own.hair.tipColour ?? own.hair.colour];
    expect(Math.min(...hairs.map((own) => unlike(found.hair.colour, own)))).toBeLessThan(45);
    const errors = FACE_SLIDER_NAMES.map((name) => Math.abs(found.face[name] - own.face[name]));
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.2);
  });

  it.each<[string, string, () => Uint8Array | Promise<Uint8Array>, RegExp]>([
    ['two faces', 'two.png', () => draw(2, 320), /several faces/],
    ['no face', 'wall.png', () => plain(640, 480), /no face/],
    ['a tiny face', 'tiny.png', () => draw(1, 32), /no face|too small/],
    ['108 megapixels of nothing', 'huge.png', () => plain(12_000, 9000), /no face|too large/],
    ['words', 'words.txt', () => Buffer.from('This is no picture.'), /words\.txt/],
    ['words that are named a picture', 'words.jpg', () => Buffer.from('Nor is this.'), /words\.jpg/],
    ['nothing', 'empty.png', () => new Uint8Array(0), /empty/],
  ])('says why %s gives no likeness, and leaves nothing', async (_, name, make, words) => {
    const { status, stdout, stderr, left } = await likenessOf(name, await make());
    expect(stderr).toMatch(words);
    expect([status, stdout, left]).toEqual([1, '', []]);
  });
});
