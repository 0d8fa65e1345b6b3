import { mix, smoothstep } from '../../../core/math/easing.ts';

/** The nape's. */
export const LOWEST = 2.3;

/**
 * How far down the hair begins, as an angle from the crown's axis, by `around`: high over the forehead, sideburns
 * before the ears, round them, low at the nape. `receded`: 0 a youth's, 1 gone back to the top of the head.
 */
export const hairlineAt = (around: number, receded = 0.1): number => {
  const a = Math.abs(around);
  const corner = Math.exp(-(((a - 0.62) / 0.24) ** 2));
  // First the corners go back, then all of the front, to the crown.
  const forehead = mix(0.97, 0.3, receded ** 1.4) - (0.05 + 0.3 * receded * (1 - receded)) * corner;
  const temple = mix(forehead, 1.2, smoothstep(0.72, 1.02, a));
  const sideburn = mix(temple, 1.86, smoothstep(1.0, 1.22, a));
  const overEar = mix(sideburn, 1.6, smoothstep(1.26, 1.42, a));
  return mix(overEar, LOWEST, smoothstep(1.72, 2.15, a));
};

/** 1 before the ears, where hair is thin and its shade on the skin faint; 0 elsewhere. */
export const sideburnAt = ({ down, around }: { readonly down: number; readonly around: number }): number =>
  smoothstep(1.1, 1.3, down) *
  smoothstep(0.85, 1, Math.abs(around)) *
  smoothstep(1.5, 1.35, Math.abs(around));
