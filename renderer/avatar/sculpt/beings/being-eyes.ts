import { mix, smoothstep } from '../../../core/math/easing.ts';
import { mixVectors, scale } from '../../../core/math/vector-arithmetic.ts';
import { type Colour, fromHex, writePixel } from '../colour.ts';
import type { Picture } from '../sculpted-avatar.ts';

const SIZE = 256;

/** A picture in the eyeball's own uv: `paint` takes a place in −1..1, y up, the front of the eye at 0. */
const paintEye = (paint: (x: number, y: number) => Colour): Picture => {
  const pixels = new Uint8Array(SIZE * SIZE * 4);
  for (let row = 0; row < SIZE; row++)
    for (let column = 0; column < SIZE; column++) {
      const x = ((column + 0.5) / SIZE) * 2 - 1;
      const y = 1 - ((row + 0.5) / SIZE) * 2;
      writePixel(pixels, (row * SIZE + column) * 4, paint(x, y));
    }
  return { width: SIZE, height: SIZE, pixels };
};

/** The upper lid's shadow on the eye. */
const lidShadow = (y: number): number => 1 - 0.5 * smoothstep(0.14, 0.5, y);

/** A large iris with an upright pupil: `slit` is its width to its height. */
export const paintAnimalEye =
  ({ iris: share, slit }: { iris: number; slit: number }) =>
  (irisHex: string): Picture => {
    const iris = fromHex(irisHex);
    return paintEye((x, y) => {
      const r = Math.hypot(x, y) / share;
      const turn = Math.atan2(y, x);
      const fibres = 0.5 * Math.sin(turn * 47 + 3 * Math.sin(turn * 5)) + 0.5 * Math.sin(turn * 29);
      const below = 0.5 - 0.5 * Math.sin(turn);
      const bright =
        mix(0.8, 1.9, below ** 1.3) * mix(1.3, 0.75, r) * (1 + 0.16 * fibres * smoothstep(0.4, 0.8, r));
      const limbus = smoothstep(0.78, 0.98, r);
      const rimmed = mixVectors(scale(iris, bright), scale(iris, 0.06), limbus * 0.92);
      const pupil = Math.hypot(x / (slit * 0.62), y / 0.62) / share;
      const seen = mixVectors([0.004, 0.004, 0.006], rimmed, smoothstep(0.92, 1.06, pupil));
      const white: Colour = mixVectors([0.86, 0.84, 0.8], [0.4, 0.3, 0.28], smoothstep(0.5, 0.9, r * share));
      return scale(mixVectors(seen, white, smoothstep(0.97, 1.04, r)), lidShadow(y));
    });
  };

/** A dark lens with a lit ring, segments and a bright core. */
export const paintRobotEye = (irisHex: string): Picture => {
  const light = fromHex(irisHex);
  const bright = mixVectors(light, [1, 1, 1], 0.35);
  return paintEye((x, y) => {
    const r = Math.hypot(x, y);
    const glass: Colour = mixVectors([0.012, 0.016, 0.022], scale(light, 0.06), smoothstep(0.75, 0.2, r));
    const halo = Math.exp(-(((r - 0.27) / 0.11) ** 2));
    const ring = smoothstep(0.05, 0.035, Math.abs(r - 0.27));
    const core = smoothstep(0.1, 0.075, r);
    const around = mixVectors(glass, light, 0.55 * halo + 0.5 * Math.exp(-((r / 0.13) ** 2)));
    return mixVectors(around, bright, Math.max(ring, core));
  });
};

/** Dark and soft all over, a little lighter below, as still water. */
export const paintGhostEye = (irisHex: string): Picture => {
  const tone = fromHex(irisHex);
  return paintEye((x, y) => {
    const below = smoothstep(0.1, -0.42, y) * smoothstep(0.62, 0.2, Math.hypot(x, y + 0.1));
    return mixVectors(scale(tone, 0.1), tone, 0.85 * below);
  });
};
