import type { Backdrop } from '../core/settings.ts';

/** A CSS radial-gradient: radii and centre as shares of the picture, stops as [offset, r, g, b, alpha], 0..255 and 0..1. */
interface Glow {
  readonly radius: readonly [number, number];
  readonly centre: readonly [number, number];
  readonly stops: readonly (readonly [number, number, number, number, number])[];
}

/** The last one is at the back. The same values as the interface's `--scene-*` tokens. */
const SCENES: Readonly<Record<Backdrop, readonly Glow[]>> = {
  dusk: [
    {
      radius: [0.6, 0.7],
      centre: [0.78, 0.3],
      stops: [
        [0, 255, 178, 138, 0.42],
        [0.7, 255, 178, 138, 0],
      ],
    },
    {
      radius: [0.7, 0.9],
      centre: [0.46, 0.4],
      stops: [
        [0, 134, 144, 194, 1],
        [0.55, 75, 84, 136, 1],
        [1, 38, 43, 80, 1],
      ],
    },
  ],
  sage: [plain(0.3, 0.3, 0.55, [169, 187, 161], [111, 136, 115], [58, 75, 65])],
  sand: [plain(0.62, 0.3, 0.6, [231, 211, 184], [191, 159, 124], [117, 88, 63])],
  night: [plain(0.5, 0.36, 0.6, [76, 85, 99], [39, 44, 53], [20, 23, 28])],
  rose: [plain(0.4, 0.3, 0.6, [227, 182, 180], [169, 114, 124], [91, 58, 74])],
  sea: [plain(0.6, 0.3, 0.6, [156, 201, 207], [77, 133, 145], [34, 69, 79])],
};

type Colour = readonly [number, number, number];

function plain(x: number, y: number, middle: number, from: Colour, through: Colour, to: Colour): Glow {
  return {
    radius: [0.6, 0.8],
    centre: [x, y],
    stops: [
      [0, ...from, 1],
      [middle, ...through, 1],
      [1, ...to, 1],
    ],
  };
}

/** Straight-line interpolation between stops; the colour of each glow's stops is constant where its alpha changes. */
const sample = (stops: Glow['stops'], at: number, into: Float32Array): void => {
  let before = stops[0];
  let after = stops[0];
  for (const stop of stops) {
    after = stop;
    if (stop[0] >= at) break;
    before = stop;
  }
  if (!before || !after) return;
  const span = after[0] - before[0];
  const t = span > 0 ? Math.min(1, Math.max(0, (at - before[0]) / span)) : 0;
  for (let k = 0; k < 4; k++)
    into[k] = (before[k + 1] as number) + t * ((after[k + 1] as number) - (before[k + 1] as number));
};

/** Half a step of noise either way hides the bands that 8 bits draw into a slow gradient. Hash: Wellons' lowbias32. */
const noise = (seed: number): number => {
  let x = seed | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32 - 0.5;
};

/** Opaque sRGB pixels, four bytes each, bottom row first as WebGL counts. */
export const paintBackdrop = (backdrop: Backdrop, width: number, height: number): Uint8Array => {
  const pixels = new Uint8Array(width * height * 4);
  const glows = [...SCENES[backdrop]].reverse();
  const colour = new Float32Array(4);
  for (let row = 0, to = 0; row < height; row++) {
    const y = 1 - (row + 0.5) / height;
    for (let column = 0; column < width; column++, to += 4) {
      const x = (column + 0.5) / width;
      let red = 0;
      let green = 0;
      let blue = 0;
      for (const { radius, centre, stops } of glows) {
        const dx = (x - centre[0]) / radius[0];
        const dy = (y - centre[1]) / radius[1];
        sample(stops, Math.sqrt(dx * dx + dy * dy), colour);
        const alpha = colour[3] as number;
        red += alpha * ((colour[0] as number) - red);
        green += alpha * ((colour[1] as number) - green);
        blue += alpha * ((colour[2] as number) - blue);
      }
      const dither = 0.5 + noise(row * width + column);
      pixels[to] = red + dither;
      pixels[to + 1] = green + dither;
      pixels[to + 2] = blue + dither;
      pixels[to + 3] = 255;
    }
  }
  return pixels;
};
