import type { Vector3 } from '../../../core/math/vector3.ts';
import type { HeadwearStyle } from '../../../core/recipe/recipe-choices.ts';
import { coverLine } from '../wear/headwear.ts';
import type { Scalp } from './scalp.ts';

/** A hat's inside lies at least this far over the scalp: hair under it lies lower. Centimetres. */
export const HAT_CLEARANCE = 0.3;

/** Below a brim hair may rise again so fast. Centimetres a radian. */
const RISE = 5;

export const hidesAllHair = (headwear: HeadwearStyle): boolean =>
  headwear === 'hijab' || headwear === 'turban';

/** Presses hair that a hat covers to the skull, and lets it out again below the brim. */
export const pressUnderHat = (
  scalp: Scalp,
  headwear: HeadwearStyle,
): { press: (point: Vector3) => Vector3; covers: (point: Vector3) => boolean } | null => {
  const cover = hidesAllHair(headwear) ? null : coverLine(headwear);
  if (!cover) return null;
  return {
    covers: (point) => {
      const { down, around } = scalp.polarOf(point);
      return down < cover(around) - 0.12;
    },
    press: (point) => {
      const { down, around, height } = scalp.polarOf(point);
      const most = HAT_CLEARANCE - 0.05 + RISE * Math.max(0, down - cover(around));
      return height <= most ? point : scalp.at(down, around, most);
    },
  };
};
