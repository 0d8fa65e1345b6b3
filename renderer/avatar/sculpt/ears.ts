import { smoothstep } from '../../core/math/easing.ts';
import { mixVectors } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import type { Level } from '../../core/recipe/levels.ts';
import { itemAt } from '../../core/shapes/points.ts';
import type { Colour } from './colour.ts';
import type { FaceMeasures } from './face-measures.ts';
import { finer } from './fineness.ts';
import type { HeadVolume } from './head-volume.ts';
import type { PartDraft } from './part.ts';
import { gridTriangles, joinSurfaces, mirrorSurface, type Surface, type Triangle } from './surface.ts';

/** Rings from the middle out to the rim; the last two are the ear's back. */
const RINGS = [0.16, 0.3, 0.42, 0.52, 0.62, 0.71, 0.79, 0.87, 0.94, 1, 1.01, 0.72];
const BACK_RINGS = 2;

const bump = (value: number, centre: number, width: number): number =>
  Math.exp(-(((value - centre) / width) ** 2));

/** How far the ear stands out at ring `rho` towards (back, up), before its tilt. Centimetres. */
const relief = (rho: number, back: number, up: number): number => {
  const onHelix =
    smoothstep(-0.75, -0.35, up) * (1 - smoothstep(0.55, 0.95, -back) * smoothstep(0.35, -0.3, up));
  const helix = 0.3 * bump(rho, 0.93, 0.1) * onHelix;
  const groove = -0.2 * bump(rho, 0.77, 0.08) * onHelix;
  const antihelix = 0.24 * bump(rho, 0.6, 0.1) * smoothstep(-0.5, 0.1, back) * smoothstep(-0.95, -0.5, up);
  const concha = -0.75 * smoothstep(0.5, 0.22, rho);
  const tragus = 0.5 * bump(rho, 0.55, 0.16) * bump(back, -0.92, 0.3) * bump(up, -0.3, 0.35);
  const lobe = 0.12 * bump(rho, 0.75, 0.2) * smoothstep(-0.6, -0.95, up);
  return helix + groove + antihelix + concha + tragus + lobe;
};

/** The left ear about its own middle: x out of the head, y up, z forward. */
const earSurface = (level: Level): { surface: Surface; shade: number[] } => {
  const segments = finer(18, level);
  const points: Vector3[] = [];
  const shade: number[] = [];
  const put = (rho: number, turn: number, isBack: boolean): void => {
    const [back, up] = [Math.cos(turn), Math.sin(turn)];
    const width = back > 0 ? 1.75 : 1.0;
    const across = back * width * (1 - 0.3 * smoothstep(0, -1, up)) * rho;
    const height = up * (up > 0 ? 2.7 : 2.75) * rho;
    const flare = 0.5 * (across + 1) + 0.12 * Math.max(0, height);
    const out = isBack ? flare - (rho < 0.9 ? 0.75 : 0.28) : flare + relief(rho, back, up);
    points.push([0.12 + out, height + across * 0.18, -across]);
    shade.push(isBack ? 0.3 : smoothstep(0.55, 0.2, rho) + 0.5 * bump(rho, 0.77, 0.07));
  };
  put(0, 0, false);
  RINGS.forEach((rho, ring) => {
    for (let k = 0; k < segments; k++)
      put(rho, (2 * Math.PI * k) / segments, ring >= RINGS.length - BACK_RINGS);
  });
  const body = gridTriangles(segments, RINGS.length, true).map(
    ([a, b, c]): Triangle => [a + 1, b + 1, c + 1],
  );
  const middle = Array.from({ length: segments }, (_, k): Triangle => [0, 1 + k, 1 + ((k + 1) % segments)]);
  return { surface: { points, triangles: [...body, ...middle] }, shade };
};

/** `plainUv`: where the skin's picture is plain skin. */
export const makeEars = (
  volume: HeadVolume,
  plainUv: readonly [number, number],
  measures: FaceMeasures,
  level: Level,
): PartDraft => {
  const [x, y, z] = volume.surfaceAlong([0, 0.2, -3.2], [1, 0, 0]);
  const { surface, shade } = earSurface(level);
  const size = measures.earSize;
  const spread = 0.22 * measures.earProtrusion;
  const [c, s] = [Math.cos(spread), Math.sin(spread)];
  const left: Surface = {
    // Turned about the edge that grows out of the head, towards the front where it protrudes.
    points: surface.points.map(
      ([px, py, pz]): Vector3 => [
        x - 0.55 + size * (c * px - s * (pz - 1)),
        y + size * py,
        z + size * (1 + s * px + c * (pz - 1)),
      ],
    ),
    triangles: surface.triangles,
  };
  const { points, triangles } = joinSurfaces([left, mirrorSurface(left)]);
  const rosy: Colour = [1, 0.78, 0.74];
  const deep: Colour = [0.72, 0.42, 0.38];
  const colours = points.map((_, i) => mixVectors(rosy, deep, Math.min(1, itemAt(shade, i % shade.length))));
  return {
    name: 'Ears',
    material: 'Skin',
    bone: 'Head',
    pivot: [0, 0, 0],
    points,
    triangles,
    colours,
    uv: points.map(() => plainUv),
  };
};
