import { open, stat } from 'node:fs/promises';
import { parseByteRange } from './byte-range.ts';

const CHUNK_BYTES = 256 * 1024;

/** Streams bytes `start`..`end` a chunk at a time, only as fast as they are read; closes the file at the end or on cancel. */
const byteStream = async (file: string, start: number, end: number): Promise<ReadableStream<Uint8Array>> => {
  const handle = await open(file, 'r');
  let position = start;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const wanted = Math.min(CHUNK_BYTES, end - position + 1);
        const { bytesRead, buffer } = await handle.read(new Uint8Array(wanted), 0, wanted, position);
        position += bytesRead;
        if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead));
        if (bytesRead === 0 || position > end) {
          await handle.close();
          controller.close();
        }
      } catch (error) {
        await handle.close().catch(() => undefined);
        controller.error(error);
      }
    },
    async cancel() {
      await handle.close();
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
  const body = request.method === 'HEAD' || size === 0 ? null : await byteStream(file, start, end);
  return new Response(body, { status: range === null ? 200 : 206, headers: answer });
};
