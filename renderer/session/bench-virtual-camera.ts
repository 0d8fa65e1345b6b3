import { loadGlb } from '../avatar/load-glb.ts';
import { epochNow } from '../capture/captured-picture.ts';
import type { Host, LaunchOptions, RunReport } from '../core/host.ts';
import { restPose } from '../core/signals/avatar-pose.ts';
import { PIXEL_FORMATS, type PixelFormat, pictureBytes } from '../core/virtual-camera.ts';
import type { Size } from '../output/virtual-camera/fit.ts';
import { createPictureReader, type ReadingWay } from '../output/virtual-camera/picture-reader.ts';
import { canPack } from '../output/virtual-camera/read-by-shader.ts';
import { rgbaToYuv } from '../output/virtual-camera/rgba-to-yuv.ts';
import { createStage, type Stage } from '../render/stage.ts';
import { rounded } from './percentile.ts';

const SIZES: readonly Size[] = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
];
const DEFAULT_SECONDS = 2;
const WARM_UPS = 4;
/** Slow enough for a machine without a graphics card. */
const PACE_MILLISECONDS = 60;
/** As the app asks the graphics card. */
const POLL_MILLISECONDS = 2;

/** How a picture gets from the canvas into bytes; the last two are what the app does not do. */
type Way = ReadingWay | 'at once' | 'video frame';

interface Reading {
  readonly size: string;
  readonly format: PixelFormat;
  readonly way: Way;
  /** Drawn, read and converted, one after the other, flat out. */
  readonly framesPerSecond: number;
  /** Drawing alone, by turns with the above. */
  readonly drawMilliseconds: number;
  /** What reading and converting add to drawing. */
  readonly milliseconds: number;
  /** The same, of all processes together. */
  readonly processorMilliseconds: number;
  /** Greatest difference of a byte to what the processor makes of the same picture. */
  readonly farthest: number;
}

/** Lets the page's other tasks run, and no longer: timers would wait 4 ms. */
const yieldTask = (() => {
  const { port1, port2 } = new MessageChannel();
  let wake: (() => void) | null = null;
  port1.onmessage = () => wake?.();
  return () =>
    new Promise<void>((resolve) => {
      wake = resolve;
      port2.postMessage(null);
    });
})();

/** Asks again and again, which is quick, or now and then, which is cheap. */
type Wait = (isDone: () => boolean) => Promise<void>;
const eagerly: Wait = async (isDone) => {
  while (!isDone()) await yieldTask();
};
const calmly: Wait = async (isDone) => {
  while (!isDone()) await sleep(POLL_MILLISECONDS);
};

type Read = (wait: Wait) => Promise<Uint8Array>;

/** A stage's picture in this format, got in this way. */
const readerOf = (
  stage: Stage,
  canvas: HTMLCanvasElement,
  size: Size,
  format: PixelFormat,
  way: Way,
): { read: Read; dispose(): void } => {
  const { width, height } = size;
  const rgba = new Uint8Array(width * height * 4);
  const bytes = new Uint8Array(pictureBytes(format, width, height));
  const converted = () => {
    rgbaToYuv(rgba, width, height, format, bytes);
    return bytes;
  };
  switch (way) {
    case 'at once':
      return {
        async read() {
          stage.readPixels(rgba);
          return converted();
        },
        dispose() {},
      };
    case 'video frame':
      return {
        async read() {
          const frame = new VideoFrame(canvas, { timestamp: 0 });
          // Red and blue may be exchanged, and the top row is first: what it costs is the same.
          await frame.copyTo(rgba);
          frame.close();
          return converted();
        },
        dispose() {},
      };
    default: {
      const reader = stage.lend((gl) => createPictureReader(gl, size, { format, ...size }, way));
      if (reader === null) throw new Error('The graphics context is lost.');
      return {
        async read(wait) {
          const reading = stage.lend(reader.begin);
          if (reading === null) throw new Error('The graphics context was lost.');
          await wait(reading.isReady);
          return reading.take();
        },
        dispose: () => void stage.lend(() => reader.dispose()),
      };
    }
  }
};

const farthestOf = (a: Uint8Array, b: Uint8Array): number => {
  let farthest = 0;
  for (let i = 0; i < a.length; i += 1) farthest = Math.max(farthest, Math.abs((a[i] ?? 0) - (b[i] ?? 0)));
  return farthest;
};

const sleep = (milliseconds: number) => new Promise<void>((wake) => setTimeout(wake, milliseconds));

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

type Step = () => Promise<unknown>;

/** Medians of two things done by turns, so that whatever else the machine does troubles both alike. Milliseconds. */
const byTurns = async (seconds: number, first: Step, second: Step): Promise<readonly [number, number]> => {
  const times: [number[], number[]] = [[], []];
  const endsAt = epochNow() + seconds * 1000;
  for (let i = 0; epochNow() < endsAt || i < 2 * WARM_UPS; i += 1) {
    const startedAt = epochNow();
    await (i % 2 === 0 ? first : second)();
    if (i >= 2 * WARM_UPS) times[i % 2 === 0 ? 0 : 1].push(epochNow() - startedAt);
  }
  return [median(times[0]), median(times[1])];
};

/** What a picture costs all processes together, at a pace that leaves time for waiting as the app waits. */
const processorTime = async (host: Host, seconds: number, once: Step): Promise<number> => {
  await once();
  await host.processor();
  const startedAt = epochNow();
  let count = 0;
  for (; epochNow() - startedAt < seconds * 1000; count += 1) {
    await once();
    await sleep(startedAt + (count + 1) * PACE_MILLISECONDS - epochNow());
  }
  const elapsed = epochNow() - startedAt;
  return (elapsed * (await host.processor())) / count;
};

/**
 * What getting a drawn picture into a device's bytes costs, for each size (or the one of the command line), format and
 * way, in one run.
 */
export async function benchVirtualCamera(host: Host, launch: LaunchOptions): Promise<RunReport> {
  const seconds = launch.seconds ?? DEFAULT_SECONDS;
  const { address, name } = await host.avatars.open({ idOrPath: launch.avatar ?? 'mira' });
  const avatar = await loadGlb(await (await fetch(address)).arrayBuffer(), name);
  const canvas = document.createElement('canvas');
  const stage = createStage({ canvas, width: 16, height: 16, quality: 'light', backdrop: 'dusk' });
  stage.setAvatar(avatar);
  const readings: Reading[] = [];
  for (const size of launch.size ? [launch.size] : SIZES) {
    const words = `${size.width}x${size.height}`;
    stage.setSize(size.width, size.height);
    const draw = (wait: Wait) => async () => {
      stage.draw(restPose());
      await wait(stage.isDone);
    };
    const drawn = await processorTime(host, seconds, draw(calmly));
    for (const format of PIXEL_FORMATS) {
      const ways: readonly Way[] = canPack({ format, ...size })
        ? ['processor', 'shader', 'at once', 'video frame']
        : ['processor', 'at once', 'video frame'];
      let standard: Uint8Array = new Uint8Array();
      for (const way of ways) {
        await host.run.progress({ share: readings.length / 30, text: `${words} ${format} ${way}` });
        const reader = readerOf(stage, canvas, size, format, way);
        const once = (wait: Wait) => async () => {
          stage.draw(restPose());
          return reader.read(wait);
        };
        const bytes = (await once(eagerly)()).slice();
        if (way === 'processor') standard = bytes;
        const farthest = way === 'video frame' ? 0 : farthestOf(bytes, standard);
        const [alone, read] = await byTurns(seconds, draw(eagerly), once(eagerly));
        const processor = await processorTime(host, seconds, once(calmly));
        reader.dispose();
        readings.push({
          size: words,
          format,
          way,
          framesPerSecond: rounded(1000 / read),
          drawMilliseconds: rounded(alone),
          milliseconds: rounded(read - alone),
          processorMilliseconds: rounded(processor - drawn),
          farthest,
        });
      }
    }
  }
  const gpu = stage.info.gpu.name;
  stage.setAvatar(null);
  avatar.dispose();
  stage.dispose();
  return { ok: true, stats: { gpu, readings } };
}
