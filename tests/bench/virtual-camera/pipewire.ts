import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { CameraWriter } from '../../../electron/services/virtual-camera/camera-writer.ts';
import { createPipewireBackend } from '../../../electron/services/virtual-camera/pipewire/camera.ts';
import { CAMERA_NAME, type VirtualCameraDevice } from '../../../renderer/core/virtual-camera.ts';
import { openChromiumReader, type SeenPicture } from '../../system/pipewire/chromium-reader.ts';
import { feedPattern } from '../../system/pipewire/feed.ts';
import { passage, quantile, rounded } from '../../system/pipewire/figures.ts';
import { canStand, openStand, PROGRAM, type Stand } from '../../system/pipewire/stand.ts';
import { findChromium } from '../../ui/harness/chromium.ts';

const SIZES = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
] as const;
/** One word: a space would end the argument in gst-launch's own grammar. */
const GSTREAMER_NAME = 'Pipewiresink';
const PICTURES = 200;
const FLAT_OUT_SECONDS = 3;
const CLOCK_TICKS_PER_SECOND = 100;

type Size = (typeof SIZES)[number];

/** Whoever gives pictures to PipeWire. */
interface Giver {
  /** What a meeting app calls it. */
  readonly name: string;
  /** The process that hands them over. */
  readonly process: number;
  /** Begins to give pictures with numbers; null: it gives its own. */
  readonly feed: (() => ReturnType<typeof feedPattern>) | null;
  close(): Promise<void>;
}

interface Row {
  readonly by: string;
  readonly size: string;
  readonly [figure: string]: string | number;
}

const DEVICE: VirtualCameraDevice = {
  id: 'pipewire',
  kind: 'pipewire',
  name: CAMERA_NAME,
  busy: false,
  unverified: false,
};

/** Seconds of processor time, user and system: proc(5). */
const processorSeconds = (process: number): number => {
  const fields = readFileSync(`/proc/${process}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS_PER_SECOND;
};

const childNamed = (name: string): number => {
  const found = readdirSync('/proc').find((id) => {
    try {
      const [, short, rest] = /\((.*)\) (.*)/.exec(readFileSync(`/proc/${id}/stat`, 'utf8')) ?? [];
      return short === name && Number(rest?.split(' ')[1]) === process.pid;
    } catch {
      return false;
    }
  });
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return Number(found);
};

/**
 * GStreamer's sink, with pictures of GStreamer's own: version 0.3.65 falls (SIGSEGV) over those of anybody else, so that
 * it cannot be fed ours. Black costs it next to nothing to make.
 */
const openGstreamer = (stand: Stand, { width, height }: Size): Giver => {
  const child = spawn(
    'gst-launch-1.0',
    [
      ...['--no-fault', '-q', 'videotestsrc', 'is-live=true', 'pattern=black', '!'],
      ...[`video/x-raw,format=I420,width=${width},height=${height},framerate=30/1`, '!'],
      ...['pipewiresink', 'mode=provide'],
      `stream-properties=props,media.class=Video/Source,media.role=Camera,node.description=${GSTREAMER_NAME}`,
    ],
    { env: stand.environment, stdio: 'ignore' },
  );
  const ended = new Promise((done) => child.once('exit', done).once('error', done));
  return {
    name: GSTREAMER_NAME,
    process: child.pid ?? 0,
    feed: null,
    async close() {
      child.kill('SIGKILL');
      await ended;
    },
  };
};

/** How much the distances between pictures differ from the rate's, milliseconds: what is left without a feeder to ask. */
const tremble95 = (pictures: readonly SeenPicture[]): number =>
  quantile(
    pictures
      .slice(1)
      .map(({ arrivedAt }, i) => Math.abs(arrivedAt - (pictures[i]?.arrivedAt ?? 0) - 1000 / 30)),
    0.95,
  );

/** As a meeting app sees it: 30 pictures a second, ours with their numbers. */
const watched = async (stand: Stand, giver: Giver): Promise<Record<string, number>> => {
  const reader = await openChromiumReader(findChromium() ?? '', stand.env);
  const feeder = giver.feed?.() ?? null;
  try {
    if (!(await reader.lists('videoinput', giver.name))) return {};
    const watch = await reader.watch();
    await watch.pictures(15);
    const before = processorSeconds(giver.process);
    await watch.pictures(PICTURES, 30);
    const spent = processorSeconds(giver.process) - before;
    const { pictures } = await watch.stop();
    const programMilliseconds = (spent * 1000) / (pictures.length - 15);
    const intervals95 = tremble95(pictures);
    if (feeder === null) return rounded({ programMilliseconds, intervals95 });
    const { seenPerSecond, lost, jitter95, latency50, latency95 } = passage(pictures, feeder.at);
    return rounded({ programMilliseconds, intervals95, seenPerSecond, lost, jitter95, latency50, latency95 });
  } finally {
    feeder?.stop();
    await reader.close();
  }
};

/** As fast as it takes them, and what that costs the process that gives them. */
const flatOut = async (writer: CameraWriter): Promise<Record<string, number>> => {
  const picture = new Uint8Array(writer.width * writer.height * 1.5).fill(128);
  const { user, system } = process.cpuUsage();
  const started = performance.now();
  let count = 0;
  for (; performance.now() - started < FLAT_OUT_SECONDS * 1000; count += 1) await writer.write(picture);
  const cpu = process.cpuUsage({ user, system });
  return {
    flatOutPerSecond: Math.round((count * 1000) / (performance.now() - started)),
    writerMilliseconds: Number(((cpu.user + cpu.system) / 1000 / count).toFixed(2)),
  };
};

const benchOurs = async (stand: Stand, size: Size): Promise<Row> => {
  const backend = createPipewireBackend({ program: PROGRAM, env: stand.environment });
  const writer = await backend.open({ device: DEVICE, ...size, framesPerSecond: 30 });
  const seen = await watched(stand, {
    name: CAMERA_NAME,
    process: childNamed('masque-pipewire'),
    feed: () => feedPattern(writer),
    close: () => writer.close(),
  });
  const most = await flatOut(writer);
  await writer.close();
  // It lingers, for whoever opens again.
  await pause(1500);
  return { by: 'Masque', size: `${size.width}x${size.height}`, ...seen, ...most };
};

const benchGstreamer = async (stand: Stand, size: Size): Promise<Row> => {
  const giver = openGstreamer(stand, size);
  const seen = await watched(stand, giver);
  await giver.close();
  return { by: 'pipewiresink', size: `${size.width}x${size.height}`, ...seen };
};

export const benchPipewire = async (): Promise<readonly Row[]> => {
  if (!canStand('PipeWire')) return [];
  const stand = await openStand();
  const rows: Row[] = [];
  try {
    for (const size of SIZES) rows.push(await benchOurs(stand, size), await benchGstreamer(stand, size));
  } finally {
    await stand.dispose();
  }
  return rows;
};
