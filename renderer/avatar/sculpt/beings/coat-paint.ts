import type { Vector3 } from '../../../core/math/vector3.ts';
import { type Colour, fromHex } from '../colour.ts';
import { lidLayers } from '../paint/lid-paint.ts';
import { lipLayer } from '../paint/lip-paint.ts';
import type { PaintLayer } from '../paint/paint-layer.ts';
import type { SkinPaint } from '../skin-paint.ts';
import type { BeingFit } from './being.ts';

const EVERYWHERE: PaintLayer['reach'] = {
  left: Number.NEGATIVE_INFINITY,
  right: Number.POSITIVE_INFINITY,
  bottom: Number.NEGATIVE_INFINITY,
  top: Number.POSITIVE_INFINITY,
};

/** A being's face: one colour with lids and lips on it, and over all of that its coat. */
export const createCoatPaint = (
  { recipe, skin, identity }: BeingFit,
  coat: (point: Vector3, person: Colour) => Colour,
): SkinPaint => {
  const base = fromHex(recipe.skin.colour);
  return {
    complexion: skin.points.map(() => base),
    layers: [
      ...lidLayers(recipe, skin, identity),
      lipLayer(recipe, skin),
      {
        reach: EVERYWHERE,
        paint(wet, x, y, z) {
          const colour = coat([x, y, z], [wet[0] ?? 0, wet[1] ?? 0, wet[2] ?? 0]);
          for (let k = 0; k < 3; k++) wet[k] = colour[k] ?? 0;
        },
      },
    ],
  };
};
