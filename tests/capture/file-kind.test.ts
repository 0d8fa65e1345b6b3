import { describe, expect, it } from 'vitest';
import { fileKindOf } from '../../renderer/capture/file-kind.ts';

const bytes = (...parts: (string | number)[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'number' ? [part] : [...part].map((letter) => letter.charCodeAt(0)),
    ),
  );

describe('fileKindOf', () => {
  it.each([
    ['PNG', bytes(0x89, 'PNG\r\n')],
    ['JPEG', bytes(0xff, 0xd8, 0xff, 0xe0)],
    ['WebP', bytes('RIFF', 0, 0, 0, 0, 'WEBP')],
    ['AVIF', bytes(0, 0, 0, 32, 'ftypavif')],
    ['GIF', bytes('GIF89a')],
  ])('knows a picture: %s', (_name, head) => {
    expect(fileKindOf(head)).toBe('picture');
  });

  it.each([
    ['MP4', bytes(0, 0, 0, 32, 'ftypisom')],
    ['WebM', bytes(0x1a, 0x45, 0xdf, 0xa3)],
    ['AVI', bytes('RIFF', 0, 0, 0, 0, 'AVI ')],
    ['text', bytes('Dear camera')],
    ['nothing', bytes()],
  ])('leaves the rest to the video reader: %s', (_name, head) => {
    expect(fileKindOf(head)).toBe('video');
  });
});
