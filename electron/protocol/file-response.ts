import { access, constants, open, stat } from 'node:fs/promises';
import { parseByteRange } from './byte-range.ts';

const CHUNK_BYTES = 256 * 1024;

const readAt = async (file: string, start: number, wanted: number): Promise<Uint8Array<ArrayBuffer>> => {
  const handle = await open(file, 'r');
  try {
    const { bytesRead, buffer } = await handle.read(new Uint8Array(wanted), 0, wanted, start);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};

/**
 * Streams bytes `start`..`end` a chunk at a time, only as fast as they are read. The file is opened anew for each: a
 * reader that is terminated does not always say so, and would leave it open.
 */
const byteStream = (file: string, start: number, end: number): ReadableStream<Uint8Array> => {
  let position = start;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part = await readAt(file, position, Math.min(CHUNK_BYTES, end - position + 1));
      position += part.length;
      if (part.length > 0) controller.enqueue(part);
      if (part.length === 0 || position > end) controller.close();
    },
  });
};

/** Answers with a file, whole or in part. `headers`, which name its content type, go on every answer. */
export const fileResponse = async (
  file: string,
  request: { readonly method: string; readonly range: string | null },
  headers: Readonly<Record<string, string>>,
): Promise<Response> => {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return new Response('Not found', { status: 404, headers });
  await access(file, constants.R_OK);
  const { size } = found;
  const range = parseByteRange(request.range, size);
  if (range === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } });
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const answer = {
    ...headers,
    'content-length': String(end - start + 1),
    'accept-ranges': 'bytes',
    ...(range === null ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
  };
  const body = request.method === 'HEAD' || size === 0 ? null : byteStream(file, start, end);
  return new Response(body, { status: range === null ? 200 : 206, headers: answer });
};
