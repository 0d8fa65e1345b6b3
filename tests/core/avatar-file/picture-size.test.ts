import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { pictureSize } from '../../../renderer/core/avatar-file/picture-size.ts';
import { pngHead } from './avatar-files.ts';

describe('pictureSize', () => {
  it('reads a PNG', () => {
    expect(pictureSize(pngHead(640, 480))).toEqual({ width: 640, height: 480 });
  });
  it('reads a JPEG past its markers', async () => {
    const size = pictureSize(await readFile('tests/fixtures/astronaut-face.jpg'));
    expect(size?.width).toBeGreaterThan(50);
    expect(size?.height).toBeGreaterThan(50);
  });
  it('reads a WebP of each kind', () => {
    const webp = (kind: string, ...tail: number[]): Uint8Array => {
      const bytes = new Uint8Array(40);
      bytes.set(new TextEncoder().encode(`RIFF0000WEBP${kind}`));
      bytes.set(tail, 20);
      return bytes;
    };
    // Sizes as the format packs them: 14 bits, 14 bits less one, 24 bits less one.
    expect(pictureSize(webp('VP8 ', 0, 0, 0, 0x9d, 1, 0x2a, 100, 0, 50, 0))).toEqual({
      width: 100,
      height: 50,
    });
    expect(pictureSize(webp('VP8L', 0x2f, 99, 0x40, 12, 0))).toEqual({ width: 100, height: 50 });
    expect(pictureSize(webp('VP8X', 0, 0, 0, 0, 99, 0, 0, 49, 0, 0))).toEqual({ width: 100, height: 50 });
  });
  it('is null for anything else, and never reads past the end', () => {
    for (let length = 0; length < 40; length++) {
      expect(pictureSize(new Uint8Array(length))).toBeNull();
      pictureSize(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, ...new Uint8Array(length)));
      pictureSize(Uint8Array.of(0x52, 0x49, 0x46, 0x46, ...new Uint8Array(length)));
    }
  });
});
