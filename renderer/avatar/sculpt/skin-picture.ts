import type { Level } from '../../core/recipe/levels.ts';
import { itemAt } from '../../core/shapes/points.ts';
import { type Colour, writePixel } from './colour.ts';
import type { PaintLayer, Wet } from './paint/paint-layer.ts';
import { scatter } from './scatter.ts';
import type { Picture } from './sculpted-avatar.ts';
import type { Skin } from './skin.ts';
import type { SkinPaint } from './skin-paint.ts';
import type { Triangle } from './surface.ts';

/** Pixels a side: at 512 a lip's edge is about half a millimetre wide on the face. */
export const SKIN_PICTURE_SIZE: Readonly<Record<Level, number>> = { low: 512, middle: 1024, high: 1024 };

/** How far outside a triangle its paint runs, in pixels, so that no seam shows between filtered texels. */
const BLEED = 1.5;
/** Skin is never one even colour: lightness of neighbouring pixels differs by so much, each way. */
const GRAIN = 0.022;

type Corners<T> = readonly [T, T, T];

interface Canvas {
  readonly size: number;
  readonly pixels: Uint8Array;
  /** 1 where a triangle's inside, not its bleed, has been painted. */
  readonly done: Uint8Array;
}

/** The pixels inside triangles first, so that none of them is painted as its neighbours' bleed before. */
type Pass = 'inside' | 'bleed';

/** Paints one triangle: x, y, z and the broad colour are interpolated, then the coats are laid on. */
const paintTriangle = (
  { size, pixels, done }: Canvas,
  uv: Corners<readonly [number, number]>,
  places: Corners<readonly [number, number, number]>,
  colours: Corners<Colour>,
  grains: Corners<number>,
  layers: readonly PaintLayer[],
  pass: Pass,
): void => {
  const [ax, ay] = [uv[0][0] * size - 0.5, uv[0][1] * size - 0.5];
  const [ux, uy] = [uv[1][0] * size - 0.5 - ax, uv[1][1] * size - 0.5 - ay];
  const [vx, vy] = [uv[2][0] * size - 0.5 - ax, uv[2][1] * size - 0.5 - ay];
  const area = ux * vy - vx * uy;
  if (Math.abs(area) < 1e-6) return;
  const bleed = pass === 'bleed' ? BLEED : 0;
  const slack = (-bleed * Math.max(Math.hypot(ux, uy), Math.hypot(vx, vy))) / Math.abs(area);
  const left = Math.max(0, Math.ceil(ax + Math.min(0, ux, vx) - bleed));
  const right = Math.min(size - 1, Math.floor(ax + Math.max(0, ux, vx) + bleed));
  const top = Math.max(0, Math.ceil(ay + Math.min(0, uy, vy) - bleed));
  const bottom = Math.min(size - 1, Math.floor(ay + Math.max(0, uy, vy) + bleed));
  const [p, q, r] = places;
  const [c, d, e] = colours;
  const wet: Wet = [0, 0, 0];
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) {
      const at = row * size + column;
      if (bleed > 0 && done[at] === 1) continue;
      const [dx, dy] = [column - ax, row - ay];
      const wb = (dx * vy - vx * dy) / area;
      const wc = (ux * dy - dx * uy) / area;
      const wa = 1 - wb - wc;
      if (wa < slack || wb < slack || wc < slack) continue;
      if (bleed === 0) done[at] = 1;
      const amount = wa * grains[0] + wb * grains[1] + wc * grains[2];
      const grain = 1 + amount * (scatter(at) + scatter(at + 7_919_000) - 1);
      wet[0] = (wa * c[0] + wb * d[0] + wc * e[0]) * grain;
      wet[1] = (wa * c[1] + wb * d[1] + wc * e[1]) * grain;
      wet[2] = (wa * c[2] + wb * d[2] + wc * e[2]) * grain;
      if (layers.length > 0) {
        const x = wa * p[0] + wb * q[0] + wc * r[0];
        const y = wa * p[1] + wb * q[1] + wc * r[1];
        const z = wa * p[2] + wb * q[2] + wc * r[2];
        for (const { reach, paint } of layers)
          if (x >= reach.left && x <= reach.right && y >= reach.bottom && y <= reach.top) paint(wet, x, y, z);
      }
      writePixel(pixels, at * 4, wet);
    }
};

/** Those of the layers that a triangle lies in. */
const layersOver = (
  layers: readonly PaintLayer[],
  [a, b, c]: Corners<readonly [number, number, number]>,
): PaintLayer[] => {
  const [left, right] = [Math.min(a[0], b[0], c[0]), Math.max(a[0], b[0], c[0])];
  const [bottom, top] = [Math.min(a[1], b[1], c[1]), Math.max(a[1], b[1], c[1])];
  return layers.filter(
    ({ reach }) => right > reach.left && left < reach.right && top > reach.bottom && bottom < reach.top,
  );
};

/**
 * Paints the face in the canonical uv: every pixel finds its place on the face at rest and takes its coats of paint.
 * Pixels of no triangle have the plain skin's colour.
 */
export const paintSkinPicture = (
  skin: Skin,
  base: Colour,
  { complexion, layers }: SkinPaint,
  level: Level,
): Picture => {
  const size = SKIN_PICTURE_SIZE[level];
  const canvas: Canvas = {
    size,
    pixels: new Uint8Array(size * size * 4),
    done: new Uint8Array(size * size),
  };
  writePixel(canvas.pixels, 0, base);
  for (let filled = 4; filled < canvas.pixels.length; filled *= 2)
    canvas.pixels.copyWithin(filled, 0, filled);
  const isFace = (triangle: Triangle): boolean =>
    triangle.every((i) => itemAt(skin.kinds, i).every((share) => share < 0.6));
  // None at the face's edge, whose pixels are drawn out over skull and neck.
  const grains = skin.kinds.map((kind) => GRAIN * Math.max(0, 1 - 4 * kind[2]));
  const paint = (triangle: Triangle, pass: Pass): void => {
    const corners = <T>(values: readonly T[]): Corners<T> => [
      itemAt(values, triangle[0]),
      itemAt(values, triangle[1]),
      itemAt(values, triangle[2]),
    ];
    const places = corners(skin.points);
    paintTriangle(
      canvas,
      corners(skin.uv),
      places,
      corners(complexion),
      corners(grains),
      layersOver(layers, places),
      pass,
    );
  };
  const faces = skin.triangles.filter(isFace);
  for (const triangle of faces) paint(triangle, 'inside');
  for (const triangle of faces) paint(triangle, 'bleed');
  return { width: size, height: size, pixels: canvas.pixels };
};
