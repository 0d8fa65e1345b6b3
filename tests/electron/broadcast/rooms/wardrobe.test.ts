import { describe, expect, it } from 'vitest';
import { createTurns } from '../../../../electron/services/broadcast/rooms/turns.ts';
import { createWardrobe, sha256Of } from '../../../../electron/services/broadcast/rooms/wardrobe.ts';
import { avatarPath, picturePath } from '../../../../renderer/core/broadcast/room.ts';

const glb = (mark: number, length = 8): Buffer => {
  const bytes = Buffer.alloc(length, mark);
  bytes.write('glTF');
  return bytes;
};
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
const at = (bytes: Buffer) => avatarPath(sha256Of(bytes));

describe('a room’s wardrobe', () => {
  it('keeps figures and pictures under the sum of their bytes, and nothing else', () => {
    const wardrobe = createWardrobe(() => false);
    expect(wardrobe.put(at(glb(1)), glb(1))).toBe('kept');
    expect(wardrobe.at(at(glb(1)))).toEqual({ type: 'model/gltf-binary', bytes: glb(1) });
    expect(wardrobe.put(picturePath(sha256Of(jpeg)), jpeg)).toBe('kept');
    expect(wardrobe.at(picturePath(sha256Of(jpeg)))?.type).toBe('image/jpeg');
    expect(wardrobe.put(at(glb(1)), glb(2))).toBe('unfit');
    expect(wardrobe.put(picturePath(sha256Of(glb(1))), glb(1))).toBe('unfit');
    expect(wardrobe.put(at(jpeg), jpeg)).toBe('unfit');
    expect(wardrobe.put('avatar/../secret', glb(3))).toBe('unfit');
    expect(wardrobe.at('avatar/../secret')).toBe(undefined);
  });

  it('lets the oldest go that nobody wears, and takes no more when all are worn', () => {
    const worn = new Set<string>();
    const wardrobe = createWardrobe((path) => worn.has(path), 8 * 100);
    const figures = Array.from({ length: 9 }, (_, index) => glb(index, 100));
    for (const figure of figures.slice(0, 8)) expect(wardrobe.put(at(figure), figure)).toBe('kept');
    const [first, second, last] = [figures[0], figures[1], figures[8]] as [Buffer, Buffer, Buffer];
    worn.add(at(first));
    expect(wardrobe.put(at(last), last)).toBe('kept');
    expect(wardrobe.at(at(first))).toBeDefined();
    expect(wardrobe.at(at(second))).toBe(undefined);
    for (const figure of figures) worn.add(at(figure));
    expect(wardrobe.put(at(second), second)).toBe('full');
  });
});

it('does so many things at a time, and the others after them', async () => {
  const inTurn = createTurns(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const all = [0, 1, 2, 3].map((index) =>
    inTurn(async () => {
      begun.push(index);
      await new Promise<void>((end) => ends.push(end));
      if (index === 0) throw new Error('lost');
    }).catch(() => undefined),
  );
  await Promise.resolve();
  expect(begun).toEqual([0, 1]);
  ends[0]?.();
  await all[0];
  await Promise.resolve();
  expect(begun).toEqual([0, 1, 2]);
  ends[1]?.();
  await all[1];
  expect(begun).toEqual([0, 1, 2, 3]);
  ends[2]?.();
  ends[3]?.();
  await Promise.all(all);
});
