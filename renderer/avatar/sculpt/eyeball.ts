import { add, centroid, length, subtract } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';

/** An eyeball: a sphere of `radius`, flattened along z by `FLATTENING`. Centimetres. */
export interface Eyeball {
  readonly centre: Vector3;
  readonly radius: number;
}

/**
 * Large stylised eyes on full spheres would bulge, and a lid, which travels in a straight line from open to shut,
 * would cut through them. A flat lens does neither.
 */
export const FLATTENING = 0.62;

/** Width of the eye's opening to the eyeball's radius. */
const RADIUS_PER_WIDTH = 0.66;
/** The lids lie on the eyeball, this far out. */
export const LID_CLEARANCE = 0.12;
/** The eyeball sits this much deeper than the lids' mean. */
const SEAT = 0.1;

/** Depth of the flattened sphere of `radius` about `centre` at (x, y), in front of the centre. */
const bulge = (radius: number, dx: number, dy: number): number =>
  FLATTENING * Math.sqrt(Math.max(0.15, radius * radius - dx * dx - dy * dy));

/** The eyeball behind a ring of lid points. */
export const fitEyeball = (ring: readonly Vector3[]): Eyeball => {
  const [cx, cy] = centroid(ring);
  const xs = ring.map((point) => point[0]);
  const radius = (Math.max(...xs) - Math.min(...xs)) * RADIUS_PER_WIDTH;
  const depth = centroid(ring.map(([x, y, z]): Vector3 => [0, 0, z - bulge(radius, x - cx, y - cy)]))[2];
  return { centre: [cx, cy, depth - SEAT], radius };
};

/** The depth at which (x, y) lies `clearance` outside the eyeball. */
export const depthOver = ({ centre, radius }: Eyeball, x: number, y: number, clearance: number): number =>
  centre[2] + bulge(radius + clearance, x - centre[0], y - centre[1]);

/** From the eyeball's centre, in axes where the eyeball is a sphere. */
export const toSphere = ({ centre }: Eyeball, point: Vector3): Vector3 => {
  const [x, y, z] = subtract(point, centre);
  return [x, y, z / FLATTENING];
};

export const fromSphere = ({ centre }: Eyeball, [x, y, z]: Vector3): Vector3 =>
  add(centre, [x, y, z * FLATTENING]);

/** How far a point lies outside the eyeball, measured in sphere axes. */
export const clearanceOf = (eye: Eyeball, point: Vector3): number =>
  length(toSphere(eye, point)) - eye.radius;

/** The point itself, or the nearest one in its direction that clears the eyeball's front. */
export const pushedOut = (eye: Eyeball, point: Vector3, clearance: number): Vector3 => {
  const [x, y, z] = toSphere(eye, point);
  const size = Math.hypot(x, y, z);
  const wanted = eye.radius + clearance;
  if (size >= wanted || z <= 0 || size === 0) return point;
  const k = wanted / size;
  return fromSphere(eye, [x * k, y * k, z * k]);
};
