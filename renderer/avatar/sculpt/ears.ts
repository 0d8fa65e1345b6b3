import { clamp, mix, smoothstep } from '../../core/math/easing.ts';
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

/** Rings from the middle out to the rim, and then round it to the ear's back. */
const FRONT = [0.14, 0.26, 0.36, 0.45, 0.54, 0.63, 0.71, 0.78, 0.85, 0.91, 0.96, 1];
const BACK = [1.01, 0.75];

const bump = (value: number, centre: number, width: number): number =>
  Math.exp(-(((value - centre) / width) ** 2));

/** 1 from the turn `from` to `to`, degrees; 0 straight back, 90 up, −90 the lobe. Soft ends. */
const between = (degrees: number, from: number, to: number, soft = 25): number =>
  smoothstep(from - soft, from + soft, degrees) * smoothstep(to + soft, to - soft, degrees);

interface Fold {
  /** How far the ear stands out there, centimetres, before its tilt. */
  readonly out: number;
  /** How deep in the shade, 0..1. */
  readonly shade: number;
}

/** The folds at `rho` (0 the canal, 1 the rim) and `turn`, degrees from −180 to 180. */
const foldAt = (rho: number, turn: number): Fold => {
  // The helix begins in the concha in front, runs over the top and down the back, and fades before the lobe.
  const onHelix = Math.max(between(turn, -35, 185), between(turn, -200, -190));
  const helix = bump(rho, 0.93, 0.085) * onHelix;
  const scapha = bump(rho, 0.78, 0.065) * onHelix * between(turn, -40, 130);
  // The antihelix runs beside it and forks above: one leg goes forward under the helix.
  const antihelix = bump(rho, mix(0.62, 0.7, between(turn, 60, 140)), 0.09) * between(turn, -55, 95);
  const leg = bump(rho, 0.42, 0.09) * between(turn, 55, 125, 20);
  const concha = smoothstep(0.56, 0.3, rho) * (1 - 0.65 * leg);
  const tragus = bump(rho, 0.5, 0.17) * Math.max(between(turn, 165, 200, 15), between(turn, -200, -150, 15));
  const antitragus = bump(rho, 0.5, 0.12) * between(turn, -85, -45, 18);
  const lobe = bump(rho, 0.78, 0.24) * between(turn, -130, -70);
  // In front of the canal the ear has no edge: it grows out of the cheek.
  const joined = smoothstep(0.68, 1, rho) * smoothstep(118, 158, Math.abs(turn));
  return {
    out:
      0.34 * helix -
      0.16 * scapha +
      0.3 * antihelix +
      0.12 * leg -
      0.28 * concha +
      0.75 * tragus +
      0.34 * antitragus +
      0.2 * lobe -
      0.7 * joined,
    shade: clamp(1.15 * smoothstep(0.56, 0.2, rho) * (1 - 0.5 * leg) + 0.7 * scapha - 0.3 * tragus),
  };
};

/** The left ear about its canal: x out of the head, y up, z forward. */
const earSurface = (level: Level): { surface: Surface; shade: number[] } => {
  const segments = finer(18, level);
  const points: Vector3[] = [];
  const shade: number[] = [];
  const put = (rho: number, angle: number, isBack: boolean): void => {
    const [back, up] = [Math.cos(angle), Math.sin(angle)];
    // Broad above, drawn in at the lobe, which hangs a little forward.
    const width =
      (back > 0 ? 1.8 : 1.1) * (1 - 0.2 * smoothstep(0, -0.7, up) + 0.06 * smoothstep(0.2, 0.8, up));
    const across = back * width * rho - 0.2 * smoothstep(-0.3, -1, up) * rho;
    // The lobe ends round, not in a point.
    const height = (up > 0 ? 2.75 * up : -2.55 * Math.abs(up) ** 0.85) * rho;
    const flare = 0.4 * (across + 1.5) + 0.1 * Math.max(0, height);
    const { out, shade: dark } = foldAt(rho, (Math.atan2(up, back) * 180) / Math.PI);
    const behind = rho > 0.98 ? 0.14 : mix(0.85, 0.38, smoothstep(0.7, 0.95, rho));
    points.push([0.12 + (isBack ? flare - behind : flare + out), height + across * 0.2, -across]);
    shade.push(isBack ? 0.3 : dark);
  };
  put(0, 0, false);
  [...FRONT, ...BACK].forEach((rho, ring) => {
    for (let k = 0; k < segments; k++) put(rho, (2 * Math.PI * k) / segments, ring >= FRONT.length);
  });
  const rings = FRONT.length + BACK.length;
  const body = gridTriangles(segments, rings, true).map(([a, b, c]): Triangle => [a + 1, b + 1, c + 1]);
  const middle = Array.from({ length: segments }, (_, k): Triangle => [0, 1 + k, 1 + ((k + 1) % segments)]);
  return { surface: { points, triangles: [...body, ...middle] }, shade };
};

/** How far forward of the canal the ear grows out of the head. Centimetres. */
const HINGE = 1;
/** Of a protruding ear, radians. */
const PROTRUSION = 0.24;

/** `plainUv`: where the skin's picture is plain skin. */
export const makeEars = (
  volume: HeadVolume,
  plainUv: readonly [number, number],
  { earSize, earProtrusion }: FaceMeasures,
  level: Level,
): PartDraft => {
  const [x, y, z] = volume.surfaceAlong([0, 0.2, -3.2], [1, 0, 0]);
  const { surface, shade } = earSurface(level);
  const [cosine, sine] = [Math.cos(PROTRUSION * earProtrusion), Math.sin(PROTRUSION * earProtrusion)];
  const left: Surface = {
    points: surface.points.map(([out, up, forward]): Vector3 => {
      const along = forward - HINGE;
      return [
        x - 0.5 + earSize * (cosine * out - sine * along),
        y + earSize * up,
        z + HINGE + earSize * (sine * out + cosine * along),
      ];
    }),
    triangles: surface.triangles,
  };
  const { points, triangles } = joinSurfaces([left, mirrorSurface(left)]);
  const rosy: Colour = [1, 0.86, 0.82];
  const deep: Colour = [0.58, 0.29, 0.25];
  const colours = points.map((_, i) => mixVectors(rosy, deep, itemAt(shade, i % shade.length)));
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
