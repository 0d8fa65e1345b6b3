import { mix, smoothstep } from '../../../core/math/easing.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import type { Skin } from '../skin.ts';

export interface Muzzle {
  /** How far nose and mouth stand out, centimetres. */
  readonly length: number;
  /** Width of its end to a person's. */
  readonly taper: number;
  /** How far the whisker pads swell, centimetres. */
  readonly pads: number;
  /** Height of the chin to a person's. */
  readonly chin: number;
  /** Width of the cheeks to a person's. */
  readonly cheeks: number;
}

const bump = (value: number, centre: number, width: number): number =>
  Math.exp(-(((value - centre) / width) ** 2));

/** Below the eyes a face as a person's, grown out to a muzzle: lips and nose move together. */
export const muzzleWarp =
  ({ length, taper, pads, chin, cheeks }: Muzzle) =>
  ([x, y, z]: Vector3): Vector3 => {
    const out = smoothstep(1.06, 0.3, Math.hypot(x / 4.4, (y + 4) / (y > -4 ? 5.2 : 5.5)));
    const end = smoothstep(0.35, 1, out);
    // A person's nose is all but folded away: fur runs straight from the brow to the nose pad.
    const nose = smoothstep(3, 6.6, z) * bump(y, -0.8, 1.9) * smoothstep(2.2, 0.9, Math.abs(x));
    const pad = pads * bump(Math.abs(x), 1.35, 1) * bump(y, -2.9, 1.25) * smoothstep(2, 4, z);
    const wide = mix(1, cheeks, smoothstep(2.5, 6, Math.abs(x)) * smoothstep(1.6, -2, y));
    const raised = y < -5.6 ? -5.6 + (y + 5.6) * chin : y;
    return [
      x * mix(1, taper, end) * mix(1, 0.72, nose) * wide,
      raised - 0.45 * nose,
      z + length * out - 0.75 * nose + pad,
    ];
  };

/** Landmarks of the closed lips' seam from the middle to the right corner. */
const SEAM = [13, 82, 81, 80, 191, 78] as const;

/** An animal has no red lips: a dark line where they meet, drawn on a little beyond the corners, 0..1. */
export const mouthLine = (skin: Skin): ((point: Vector3) => number) => {
  const seam = SEAM.map((landmark) => itemAt(skin.points, landmark));
  const [endX, endY] = [-itemAt(seam, SEAM.length - 1)[0], itemAt(seam, SEAM.length - 1)[1]];
  const heightAt = (side: number): number => {
    for (let k = 1; k < seam.length; k++) {
      const [a, b] = [itemAt(seam, k - 1), itemAt(seam, k)];
      if (side <= -b[0]) return mix(a[1], b[1], (side + a[0]) / (a[0] - b[0] || 1));
    }
    return endY + 0.9 * (side - endX);
  };
  return ([x, y, z]) => {
    const side = Math.abs(x);
    const end = smoothstep(endX + 0.75, endX + 0.1, side) * smoothstep(2, 3, z);
    return end * smoothstep(0.3, 0.1, Math.abs(y - heightAt(side)));
  };
};
