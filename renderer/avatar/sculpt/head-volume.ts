import { clamp, smoothstep } from '../../core/math/easing.ts';
import { addScaled, dot, subtract } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import type { FaceMeasures } from './face-measures.ts';

/** Skull, jaw and neck as a signed distance, centimetres: what the face's oval grows onto. */
export interface HeadVolume {
  /** Where the ray from `origin` along the unit `direction` leaves the volume for the last time. */
  readonly surfaceAlong: (origin: Vector3, direction: Vector3) => Vector3;
}

export interface Ellipsoid {
  readonly centre: Vector3;
  readonly radii: Vector3;
}

/** The skull of a person whose sliders are all 0. */
export const SKULL: Ellipsoid = { centre: [0, 3.9, -3.1], radii: [8, 9.5, 9.3] };

/** Approximate distance to an ellipsoid: exact on its surface. Quilez, "Ellipsoid SDF". */
const toEllipsoid = (point: Vector3, { centre, radii }: Ellipsoid): number => {
  const [x, y, z] = subtract(point, centre);
  const k0 = Math.hypot(x / radii[0], y / radii[1], z / radii[2]);
  const k1 = Math.hypot(x / radii[0] ** 2, y / radii[1] ** 2, z / radii[2] ** 2);
  return k1 < 1e-9 ? -Math.min(...radii) : (k0 * (k0 - 1)) / k1;
};

/** A capsule that is less deep than wide behind its axis, by the factor `nape`. */
const toNeck = (point: Vector3, from: Vector3, to: Vector3, radius: number, nape: number): number => {
  const axis = subtract(to, from);
  const t = clamp(dot(subtract(point, from), axis) / dot(axis, axis));
  const [x, y, z] = subtract(point, addScaled(from, axis, t));
  return Math.hypot(x, y, z < 0 ? z * nape : z) - radius;
};

/** Smooth minimum over a width k. Quilez, "Smooth minimum". */
const blend = (a: number, b: number, k: number): number => {
  const h = Math.max(k - Math.abs(a - b), 0) / k;
  return Math.min(a, b) - h * h * k * 0.25;
};

/** Between these heights a longer neck is drawn out. */
const NECK_TOP = -9;
const NECK_FOOT = -13.5;

const OUTSIDE = 24;
const STEPS = 90;
const CLOSE_ENOUGH = 0.003;
/** Below 1: the ellipsoid's distance is only a bound near by. */
const CAUTION = 0.8;

/** What a person's head is before it has a face: what hair, hats and collars are made to fit. Centimetres. */
export interface HeadForm {
  readonly skull: Ellipsoid;
  readonly jaw: Ellipsoid;
  readonly neckRadius: number;
  /** How much less deep than wide the neck is behind its axis. */
  readonly nape: number;
  /** How much longer than usual the neck is: all that hangs on the chest lies this much lower. */
  readonly neckLength: number;
}

export const headFormOf = (measures: FaceMeasures): HeadForm => {
  const { craniumHeightCentimetres: taller, foreheadHeightCentimetres: higher } = measures;
  const [x, y, z] = SKULL.centre;
  const [rx, ry, rz] = SKULL.radii;
  const full = measures.submentalCentimetres;
  return {
    skull: {
      centre: [x, y + 0.45 * taller + 0.3 * higher, z - 0.2 * measures.foreheadSlopeCentimetres],
      radii: [rx * measures.craniumWidth, ry + 0.55 * taller + 0.35 * higher, rz],
    },
    jaw: {
      centre: [0, -3.2 - 6 * (measures.faceLength - 1) - 0.4 * full, -1.2 + 0.2 * full],
      radii: [6.2 * measures.jawWidth + 0.2 * full, 5.4 + 0.6 * full, 5.4 + 0.25 * full],
    },
    neckRadius: measures.neckRadiusCentimetres,
    nape: 1.3,
    neckLength: measures.neckLengthCentimetres,
  };
};

export const createHeadVolume = ({ skull, jaw, neckRadius, nape, neckLength }: HeadForm): HeadVolume => {
  const distanceTo = (point: Vector3): number => {
    const head = blend(toEllipsoid(point, skull), toEllipsoid(point, jaw), 2.5);
    return blend(head, toNeck(point, [0, -5, -2.8], [0, -19, -4.6], neckRadius, nape), 2.2);
  };
  return {
    surfaceAlong: (origin, direction) => {
      let t = OUTSIDE;
      for (let step = 0; step < STEPS; step++) {
        const gap = distanceTo(addScaled(origin, direction, t));
        if (gap < CLOSE_ENOUGH) break;
        t -= gap * CAUTION;
        if (t < 0) return origin;
      }
      const [x, y, z] = addScaled(origin, direction, t);
      return [x, y - neckLength * smoothstep(NECK_TOP, NECK_FOOT, y), z];
    },
  };
};
