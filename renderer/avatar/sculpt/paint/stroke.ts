import { clamp, mix, smoothstep } from '../../../core/math/easing.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { itemAt, numberAt } from '../../../core/shapes/points.ts';
import type { Colour } from '../colour.ts';
import { glaze, type PaintLayer, reachAround } from './paint-layer.ts';

/** A line's height over |x|, of points that run outward or inward. */
export const heightAlong = (path: readonly Vector3[]): ((across: number) => number) => {
  const sorted = path.map(([x, y]) => [Math.abs(x), y] as const).sort((a, b) => a[0] - b[0]);
  const [places, heights] = [sorted.map(([place]) => place), sorted.map(([, height]) => height)];
  return (across) => {
    let k = 1;
    while (k < places.length - 1 && numberAt(places, k) < across) k++;
    const [from, to] = [numberAt(places, k - 1), numberAt(places, k)];
    return mix(
      numberAt(heights, k - 1),
      numberAt(heights, k),
      clamp((across - from) / Math.max(1e-6, to - from)),
    );
  };
};

export interface Stroke {
  /** On the person's right half or the middle; painted on both halves. Centimetres. */
  readonly path: readonly Vector3[];
  readonly width: number;
  readonly strength: number;
}

/** Distance to a path in the plane, and how far along it the nearest place is, 0..1. */
export const nearestOnPath = (
  path: readonly Vector3[],
  x: number,
  y: number,
): { readonly gap: number; readonly along: number; readonly above: boolean } => {
  let [gap, along, above] = [Number.POSITIVE_INFINITY, 0, true];
  for (let k = 0; k + 1 < path.length; k++) {
    const [a, b] = [itemAt(path, k), itemAt(path, k + 1)];
    const [dx, dy, ex, ey] = [x - a[0], y - a[1], b[0] - a[0], b[1] - a[1]];
    const t = clamp((dx * ex + dy * ey) / (ex * ex + ey * ey || 1));
    const [offX, offY] = [dx - ex * t, dy - ey * t];
    const far = Math.sqrt(offX * offX + offY * offY);
    if (far >= gap) continue;
    gap = far;
    along = (k + t) / (path.length - 1);
    above = y > a[1] + ey * t;
  }
  return { gap, along, above };
};

/** A soft line that fades at both ends, with a light lip above it: a fold of the skin, on both halves of the face. */
export const strokeLayer = ({ path, width, strength }: Stroke, shade: Colour, light: Colour): PaintLayer => {
  const right = path.map(([x, y, z]): Vector3 => [-Math.abs(x), y, z]);
  const reach = reachAround(right, width * 3);
  return {
    reach: { ...reach, right: -reach.left },
    paint: (colour, x, y) => {
      const across = -Math.abs(x);
      if (across > reach.right) return;
      const { gap, along, above } = nearestOnPath(right, across, y);
      if (gap > width * 3) return;
      const fade = strength * smoothstep(0, 0.25, along) * smoothstep(1, 0.7, along);
      glaze(colour, shade, fade * Math.exp(-((gap / width) ** 2)));
      if (above) glaze(colour, light, 0.35 * fade * Math.exp(-(((gap - 1.5 * width) / width) ** 2)));
    },
  };
};
