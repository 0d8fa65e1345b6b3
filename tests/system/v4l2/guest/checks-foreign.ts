import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { pictureBytes } from '../../../../renderer/core/virtual-camera.ts';
import { DEVICE, openCamera } from './camera.ts';
import { BROWSER_HOME } from './chromium.ts';
import { createPictures, numberOf, paint, paintUntil } from './picture.ts';
import { start, startRole } from './processes.ts';
import { tryOut } from './report.ts';

const SMALL = { width: 640, height: 360 } as const;
const PICTURES = 30;
const FILE = '/run/seen.yuv';

/** Programs of other people's that store what they read, with what they are told for it. */
const READERS = {
  'v4l2-ctl': ['-d', DEVICE, '--stream-mmap', `--stream-count=${PICTURES}`, `--stream-to=${FILE}`],
  ffmpeg: [
    ...['-nostdin', '-loglevel', 'error', '-f', 'v4l2', '-i', DEVICE],
    ...['-frames:v', String(PICTURES), '-fps_mode', 'passthrough', '-f', 'rawvideo', '-y', FILE],
  ],
} as const;

/** What another program stored of our pictures: how many, and the numbers of those that are whole to the last bit. */
const readWith = async (program: keyof typeof READERS) => {
  const writer = await openCamera(SMALL);
  await paint(writer, { pictures: 1, framesPerSecond: null });
  const { status, errors } = await paintUntil(writer, start(program, READERS[program]).ended, 1);
  await writer.close();
  const bytes = pictureBytes('I420', SMALL.width, SMALL.height);
  const stored = existsSync(FILE) ? readFileSync(FILE) : Buffer.alloc(0);
  rmSync(FILE, { force: true });
  const expected = createPictures(bytes);
  const numbers = Array.from({ length: Math.floor(stored.length / bytes) }, (_, i) =>
    numberOf(stored.subarray(i * bytes, (i + 1) * bytes), expected),
  );
  return { status, errors: errors.slice(-500), rest: stored.length % bytes, numbers };
};

/** Everybody on the computer may use the camera, as the person at its screen may. */
const browse = async () => {
  mkdirSync(BROWSER_HOME);
  chmodSync(BROWSER_HOME, 0o777);
  chmodSync(DEVICE, 0o666);
  const { output, errors } = await startRole('browse').ended;
  return output === '' ? { errors } : JSON.parse(output);
};

export const checkForeignReaders = async (): Promise<void> => {
  for (const program of ['v4l2-ctl', 'ffmpeg'] as const) await tryOut(program, () => readWith(program));
  await tryOut('chromium', browse);
};
