import { mix, smoothstep } from '../../../core/math/easing.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import { finer } from '../fineness.ts';
import { makeSheet } from './cap.ts';
import { STREAK, sectionAt } from './combed.ts';
import { arcBetween, fullness, type HairKit, vary } from './kit.ts';
import type { Polar } from './scalp.ts';
import type { HairPiece } from './strand.ts';

export interface Gathered {
  /** Where the hair leaves the parting, s from its front (0) to its end (1). */
  readonly root: (s: number) => Polar;
  /** Where all of it comes together. */
  readonly knot: Polar;
  readonly locks: number;
  /** Over the skin in the middle of a lock, centimetres. */
  readonly height: number;
  /** −1 turns it to face outwards on the other side of the head. */
  readonly way: 1 | -1;
}

/** Faces across a lock at the lowest level. */
const FACES = 3;

/** Hair drawn from a parting to one place, as one surface of locks. */
export const gathered = (kit: HairKit, { root, knot, locks, height, way }: Gathered): HairPiece => {
  const across = finer(FACES, kit.level);
  const count = locks * across;
  const columns = Array.from({ length: count + 1 }, (_, column) => {
    const section = sectionAt((column % across) / across);
    const isRim = column === 0 || column === count;
    return { section: isRim ? 0 : section, streak: vary(kit, 1 - STREAK, 1 + STREAK), isRim };
  });
  const at = (place: number) => itemAt(columns, Math.round(place * count));
  return makeSheet({
    columns: count,
    rows: finer(9, kit.level),
    from: way > 0 ? 1 : 0,
    to: way > 0 ? 0 : 1,
    shade: (place, t) => {
      const { section, streak } = at(place);
      return streak * mix(1, mix(0.66, 1.06, section), smoothstep(0, 0.2, t));
    },
    tip: (t) => 0.5 * t,
    place: (place, t) => {
      const { section, isRim } = at(place);
      const full = Math.sin(Math.PI * Math.min(1, 0.1 + 0.8 * t));
      const lift = height * fullness(kit) * full * mix(0.55, 1, section) + 0.5 * t ** 3;
      return kit.scalp.along(arcBetween(root(place), knot, t), isRim ? -0.05 + 0.5 * t ** 3 : 0.1 + lift);
    },
  });
};
