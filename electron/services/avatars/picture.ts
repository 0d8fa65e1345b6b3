import { MasqueError } from '../../../renderer/core/errors.ts';

/** A thumbnail comes to about 12 KB. */
const MOST_BYTES = 4e6;

const startsWith = (bytes: Uint8Array, words: string, at = 0): boolean =>
  [...words].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));

/** How a thumbnail's file ends, by what it holds. */
export const pictureEnding = (bytes: Uint8Array): 'webp' | 'png' => {
  if (bytes.length <= MOST_BYTES) {
    if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return 'webp';
    if (startsWith(bytes, '\u0089PNG\r\n\u001a\n')) return 'png';
  }
  throw new MasqueError(
    'unsupported',
    `The avatar’s picture is no small WebP or PNG (${bytes.length} bytes).`,
    'Take the picture again.',
  );
};
