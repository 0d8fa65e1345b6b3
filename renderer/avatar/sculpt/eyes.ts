import { smoothstep } from '../../core/math/easing.ts';
import { scale } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import type { AvatarRecipe } from '../../core/recipe/avatar-recipe.ts';
import type { Level } from '../../core/recipe/levels.ts';
import { itemAt } from '../../core/shapes/points.ts';
import { EYE_EXTENT, eyeInPicture, pictureRadius } from './eye-picture.ts';
import { type Eyeball, FLATTENING, toSphere } from './eyeball.ts';
import { finer, leaner } from './fineness.ts';
import { lidEdge, lidShifts } from './lid-edge.ts';
import type { PartDraft, ShapeShifts } from './part.ts';
import { shapeRecord } from './shape-record.ts';
import type { Skin } from './skin.ts';
import { gridTriangles, joinSurfaces, type Surface, type Triangle } from './surface.ts';

type Side = 'Left' | 'Right';

/** A cap of a sphere about +z: rings of growing angle, with azimuthal uv. */
const cap = (
  radiusAt: (angle: number) => number,
  extent: number,
  segments: number,
  rings: number,
): Surface & { uv: [number, number][] } => {
  const points: Vector3[] = [];
  const uv: [number, number][] = [];
  for (let ring = 0; ring <= rings; ring++) {
    const angle = (extent * ring) / rings;
    const radius = radiusAt(angle);
    for (let k = 0; k < segments; k++) {
      const turn = (2 * Math.PI * k) / segments;
      const [x, y] = [Math.cos(turn), Math.sin(turn)];
      points.push([radius * Math.sin(angle) * x, radius * Math.sin(angle) * y, radius * Math.cos(angle)]);
      const out = pictureRadius(angle);
      uv.push([0.5 + 0.5 * out * x, 0.5 - 0.5 * out * y]);
    }
  }
  const isSliver = ([a, b, c]: Triangle): boolean =>
    [a, b, c].filter((i) => i < segments).length > 1 && a !== 0 && b !== 0;
  const triangles = gridTriangles(segments, rings + 1, true).filter((triangle) => !isSliver(triangle));
  return { points, triangles, uv };
};

/** Eye and cornea of one side, in the axes where the eyeball is a sphere about the bone. */
export const makeEye = (
  { radius }: Eyeball,
  eyes: AvatarRecipe['eyes'],
  side: Side,
  level: Level,
): PartDraft[] => {
  const bone = `Eye${side}` as const;
  const eye = cap(() => radius, EYE_EXTENT, leaner(26, level), leaner(10, level));
  const { start, share } = eyeInPicture(eyes, side);
  // Rises clear of the iris and dives back under the white, so that no edge of it is seen.
  const cornea = cap(
    (angle) => radius + 0.06 - 0.1 * smoothstep(0.45, 0.66, angle),
    0.66,
    finer(16, level),
    finer(4, level),
  );
  const origin: Vector3 = [0, 0, 0];
  return [
    {
      points: eye.points,
      triangles: eye.triangles,
      uv: eye.uv.map(([u, v]): [number, number] => [start + share * u, v]),
      name: `Eye${side}`,
      material: 'Eye',
      bone,
      pivot: origin,
    },
    {
      points: cornea.points,
      triangles: cornea.triangles,
      name: `Cornea${side}`,
      material: 'Cornea',
      bone,
      pivot: origin,
    },
  ];
};

/** The key light's and the fill light's reflections. They stay where the lights are while the eye turns. */
const CATCHLIGHTS = [
  { x: 0.18, y: 0.2, size: 0.088 },
  { x: -0.17, y: -0.2, size: 0.038 },
] as const;
const SEGMENTS = 14;

const reflections = (radius: number): Surface[] =>
  CATCHLIGHTS.map(({ x, y, size }) => {
    const lift = (dx: number, dy: number): Vector3 => {
      const [px, py] = [x + dx, y + dy];
      return scale([px, py, Math.sqrt(1 - px * px - py * py)], radius + 0.065);
    };
    const rim = Array.from({ length: SEGMENTS }, (_, k) => {
      const turn = (2 * Math.PI * k) / SEGMENTS;
      return lift(size * Math.cos(turn), size * Math.sin(turn));
    });
    return {
      points: [lift(0, 0), ...rim],
      triangles: rim.map((_, k): Triangle => [0, 1 + k, 1 + ((k + 1) % SEGMENTS)]),
    };
  });

/** Where along the lower lid, from the inner corner, the tears catch the light: two glints, not a line all along. */
const GLINTS = [
  { from: 0.3, to: 0.46, thick: 0.024 },
  { from: 0.64, to: 0.9, thick: 0.03 },
] as const;

/** Light on the tears along the lower lid, in the head's axes; each point goes with its vertex of the lid. */
const wetLine = (skin: Skin, eye: Eyeball, left: boolean): { surface: Surface; roots: number[] }[] => {
  const edge = lidEdge(skin, left, 'lower');
  return GLINTS.map(({ from, to, thick }) => {
    const first = Math.round(from * (edge.length - 1));
    const roots = edge.slice(first, Math.round(to * (edge.length - 1)) + 1);
    const points = roots.flatMap((root, i): Vector3[] => {
      const [x, y, z] = itemAt(skin.points, root);
      const half = thick * Math.sin((Math.PI * i) / Math.max(1, roots.length - 1)) + 0.002;
      // Lies between the lid's edge and the eyeball, where the tears do.
      const toEye = 0.07 * Math.sign(eye.centre[1] - y);
      return [
        [x, y + toEye - half, z - 0.05],
        [x, y + toEye + half, z - 0.05],
      ];
    });
    const flat = gridTriangles(2, roots.length, false);
    const isReversed = !left;
    return {
      surface: {
        points,
        triangles: isReversed ? flat : flat.map(([a, b, c]): Triangle => [a, c, b]),
      },
      roots: roots.flatMap((root) => [root, root]),
    };
  });
};

/** Everything that is as white as the picture can be, on the socket: it stays while the eye turns. */
export const makeCatchlights = (skin: Skin, eye: Eyeball, side: Side): PartDraft => {
  const still = joinSurfaces(reflections(eye.radius));
  const glints = wetLine(skin, eye, side === 'Left');
  const wet = joinSurfaces(glints.map(({ surface }) => surface));
  const carriers = glints.flatMap(({ roots }) => roots.map((root) => ({ root, eye })));
  const moved = lidShifts(skin, wet.points, carriers);
  const { points, triangles } = joinSurfaces([
    still,
    { points: wet.points.map((point) => toSphere(eye, point)), triangles: wet.triangles },
  ]);
  const shifts: ShapeShifts = shapeRecord((shape) => [
    ...still.points.map((): Vector3 => [0, 0, 0]),
    ...(moved[shape] ?? []).map(([x, y, z]): Vector3 => [x, y, z / FLATTENING]),
  ]);
  return {
    points,
    triangles,
    shifts,
    name: `Catchlight${side}`,
    material: 'Catchlight',
    bone: `Socket${side}`,
    pivot: [0, 0, 0],
  };
};
