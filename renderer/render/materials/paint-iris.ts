import type { Vector3 } from '../../core/math/vector3.ts';

/** Angle from the gaze axis at the edge of the painted square, radians. */
export const IRIS_REACH = 1.95;
/** Angular radius of the iris, radians: larger than life, as in every well-loved cartoon. */
const IRIS_ANGLE = 0.52;
const PUPIL_ANGLE = 0.245;

const mix = (a: number, b: number, t: number): number => a + (b - a) * t;
const smooth = (from: number, to: number, x: number): number => {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
};

/** Iris at distance `r` (0 centre, 1 rim) and angle: bright inner ring, streaks, dark limbal ring, shade of the upper lid. */
const iris = (colour: Vector3, r: number, angle: number, up: number): Vector3 => {
  const streaks =
    0.5 + 0.28 * Math.sin(angle * 37 + 2 * Math.sin(angle * 7)) + 0.22 * Math.sin(angle * 61 + 1.7);
  const inner = PUPIL_ANGLE / IRIS_ANGLE;
  const along = (r - inner) / (1 - inner);
  const bright = mix(1.5, 0.8, smooth(0, 0.75, along)) * mix(0.82, 1.2, streaks * smooth(0, 0.25, along));
  const limbal = 1 - 0.82 * smooth(0.72, 1, r);
  const lid = 1 - 0.5 * smooth(-0.1, 1, up);
  const glow = 1 + 0.35 * smooth(0.1, 0.9, -up) * (1 - smooth(0.7, 0.95, r));
  const k = bright * limbal * lid * glow;
  return [colour[0] * k, colour[1] * k, colour[2] * k];
};

const WHITE: Vector3 = [0.93, 0.9, 0.87];
const VEIN: Vector3 = [0.66, 0.38, 0.33];

const eyeball = (colour: Vector3, x: number, y: number): Vector3 => {
  const angle = Math.hypot(x, y) * IRIS_REACH;
  const blush = 0.75 * smooth(0.75, 1.6, angle);
  const white: Vector3 = [
    mix(WHITE[0], VEIN[0], blush),
    mix(WHITE[1], VEIN[1], blush),
    mix(WHITE[2], VEIN[2], blush),
  ];
  const soft = 0.03;
  const rim = 1 - smooth(IRIS_ANGLE - soft, IRIS_ANGLE + soft, angle);
  const r = Math.min(1, angle / IRIS_ANGLE);
  const ring = iris(colour, r, Math.atan2(y, x), (y * IRIS_REACH) / IRIS_ANGLE);
  const pupil = 1 - smooth(PUPIL_ANGLE - soft, PUPIL_ANGLE + soft, angle);
  const channel = (k: 0 | 1 | 2): number => mix(mix(white[k], ring[k], rim), 0.012, pupil);
  return [channel(0), channel(1), channel(2)];
};

/**
 * An eyeball seen along its gaze, `colour` in sRGB 0..1; opaque sRGB pixels, four bytes each.
 * The first row is the upper edge (v = 0 is up, as in glTF).
 */
export const paintIris = (colour: Vector3, size: number): Uint8Array => {
  const pixels = new Uint8Array(size * size * 4);
  for (let row = 0, to = 0; row < size; row++)
    for (let column = 0; column < size; column++, to += 4) {
      const painted = eyeball(colour, (2 * (column + 0.5)) / size - 1, 1 - (2 * (row + 0.5)) / size);
      for (let k = 0; k < 3; k++) pixels[to + k] = Math.round(255 * Math.min(1, painted[k] as number));
      pixels[to + 3] = 255;
    }
  return pixels;
};
