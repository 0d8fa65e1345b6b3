import { smoothstep } from '../../../core/math/easing.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { smoothPath } from '../tube.ts';

/** The body's axis, behind the face. */
export const AXIS_Z = -4;

/** A point of the body: `s` from the throat (0) to the ribs (1), `turn` round it, 0 behind and π in front. */
export type Body = (s: number, turn: number, out: number) => Vector3;

/** Neck, trapezius, shoulders and chest as one surface that skin and every garment lie on. */
export const createBody = (neck: number, shoulder: number): Body => {
  // Half the width, the height, and depth to width.
  const controls: Vector3[] = [
    [neck - 0.2, -10.6, 0.96],
    [neck + 0.05, -12.2, 0.96],
    [neck + 0.9, -13.3, 0.92],
    [neck + 2.8, -14.1, 0.83],
    [neck + 5, -14.9, 0.74],
    [shoulder * 0.72, -15.7, 0.65],
    [shoulder * 0.87, -16.9, 0.59],
    [shoulder * 0.965, -18.9, 0.56],
    [shoulder, -22.2, 0.55],
    [shoulder * 0.98, -30, 0.56],
  ];
  return (s, turn, out) => {
    const [[width, y, depth] = [0, 0, 1]] = smoothPath(controls, [Math.min(1, Math.max(0, s))]);
    const exponent = 1 - 0.2 * smoothstep(0.35, 0.6, s);
    const [c, f] = [Math.sin(turn), -Math.cos(turn)];
    const rounded = (value: number): number => Math.sign(value) * Math.abs(value) ** exponent;
    const drop = 0.95 * smoothstep(0.78, 0.3, s) * smoothstep(0, 0.25, s);
    return [
      (width + out) * rounded(c),
      y - drop * f + out * 0.3 * smoothstep(0.25, 0.5, s),
      AXIS_Z + (width * depth + out) * rounded(f),
    ];
  };
};
