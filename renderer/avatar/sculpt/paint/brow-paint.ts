import { mix, smoothstep } from '../../../core/math/easing.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import type { BrowCurve } from '../brow-curve.ts';
import type { Colour } from '../colour.ts';
import { blend, type PaintLayer, reachAround } from './paint-layer.ts';
import { nearestOnPath } from './stroke.ts';

const SAMPLES = 20;

/** The hair's shade under a brow's tufts, drawn in strands: what makes a brow of them. */
export const browLayer = (curve: BrowCurve, colour: Colour): PaintLayer => {
  const path = Array.from({ length: SAMPLES }, (_, i): Vector3 => curve.at(i / (SAMPLES - 1)));
  const reach = reachAround(path, 0.5);
  const outward = curve.left ? 1 : -1;
  return {
    reach,
    paint: (wet, x, y) => {
      const { gap, along, above } = nearestOnPath(path, x, y);
      if (gap > 0.6) return;
      const off = (above ? gap : -gap) / Math.max(0.04, curve.halfHeight(along));
      // Strands lean outward; near the inner end they stand up and thin out.
      const lean = mix(2.2, 0.7, smoothstep(0, 0.3, along));
      const strand = Math.sin(
        (x * outward * lean - y) * 42 + 2.5 * Math.sin(x * 13) + 1.5 * Math.sin(y * 17),
      );
      const edge = 0.12 * strand;
      const cover = smoothstep(1.2 + edge, 0.6 + edge, Math.abs(off));
      const ends = smoothstep(-0.02, 0.16 + 0.05 * strand, along) * smoothstep(1.02, 0.88, along);
      blend(wet, colour, cover * mix(0.3, 1, ends) * (0.86 + 0.1 * strand) * smoothstep(1.03, 0.97, along));
    },
  };
};
