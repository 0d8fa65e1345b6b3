import { MasqueError } from '../core/errors.ts';

const startsWith = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte);

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

/** The browser's name of each format beside its signature, from the format's own specification. */
const PICTURES: readonly (readonly [string, (bytes: Uint8Array) => boolean])[] = [
  ['image/png', (bytes) => startsWith(bytes, [0x89, ...ascii('PNG')])],
  ['image/jpeg', (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff])],
  ['image/gif', (bytes) => startsWith(bytes, ascii('GIF8'))],
  ['image/bmp', (bytes) => startsWith(bytes, ascii('BM'))],
  ['image/webp', (bytes) => startsWith(bytes, ascii('RIFF')) && startsWith(bytes, ascii('WEBP'), 8)],
  ['image/avif', (bytes) => startsWith(bytes, ascii('ftypavif'), 4)],
  ['image/avif', (bytes) => startsWith(bytes, ascii('ftypavis'), 4)],
];

/** Pictures one after the other in one file begin like a single one; here alone the name decides. */
const MOTION_JPEG = /\.mjpe?g$/i;

/**
 * The kind of picture that a file is, by its first bytes: names lie. Null: no picture; it is tried as a video.
 */
export const pictureTypeOf = (head: Uint8Array, name: string): string | null => {
  const type = PICTURES.find(([, matches]) => matches(head))?.[0] ?? null;
  return type === 'image/jpeg' && MOTION_JPEG.test(name) ? null : type;
};

/** Reads the first bytes behind an address and tells what kind of picture it is, if it is one. */
export async function sniffPicture(address: string, name: string): Promise<string | null> {
  const response = await fetch(address, { headers: { range: 'bytes=0-31' } });
  if (!response.ok) {
    throw new MasqueError(
      'not-found',
      `“${name}” cannot be read; it may be gone.`,
      'Choose the file again, or check its permissions.',
    );
  }
  return pictureTypeOf(new Uint8Array(await response.arrayBuffer()), name);
}
