import { mix, smoothstep } from '../../../core/math/easing.ts';
import { distance } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import type { BrowCurve } from '../brow-curve.ts';
import type { Colour } from '../colour.ts';
import { blend, type PaintLayer, reachAround } from './paint-layer.ts';
import { nearestOnPath } from './stroke.ts';

const SAMPLES = 20;
/** Radians a centimetre: a strand of hairs is about a millimetre wide. */
const STRANDS = 52;

/** The hair's shade under a brow's tufts, drawn in strands: what makes a brow of them. */
export const browLayer = (curve: BrowCurve, colour: Colour): PaintLayer => {
  const path = Array.from({ length: SAMPLES }, (_, i): Vector3 => curve.at(i / (SAMPLES - 1)));
  const reach = reachAround(path, 0.5);
  const length = path.reduce((sum, point, i) => sum + distance(point, path[i - 1] ?? point), 0);
  return {
    reach,
    paint: (wet, x, y) => {
      const { gap, along, above } = nearestOnPath(path, x, y);
      if (gap > 0.6) return;
      const off = (above ? gap : -gap) / Math.max(0.04, curve.halfHeight(along));
      // Strands lean outward; near the inner end they stand up and thin out.
      const lean = mix(0.4, 1.3, smoothstep(0, 0.35, along));
      const place = along * length - lean * (above ? gap : -gap);
      const strand = Math.sin(place * STRANDS + 1.3 * Math.sin(place * 9) + 0.8 * Math.sin(place * 23));
      const edge = 0.2 * strand;
      const cover = smoothstep(1.2 + edge, 0.55 + edge, Math.abs(off));
      const ends = smoothstep(-0.02, 0.16 + 0.05 * strand, along) * smoothstep(1.02, 0.88, along);
      blend(wet, colour, cover * mix(0.3, 1, ends) * (0.8 + 0.18 * strand) * smoothstep(1.03, 0.97, along));
    },
  };
};
