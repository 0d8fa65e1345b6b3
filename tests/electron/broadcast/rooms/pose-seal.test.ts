import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createOpener, createSealer } from '../../../../electron/services/broadcast/rooms/pose-seal.ts';

const KEY = randomBytes(44).toString('base64');
const packet = Buffer.from('a pose');

it('is opened by who has the key, in any order, and says nothing to anybody else', () => {
  const seal = createSealer(KEY, 'one');
  const open = createOpener(KEY, 'one');
  const [first, second] = [seal(packet), seal(packet)];
  expect(first.equals(second)).toBe(false);
  expect(first.includes(packet)).toBe(false);
  expect(open(second)).toEqual(packet);
  expect(open(first)).toEqual(packet);
  expect(createOpener(KEY, 'another')(first)).toBeNull();
  expect(createOpener(randomBytes(44).toString('base64'), 'one')(first)).toBeNull();
});

it('is refused when a bit of it is another', () => {
  const sealed = createSealer(KEY, 'one')(packet);
  const open = createOpener(KEY, 'one');
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const spoiled = Buffer.from(sealed);
    spoiled[bit >> 3] = (spoiled[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(open(spoiled)).toBeNull();
  }
  for (let length = 0; length < sealed.length; length += 1)
    expect(open(sealed.subarray(0, length))).toBeNull();
});
