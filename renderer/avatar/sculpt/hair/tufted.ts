import { clamp, mix, smoothstep } from '../../../core/math/easing.ts';
import { unit } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { numberAt } from '../../../core/shapes/points.ts';
import { finer } from '../fineness.ts';
import { scatter } from '../scatter.ts';
import { flatPoints } from '../surface.ts';
import { makeSheet } from './cap.ts';
import { hairlineAt } from './hairline.ts';
import { type HairKit, scatterRoots } from './kit.ts';
import { directionOf, type Polar } from './scalp.ts';
import type { HairPiece } from './strand.ts';

export interface Tufted {
  /** Clumps that curls gather in, over the whole skull. */
  readonly clumps: number;
  /** Over the skin between two clumps, centimetres. */
  readonly height: (place: Polar) => number;
  /** How far a clump's middle stands over its edge, centimetres. */
  readonly depth: number;
  readonly receded?: number;
  readonly columns?: number;
  readonly rows?: number;
}

interface Tuft {
  /** 0 at the edge between two clumps, 1 in the middle of one. */
  readonly swell: number;
  readonly shade: number;
}

/** Which clump a direction lies in, and how deep. Worley 1996. */
const createTufts = (kit: HairKit, clumps: number): ((direction: Vector3) => Tuft) => {
  // Laid flat: every point of the surface asks all of them.
  const middles = flatPoints(scatterRoots(kit, clumps).map(directionOf));
  const shades = Array.from({ length: clumps }, () => mix(0.86, 1.12, kit.random()));
  const spacing = Math.sqrt((4 * Math.PI * 0.86) / clumps);
  return (direction) => {
    const [x, y, z] = direction;
    let [nearest, next, which] = [-1, -1, 0];
    for (let k = 0; k < clumps; k++) {
      const near =
        x * numberAt(middles, 3 * k) + y * numberAt(middles, 3 * k + 1) + z * numberAt(middles, 3 * k + 2);
      if (near > nearest) {
        next = nearest;
        nearest = near;
        which = k;
      } else if (near > next) next = near;
    }
    const apart = Math.acos(clamp(next, -1, 1)) - Math.acos(clamp(nearest, -1, 1));
    return { swell: smoothstep(-0.1, 0.85, apart / spacing) ** 0.8, shade: numberAt(shades, which) };
  };
};

/** The hairline without its corners: rows that followed them from the crown down would be drawn out before the ears. */
const evenLine = (around: number, receded?: number): number =>
  [-0.6, -0.3, 0, 0.3, 0.6].reduce((sum, aside) => sum + hairlineAt(wrapped(around + aside), receded), 0) / 5;

const wrapped = (around: number): number => Math.atan2(Math.sin(around), Math.cos(around));

/** Curls move a clump's outline by this much to either side of a round one, centimetres. */
const FRIZZ = 0.26;

/**
 * Tight curls as one surface: clumps that rise out of it and run into each other, and no hair that a ball would be. A
 * single surface shades softly and has a full outline, where many balls shine one by one.
 */
export const tufted = (kit: HairKit, style: Tufted): HairPiece => {
  const columns = finer(style.columns ?? 80, kit.level);
  const rows = finer(style.rows ?? 30, kit.level);
  const tuftAt = createTufts(kit, style.clumps);
  // Rows lie closer together towards the edge, where the hair bends down to the skin.
  const share = (t: number): number => 1 - (1 - t) ** 1.7;
  const speckAt = (around: number, t: number): number =>
    scatter(Math.round(t * rows) * 1009 + Math.round(((around + Math.PI) / (2 * Math.PI)) * columns)) - 0.5;
  const cells = new Map<string, Tuft & { readonly place: Polar; readonly speck: number }>();
  const cellAt = (around: number, t: number) => {
    const key = `${around} ${t}`;
    const known = cells.get(key);
    if (known) return known;
    const speck = speckAt(around, t);
    // Off the grid, or clumps would stand in rows.
    const turn = around + ((2 * Math.PI) / columns) * 0.5 * speck * smoothstep(0, 0.1, t);
    const ragged = 0.03 * Math.sin(around * 19) * Math.sin(around * 7 + 1) + 0.045 * speck;
    const line = mix(
      evenLine(turn, style.receded),
      hairlineAt(turn, style.receded),
      smoothstep(0.45, 1, share(t)),
    );
    const down = Math.max(0.01, line * (share(t) + (t === 1 ? ragged : 0)));
    const place = { down, around: turn };
    const cell = { ...tuftAt(unit(directionOf(place))), place, speck };
    cells.set(key, cell);
    return cell;
  };
  return makeSheet({
    columns,
    rows,
    closesAt: kit.scalp.centre,
    tip: (t) => mix(0.7, 0.35, smoothstep(0.8, 1, share(t))),
    bare: (_, t) => 0.4 * smoothstep(0.95, 1, share(t)),
    shade: (around, t) => {
      const { swell, shade, speck } = cellAt(around, t);
      return shade * mix(0.4, 1.25, swell) * (1 + 0.3 * speck);
    },
    place: (around, t) => {
      const { swell, place, speck } = cellAt(around, t);
      const edge = smoothstep(1, 0.88, share(t)) ** 0.6;
      const out = style.height(place) + style.depth * swell + FRIZZ * speck;
      return kit.scalp.at(place.down, place.around, mix(-0.12, Math.max(0.12, out), edge));
    },
  });
};
