import { rmSync, writeFileSync } from 'node:fs';
import {
  FORMAT_ORDER,
  type LoopbackFormat,
} from '../../../../electron/services/virtual-camera/v4l2/negotiate.ts';
import { pictureBytes } from '../../../../renderer/core/virtual-camera.ts';
import { DEVICE, openCamera } from './camera.ts';
import { createPictures } from './picture.ts';
import { runToEnd } from './processes.ts';
import { report, tryOut } from './report.ts';

const SIZES = [
  { width: 1280, height: 720, pictures: 400 },
  { width: 1920, height: 1080, pictures: 200 },
] as const;
/** Pictures that differ, so that no cache holds them all. */
const DIFFERENT = 8;
/** Taken in turns, so that a busy moment of the host hits both. */
const ROUNDS = 3;
const FILE = '/run/pictures.raw';
const FFMPEG_NAMES: Readonly<Record<LoopbackFormat, string>> = {
  I420: 'yuv420p',
  NV12: 'nv12',
  YUYV: 'yuyv422',
};

type Size = (typeof SIZES)[number];

/** One run as fast as it goes: pictures a second, and the processor's milliseconds (user and system) for each. */
export interface RunFigures {
  readonly framesPerSecond: number;
  readonly cpuMillisecondsPerPicture: number;
}

const figures = (pictures: number, seconds: number, cpuSeconds: number): RunFigures => ({
  framesPerSecond: pictures / seconds,
  cpuMillisecondsPerPicture: (cpuSeconds * 1000) / pictures,
});

const runOurs = async (
  { width, height, pictures }: Size,
  format: LoopbackFormat,
  picture: (number: number) => Buffer,
): Promise<RunFigures> => {
  const writer = await openCamera({ width, height, order: [format] });
  const cpu = process.cpuUsage();
  const started = performance.now();
  for (let i = 0; i < pictures; i++) await writer.write(picture(i));
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  await writer.close();
  return figures(pictures, seconds, (user + system) / 1e6);
};

/** The same pictures from a file in memory, passed on as they are; ffmpeg's own figures leave its start out. */
const runFfmpeg = async ({ width, height, pictures }: Size, format: LoopbackFormat): Promise<RunFigures> => {
  const { errors } = await runToEnd('ffmpeg', [
    ...['-nostdin', '-hide_banner', '-benchmark', '-f', 'rawvideo', '-pix_fmt', FFMPEG_NAMES[format]],
    ...['-video_size', `${width}x${height}`, '-framerate', '30', '-stream_loop', '-1', '-i', FILE],
    ...['-frames:v', String(pictures), '-c', 'copy', '-f', 'v4l2', DEVICE],
  ]);
  const bench = /bench: utime=([\d.]+)s stime=([\d.]+)s rtime=([\d.]+)s/.exec(errors);
  if (bench === null) throw new Error(`ffmpeg gave no figures: ${errors.slice(-500)}`);
  const [user = 0, system = 0, seconds = 0] = bench.slice(1).map(Number);
  return figures(pictures, seconds, user + system);
};

const compare = async (size: Size, format: LoopbackFormat) => {
  const picture = createPictures(pictureBytes(format, size.width, size.height));
  writeFileSync(FILE, '');
  for (let i = 0; i < DIFFERENT; i++) writeFileSync(FILE, picture(i), { flag: 'a' });
  const [masque, ffmpeg]: [RunFigures[], RunFigures[]] = [[], []];
  for (let i = 0; i < ROUNDS; i++) {
    masque.push(await runOurs(size, format, picture));
    ffmpeg.push(await runFfmpeg(size, format));
  }
  rmSync(FILE);
  return { format, width: size.width, height: size.height, pictures: size.pictures, masque, ffmpeg };
};

const compareAll = async (): Promise<void> => {
  await runToEnd('modprobe', ['v4l2loopback', 'exclusive_caps=1', 'video_nr=10']);
  for (const size of SIZES) {
    for (const format of FORMAT_ORDER) await tryOut(`${size.height} ${format}`, () => compare(size, format));
  }
  report('end', {});
};

compareAll().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
