import { MasqueError } from '../core/errors.ts';

export type FileKind = 'video' | 'picture';

const startsWith = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte);

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

/** Signatures from each format's own specification. */
const PICTURES: readonly ((bytes: Uint8Array) => boolean)[] = [
  (bytes) => startsWith(bytes, [0x89, ...ascii('PNG')]),
  (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff]),
  (bytes) => startsWith(bytes, ascii('GIF8')),
  (bytes) => startsWith(bytes, ascii('BM')),
  (bytes) => startsWith(bytes, ascii('RIFF')) && startsWith(bytes, ascii('WEBP'), 8),
  (bytes) => startsWith(bytes, ascii('ftypavif'), 4),
];

/** What a file is, by its first bytes: names lie. Anything that is no picture is tried as a video. */
export const fileKindOf = (head: Uint8Array): FileKind =>
  PICTURES.some((matches) => matches(head)) ? 'picture' : 'video';

/** Reads the first bytes behind an address and tells what kind of file it is. */
export async function sniffFile(address: string, name: string): Promise<FileKind> {
  const response = await fetch(address, { headers: { range: 'bytes=0-31' } });
  if (!response.ok) {
    throw new MasqueError('not-found', `“${name}” is not there any more.`, 'Choose the file again.');
  }
  return fileKindOf(new Uint8Array(await response.arrayBuffer()));
}
