import { mix, smoothstep } from '../../../core/math/easing.ts';
import { makeCap } from './cap.ts';
import type { HairPiece } from './lock.ts';
import { edgeDip, hairline, overScalp } from './scalp.ts';

/** How high the curls stand: full on top, close at the sides and the nape. Centimetres. */
const depthOfHair = (around: number, t: number): number => {
  const side = smoothstep(0.8, 1.5, Math.abs(around));
  const fromTop = smoothstep(mix(0.95, 0.75, side), mix(0.5, 0.3, side), t);
  return mix(0.3, mix(2.3, 1.9, side), fromTop);
};

/** Rounded mounds with creases between them, as tight curls look from a little way off: 0..1. */
const mounds = (x: number, y: number, z: number): number => {
  const across = Math.sin(1.75 * x + 0.9 * Math.sin(1.3 * z + 0.7 * y));
  const up = Math.sin(1.75 * y + 0.8 * Math.sin(1.5 * x));
  const along = Math.sin(1.75 * z + 0.9 * Math.sin(1.4 * y + 0.6 * x));
  return Math.sqrt((Math.abs(across * up) + Math.abs(up * along) + Math.abs(along * across)) / 3);
};

/** Short curls: full on top, faded at the sides. */
export const curls = (): HairPiece[] => [
  makeCap({
    columns: 88,
    rows: 28,
    shade: 1,
    place: (around, t) => {
      const down = hairline(around) * t;
      const [x, y, z] = overScalp(down, around, 0);
      const depth = depthOfHair(around, t);
      const edge = t === 1 ? edgeDip(around) : 0;
      return overScalp(down, around, depth * (0.62 + 0.62 * mounds(x, y, z)) - edge);
    },
  }),
];
