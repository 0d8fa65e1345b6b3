import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import type { Readable } from 'node:stream';

/** Containers of films only. Playlists and concatenations are not among them: they can name other files. */
const CONTAINERS =
  'mov,matroska,avi,asf,flv,mpeg,mpegts,mpegvideo,mjpeg,jpeg_pipe,yuv4mpegpipe,h264,hevc,m4v,ogg,rm,dv,mxf,nut,ivf,obu,gif';

/** No film is longer; a decoder that runs wild ends. */
const LONGEST_SECONDS = 86_400;

/** Nobody's face needs more; keeps a 4K film quick. Even sides, upright, every picture with its own time. */
const PICTURES =
  "scale=w='min(1280,iw)':h='min(1280,ih)':force_original_aspect_ratio=decrease:force_divisible_by=2";

/** `ffmpeg`'s words for: this file's first film → H.264 in a fragmented MP4 on the standard output. */
export const decoderArguments = (file: string): string[] => [
  ...['-nostdin', '-v', 'error', '-protocol_whitelist', 'file', '-format_whitelist', CONTAINERS],
  ...['-i', `file:${file}`, '-map', '0:V:0', '-t', String(LONGEST_SECONDS)],
  ...['-fps_mode', 'passthrough', '-vf', PICTURES, '-pix_fmt', 'yuv420p'],
  ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '14', '-g', '30'],
  ...['-movflags', 'frag_keyframe+empty_moov+default_base_moof', '-f', 'mp4', 'pipe:1'],
];

/** The system's own ffmpeg, by its whole path: never one that lies in the working folder. */
export const findDecoder = (path = process.env.PATH ?? '', platform = process.platform): string | null => {
  const name = platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg';
  for (const folder of path.split(delimiter)) {
    if (folder === '' || folder === '.') continue;
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return null;
};

type Decoder = ChildProcessByStdio<null, Readable, Readable>;

const running = new Set<Decoder>();
/** A film that is played for ever is decoded anew every time round; once is enough to say so. */
const announced = new Set<string>();
process.once('exit', () => {
  for (const decoder of running) decoder.kill('SIGKILL');
});

const start = (command: string, file: string) => {
  const decoder: Decoder = spawn(command, decoderArguments(file), {
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  running.add(decoder);
  let said = '';
  decoder.stderr.on('data', (part: Buffer) => {
    said = (said + part.toString('utf8')).slice(-500);
  });
  const status = new Promise<number | null>((done) => {
    decoder.once('error', () => done(null));
    decoder.once('close', done);
  }).finally(() => running.delete(decoder));
  return { decoder, status, lastWords: () => said.trim().split('\n').pop() ?? '' };
};

/** Answers with a film that Chromium cannot decode, decoded by the system's ffmpeg: 501 without one, 422 if it refuses. */
export const decodedResponse = async (
  file: string,
  headers: Readonly<Record<string, string>>,
): Promise<Response> => {
  const command = findDecoder();
  if (command === null) return new Response('No ffmpeg', { status: 501, headers });
  const { decoder, status, lastWords } = start(command, file);
  const parts: AsyncIterator<Buffer> = decoder.stdout[Symbol.asyncIterator]();
  const first = await parts.next();
  if (first.done) {
    await status;
    return new Response(lastWords(), { status: 422, headers });
  }
  if (!announced.has(file))
    console.error(`${basename(file)} is decoded by ${command}: this Chromium cannot.`);
  announced.add(file);
  let ahead: Buffer | null = first.value;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const part: Buffer | null =
        ahead ?? (await parts.next().then(({ done, value }) => (done ? null : value)));
      ahead = null;
      if (part !== null) controller.enqueue(new Uint8Array(part));
      else if ((await status) === 0) controller.close();
      else controller.error(new Error(`ffmpeg: ${lastWords()}`));
    },
    cancel() {
      decoder.kill('SIGKILL');
    },
  });
  return new Response(body, { headers: { ...headers, 'content-type': 'video/mp4' } });
};
