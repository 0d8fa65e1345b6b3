import { MasqueError } from '../core/errors.ts';

/** The host's answers when it cannot help: no decoder on this machine, or one that refuses the file as well. */
const NO_DECODER = 501;

/**
 * Asks the host for a film that the browser cannot decode: the same address with `?decoded` answers with the film as
 * H.264 in a fragmented MP4, if the machine has a decoder. Throws `original` in the host's place when it does not help.
 */
export async function decodedByHost(
  address: string,
  original: MasqueError,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const response = await fetch(`${address}?decoded`);
  if (response.ok && response.body !== null) return response.body;
  if (response.status !== NO_DECODER) throw original;
  const cure = `${original.cure} With ffmpeg installed, Masque plays most other formats too.`;
  throw new MasqueError(original.reason, original.message, cure, { cause: original });
}
