/** One plane inside a buffer: where it starts and how far apart its rows are, bytes. */
interface Plane {
  readonly offset: number;
  readonly stride: number;
}

/** A 4:2:0 picture. `chromaStep` is 2 where U and V alternate in one plane (NV12), else 1. */
export interface YuvPicture {
  readonly bytes: Uint8Array;
  readonly luma: Plane;
  readonly u: Plane;
  readonly v: Plane;
  readonly chromaStep: 1 | 2;
  /** True: luma 0..255; false: 16..235. */
  readonly fullRange: boolean;
  /** True: BT.709, as high-definition films are; false: BT.601, as webcams and older films are. */
  readonly bt709: boolean;
  readonly width: number;
  readonly height: number;
}

/** Where each target pixel's block starts in the source, for one axis; one more than there are pixels. */
const blockEdges = (from: number, to: number): Int32Array => {
  const edges = new Int32Array(to + 1);
  for (let i = 0; i <= to; i += 1) edges[i] = Math.floor((i * from) / to);
  return edges;
};

/** Mean of a block of luma, sampled on a grid of at most 2 × 2: finer averaging costs time and tracks no better. */
const lumaAt = (bytes: Uint8Array, row0: number, row1: number, x0: number, x1: number): number =>
  ((bytes[row0 + x0] ?? 0) + (bytes[row0 + x1] ?? 0) + (bytes[row1 + x0] ?? 0) + (bytes[row1 + x1] ?? 0)) / 4;

/** How much of the colour differences each channel gets. Source: ITU-R BT.601-7 and BT.709-6, section 3. */
const BT601 = { redFromV: 1.402, greenFromU: 0.344, greenFromV: 0.714, blueFromU: 1.772 };
const BT709 = { redFromV: 1.5748, greenFromU: 0.1873, greenFromV: 0.4681, blueFromU: 1.8556 };

/** Shrinks and converts to RGBA in one pass. */
export function shrinkYuv(
  source: YuvPicture,
  target: { width: number; height: number; data: Uint8ClampedArray },
): void {
  const { bytes, luma, u, v, chromaStep, fullRange, bt709 } = source;
  const { redFromV, greenFromU, greenFromV, blueFromU } = bt709 ? BT709 : BT601;
  const columns = blockEdges(source.width, target.width);
  const rows = blockEdges(source.height, target.height);
  const gain = fullRange ? 1 : 255 / 219;
  const chromaGain = fullRange ? 1 : 255 / 224;
  const floor = fullRange ? 0 : 16;
  const out = target.data;
  let q = 0;
  for (let y = 0; y < target.height; y += 1) {
    const y0 = rows[y] ?? 0;
    const row0 = luma.offset + y0 * luma.stride;
    const row1 = luma.offset + ((y0 + (rows[y + 1] ?? y0)) >> 1) * luma.stride;
    const uRow = u.offset + (y0 >> 1) * u.stride;
    const vRow = v.offset + (y0 >> 1) * v.stride;
    for (let x = 0; x < target.width; x += 1) {
      const x0 = columns[x] ?? 0;
      const x1 = (x0 + (columns[x + 1] ?? x0)) >> 1;
      const grey = (lumaAt(bytes, row0, row1, x0, x1) - floor) * gain;
      const column = (x0 >> 1) * chromaStep;
      const blue = ((bytes[uRow + column] ?? 128) - 128) * chromaGain;
      const red = ((bytes[vRow + column] ?? 128) - 128) * chromaGain;
      out[q] = grey + redFromV * red;
      out[q + 1] = grey - greenFromV * red - greenFromU * blue;
      out[q + 2] = grey + blueFromU * blue;
      out[q + 3] = 255;
      q += 4;
    }
  }
}
