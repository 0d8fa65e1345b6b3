import { describe, expect, it } from 'vitest';
import { decodeBase64 } from '../../../renderer/core/avatar-file/base64.ts';
import { decodeUtf8 } from '../../../renderer/core/avatar-file/utf8.ts';
import { createRandom } from '../../../renderer/core/math/seeded-random.ts';

const random = createRandom(8);
const noise = (length: number): Uint8Array => Uint8Array.from({ length }, () => Math.floor(random() * 256));

describe('decodeBase64', () => {
  it('gives back what Node wrote, at every length, with and without its end', () => {
    for (let length = 0; length < 64; length++) {
      const bytes = noise(length);
      const text = Buffer.from(bytes).toString('base64');
      expect(decodeBase64(`data:,${text}`, 6)).toEqual(bytes);
      expect(decodeBase64(text.replace(/=+$/, ''), 0)).toEqual(bytes);
    }
  });
  it.each(['ab c', 'ab\n', 'ä', 'a-b_', '=a'])('is null for %j', (text) => {
    expect(decodeBase64(text, 0)).toBeNull();
  });
});

describe('decodeUtf8', () => {
  it('reads every kind of character, across its own chunks', () => {
    const text = 'plain, žluťoučký, あいう, 🙂, \u0000 '.repeat(2000);
    expect(decodeUtf8(new TextEncoder().encode(text))).toBe(text);
    expect(decodeUtf8(new Uint8Array(0))).toBe('');
  });
  it('marks what is none', () => {
    expect(decodeUtf8(Uint8Array.of(0x61, 0xff, 0x62))).toBe('a\ufffdb');
    expect(decodeUtf8(Uint8Array.of(0xe3, 0x81))).toBe('\ufffd');
    expect(typeof decodeUtf8(noise(50_000))).toBe('string');
  });
});
