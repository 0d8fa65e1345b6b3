import { describe, expect, it } from 'vitest';
import { pictureTypeOf } from '../../renderer/capture/file-kind.ts';

const bytes = (...parts: (string | number)[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'number' ? [part] : [...part].map((letter) => letter.charCodeAt(0)),
    ),
  );
const JPEG = bytes(0xff, 0xd8, 0xff, 0xe0);

describe('pictureTypeOf', () => {
  it.each([
    ['image/png', bytes(0x89, 'PNG\r\n')],
    ['image/jpeg', JPEG],
    ['image/webp', bytes('RIFF', 0, 0, 0, 0, 'WEBP')],
    ['image/avif', bytes(0, 0, 0, 32, 'ftypavif')],
    ['image/avif', bytes(0, 0, 0, 32, 'ftypavis')],
    ['image/gif', bytes('GIF89a')],
    ['image/bmp', bytes('BM')],
  ])('knows a picture by its bytes, not its name: %s', (type, head) => {
    expect(pictureTypeOf(head, 'film.mp4')).toBe(type);
  });

  it.each([
    ['MP4', bytes(0, 0, 0, 32, 'ftypisom')],
    ['WebM', bytes(0x1a, 0x45, 0xdf, 0xa3)],
    ['AVI', bytes('RIFF', 0, 0, 0, 0, 'AVI ')],
    ['text', bytes('Dear camera')],
    ['nothing', bytes()],
  ])('leaves the rest to the video reader: %s', (_name, head) => {
    expect(pictureTypeOf(head, 'face.png')).toBeNull();
  });

  it('takes a run of JPEGs for the film that its name says it is', () => {
    expect(pictureTypeOf(JPEG, 'webcam.MJPEG')).toBeNull();
    expect(pictureTypeOf(JPEG, 'webcam.mjpg')).toBeNull();
    expect(pictureTypeOf(JPEG, 'mjpg.jpg')).toBe('image/jpeg');
  });
});
