import koffi from 'koffi';
import { createRandom } from '../../../renderer/core/math/seeded-random.ts';
import { type PixelFormat, pictureBytes } from '../../../renderer/core/virtual-camera.ts';
import { rgbaToYuv } from '../../../renderer/output/virtual-camera/rgba-to-yuv.ts';

const SIZES = [
  [1280, 720],
  [1920, 1080],
] as const;
const WARM_UPS = 20;
const ROUNDS = 60;

interface Conversion {
  readonly size: string;
  readonly format: PixelFormat;
  readonly ours: number;
  /** Null where libyuv is not installed, or has no such conversion. */
  readonly libyuv: number | null;
}

type Convert = (rgba: Uint8Array, into: Uint8Array, width: number, height: number) => void;

/** Bytes in the order red, green, blue, alpha are ABGR in libyuv's words: https://chromium.googlesource.com/libyuv/libyuv/ */
const libyuv = (): Partial<Record<PixelFormat, Convert>> => {
  try {
    const library = koffi.load('libyuv.so.0');
    const i420 = library.func(
      'int ABGRToI420(void *src, int stride, void *y, int ys, void *u, int us, void *v, int vs, int width, int height)',
    );
    const nv12 = library.func(
      'int ABGRToNV12(void *src, int stride, void *y, int ys, void *uv, int uvs, int width, int height)',
    );
    return {
      I420: (rgba, into, width, height) => {
        const area = width * height;
        const [u, v] = [into.subarray(area), into.subarray(area * 1.25)];
        i420(rgba, width * 4, into, width, u, width / 2, v, width / 2, width, height);
      },
      NV12: (rgba, into, width, height) => {
        nv12(rgba, width * 4, into, width, into.subarray(width * height), width, width, height);
      },
    };
  } catch (cause) {
    console.log(`libyuv is not measured (${String(cause)}). Cure: sudo apt-get install libyuv0`);
    return {};
  }
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

const timeOf = (once: () => void): number => {
  const started = performance.now();
  once();
  return performance.now() - started;
};

/** Our conversion on the processor beside libyuv's, by turns, over the same pixels. Milliseconds, medians. */
export const benchConversion = (): readonly Conversion[] => {
  const random = createRandom(1);
  const theirs = libyuv();
  return SIZES.flatMap(([width, height]) => {
    const rgba = Uint8Array.from({ length: width * height * 4 }, () => random() * 256);
    return (['I420', 'NV12', 'YUYV'] as const).map((format): Conversion => {
      const into = new Uint8Array(pictureBytes(format, width, height));
      const convert = theirs[format];
      const times: { ours: number[]; libyuv: number[] } = { ours: [], libyuv: [] };
      for (let i = 0; i < WARM_UPS + ROUNDS; i += 1) {
        const ours = timeOf(() => rgbaToYuv(rgba, width, height, format, into));
        const other = convert === undefined ? 0 : timeOf(() => convert(rgba, into, width, height));
        if (i < WARM_UPS) continue;
        times.ours.push(ours);
        times.libyuv.push(other);
      }
      const rounded = (values: readonly number[]) => Number(median(values).toFixed(2));
      return {
        size: `${width}x${height}`,
        format,
        ours: rounded(times.ours),
        libyuv: convert === undefined ? null : rounded(times.libyuv),
      };
    });
  });
};
