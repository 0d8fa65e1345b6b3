import { clamp, mix } from '../../../core/math/easing.ts';
import { addScaled, cross, dot, length, subtract, unit } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { itemAt, numberAt } from '../../../core/shapes/points.ts';
import type { Ellipsoid } from '../head-volume.ts';
import type { Surface } from '../surface.ts';

/**
 * A direction from the skull's middle. `down`: angle from the crown's axis (+y), radians; `around`: angle from the
 * face (+z) towards the person's left.
 */
export interface Polar {
  readonly down: number;
  readonly around: number;
}

export const directionOf = ({ down, around }: Polar): Vector3 => [
  Math.sin(down) * Math.sin(around),
  Math.cos(down),
  Math.sin(down) * Math.cos(around),
];

/** The skin as hair sees it: how far out it lies in every direction. */
export interface Scalp {
  readonly centre: Vector3;
  /** `height` centimetres over the skin. */
  readonly along: (direction: Vector3, height: number) => Vector3;
  readonly at: (down: number, around: number, height: number) => Vector3;
  readonly polarOf: (point: Vector3) => Polar & { readonly height: number };
  /** The point itself, or where it comes out of the skin. */
  readonly clear: (point: Vector3, gap: number) => Vector3;
}

const ROWS = 90;
const COLUMNS = 180;

const polar = ([x, y, z]: Vector3): Polar => ({
  down: Math.acos(clamp(y, -1, 1)),
  around: Math.atan2(x, z),
});

/** For one triangle: how far along a ray from the origin it is hit; 0 where it is not. */
const createHit = (a: Vector3, b: Vector3, c: Vector3): ((ray: Vector3) => number) => {
  const normal = cross(subtract(b, a), subtract(c, a));
  const depth = dot(normal, a);
  const [ab, bc, ca] = [subtract(b, a), subtract(c, b), subtract(a, c)];
  const isInside = (x: number, y: number, z: number, from: Vector3, edge: Vector3): boolean => {
    const [dx, dy, dz] = [x - from[0], y - from[1], z - from[2]];
    return (
      (edge[1] * dz - edge[2] * dy) * normal[0] +
        (edge[2] * dx - edge[0] * dz) * normal[1] +
        (edge[0] * dy - edge[1] * dx) * normal[2] >=
      -1e-6
    );
  };
  return (ray) => {
    const slope = dot(normal, ray);
    if (Math.abs(slope) < 1e-9) return 0;
    const reach = depth / slope;
    if (reach <= 0) return 0;
    const [x, y, z] = [ray[0] * reach, ray[1] * reach, ray[2] * reach];
    return isInside(x, y, z, a, ab) && isInside(x, y, z, b, bc) && isInside(x, y, z, c, ca) ? reach : 0;
  };
};

/** The outermost skin in each of `ROWS` × `COLUMNS` directions. */
const measureReach = ({ points, triangles }: Surface, { centre, radii }: Ellipsoid): Float64Array => {
  const reach = new Float64Array((ROWS + 1) * COLUMNS);
  const local = points.map((point) => subtract(point, centre));
  const angles = local.map((point) => polar(unit(point)));
  for (const corners of triangles) {
    const [a, b, c] = [itemAt(local, corners[0]), itemAt(local, corners[1]), itemAt(local, corners[2])];
    const hitAlong = createHit(a, b, c);
    const places = corners.map((i) => itemAt(angles, i));
    const downs = places.map(({ down }) => down);
    const first = itemAt(places, 0).around;
    const turns = places.map(
      ({ around }) => first + Math.atan2(Math.sin(around - first), Math.cos(around - first)),
    );
    const nearPole = Math.min(...downs) < 0.12;
    const [from, to] = nearPole ? [-Math.PI, Math.PI] : [Math.min(...turns), Math.max(...turns)];
    const top = nearPole ? 0 : Math.floor((Math.min(...downs) / Math.PI) * ROWS);
    for (let row = top; row <= Math.ceil((Math.max(...downs) / Math.PI) * ROWS); row++) {
      const start = Math.floor((from / (2 * Math.PI)) * COLUMNS);
      for (let column = start; column <= Math.ceil((to / (2 * Math.PI)) * COLUMNS); column++) {
        const ray = directionOf({ down: (Math.PI * row) / ROWS, around: (2 * Math.PI * column) / COLUMNS });
        const cell = row * COLUMNS + (((column % COLUMNS) + COLUMNS) % COLUMNS);
        reach[cell] = Math.max(numberAt(reach, cell), hitAlong(ray));
      }
    }
  }
  // The neck's hole and whatever a ray slipped past take the skull's own.
  for (let cell = 0; cell < reach.length; cell++) {
    if (numberAt(reach, cell) > 0) continue;
    const above = cell >= COLUMNS ? numberAt(reach, cell - COLUMNS) : 0;
    const [x, y, z] = directionOf({
      down: (Math.PI * Math.floor(cell / COLUMNS)) / ROWS,
      around: (2 * Math.PI * (cell % COLUMNS)) / COLUMNS,
    });
    reach[cell] = above > 0 ? above : 1 / Math.hypot(x / radii[0], y / radii[1], z / radii[2]);
  }
  return reach;
};

export const createScalp = (skin: Surface, skull: Ellipsoid): Scalp => {
  const reach = measureReach(skin, skull);
  const { centre } = skull;
  const reachAt = ({ down, around }: Polar): number => {
    const row = clamp((down / Math.PI) * ROWS, 0, ROWS - 1e-6);
    const column = (around / (2 * Math.PI) + 2) * COLUMNS;
    const [r, c] = [Math.floor(row), Math.floor(column)];
    const cell = (k: number, j: number): number => numberAt(reach, k * COLUMNS + (j % COLUMNS));
    return mix(
      mix(cell(r, c), cell(r, c + 1), column - c),
      mix(cell(r + 1, c), cell(r + 1, c + 1), column - c),
      row - r,
    );
  };
  const along = (direction: Vector3, height: number): Vector3 =>
    addScaled(centre, direction, reachAt(polar(direction)) + height);
  const polarOf = (point: Vector3): Polar & { height: number } => {
    const out = subtract(point, centre);
    const place = polar(unit(out));
    return { ...place, height: length(out) - reachAt(place) };
  };
  return {
    centre,
    along,
    at: (down, around, height) => along(directionOf({ down, around }), height),
    polarOf,
    clear: (point, gap) => (polarOf(point).height >= gap ? point : along(unit(subtract(point, centre)), gap)),
  };
};
