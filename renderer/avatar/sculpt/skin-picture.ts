import { addScaled, scale } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import { itemAt } from '../../core/shapes/points.ts';
import { type Colour, writePixel } from './colour.ts';
import type { Picture } from './sculpted-avatar.ts';
import type { Skin } from './skin.ts';
import type { SkinPaint } from './skin-paint.ts';
import type { Triangle } from './surface.ts';

/** Pixels a side: a lip's edge is then about half a millimetre wide on the face. */
export const SKIN_PICTURE_SIZE = 512;

/** How far outside a triangle its paint runs, in pixels, so that no seam shows between filtered texels. */
const BLEED = 1.5;

/** Calls `visit` with barycentric coordinates for every pixel of a triangle in the picture. */
const eachPixel = (
  corners: readonly (readonly [number, number])[],
  visit: (x: number, y: number, weights: Vector3) => void,
): void => {
  const [a, b, c] = corners.map(([u, v]) => [u * SKIN_PICTURE_SIZE - 0.5, v * SKIN_PICTURE_SIZE - 0.5]) as [
    [number, number],
    [number, number],
    [number, number],
  ];
  const area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
  if (Math.abs(area) < 1e-6) return;
  const longest = Math.max(Math.hypot(b[0] - a[0], b[1] - a[1]), Math.hypot(c[0] - a[0], c[1] - a[1]));
  const slack = -(BLEED * longest) / Math.abs(area);
  const range = (k: 0 | 1): [number, number] => [
    Math.max(0, Math.ceil(Math.min(a[k], b[k], c[k]) - BLEED)),
    Math.min(SKIN_PICTURE_SIZE - 1, Math.floor(Math.max(a[k], b[k], c[k]) + BLEED)),
  ];
  const [left, right] = range(0);
  const [top, bottom] = range(1);
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const wb = ((x - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (y - a[1])) / area;
      const wc = ((b[0] - a[0]) * (y - a[1]) - (x - a[0]) * (b[1] - a[1])) / area;
      const weights: Vector3 = [1 - wb - wc, wb, wc];
      if (Math.min(...weights) >= slack) visit(x, y, weights);
    }
  }
};

/**
 * Paints the face in the canonical uv: every pixel finds its place on the face at rest and asks `paint` for a colour.
 * Pixels of no triangle have the plain skin's colour.
 */
export const paintSkinPicture = (skin: Skin, base: Colour, paint: SkinPaint): Picture => {
  const size = SKIN_PICTURE_SIZE;
  const pixels = new Uint8Array(size * size * 4);
  const done = new Uint8Array(size * size);
  for (let i = 0; i < size * size; i++) writePixel(pixels, i * 4, base);
  const isFace = (triangle: Triangle): boolean =>
    triangle.every((i) => itemAt(skin.kinds, i).every((share) => share < 0.6));
  for (const triangle of skin.triangles) {
    if (!isFace(triangle)) continue;
    const [a, b, c] = triangle.map((i) => itemAt(skin.points, i)) as [Vector3, Vector3, Vector3];
    eachPixel(
      triangle.map((i) => itemAt(skin.uv, i)),
      (x, y, [wa, wb, wc]) => {
        const inside = wa >= 0 && wb >= 0 && wc >= 0;
        const at = y * size + x;
        if (done[at] === 1 && !inside) return;
        if (inside) done[at] = 1;
        writePixel(pixels, at * 4, paint(addScaled(addScaled(scale(a, wa), b, wb), c, wc)));
      },
    );
  }
  return { width: size, height: size, pixels };
};
