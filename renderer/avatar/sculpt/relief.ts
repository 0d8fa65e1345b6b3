import type { Vector3 } from '../../core/math/vector3.ts';

/** How far around a place its relief is averaged: wider than a lid's fold, narrower than a cheek. Centimetres. */
const REACH = 0.9;

/**
 * The broad relief of a face as depth over (x, y): the plane that fits best the points near by, those nearest most.
 * Moving least squares; Levin 1998, "The approximation power of moving least-squares".
 */
export const createRelief =
  (points: readonly Vector3[]) =>
  (x: number, y: number): number => {
    // Normal equations of z = a + b dx + c dy; a is the depth wanted.
    let [s, sx, sy, sxx, sxy, syy, sz, sxz, syz] = [1e-12, 0, 0, 1e-9, 0, 1e-9, 0, 0, 0];
    for (const [px, py, z] of points) {
      const [dx, dy] = [px - x, py - y];
      const w = Math.exp(-(dx * dx + dy * dy) / (2 * REACH * REACH));
      s += w;
      sx += w * dx;
      sy += w * dy;
      sxx += w * dx * dx;
      sxy += w * dx * dy;
      syy += w * dy * dy;
      sz += w * z;
      sxz += w * dx * z;
      syz += w * dy * z;
    }
    const minor = sxx * syy - sxy * sxy;
    const [mx, my] = [sx * syy - sy * sxy, sy * sxx - sx * sxy];
    const whole = s * minor - sx * mx - sy * my;
    return (sz * minor - sxz * mx - syz * my) / whole;
  };
