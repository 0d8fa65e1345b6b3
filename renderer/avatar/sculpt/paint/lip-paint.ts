import { mix, smoothstep } from '../../../core/math/easing.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import type { AvatarRecipe } from '../../../core/recipe/avatar-recipe.ts';
import { LOWER_LIP_COLUMNS, UPPER_LIP_COLUMNS } from '../../../core/shapes/landmarks.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import { type Colour, fromHex } from '../colour.ts';
import type { Skin } from '../skin.ts';
import { smoothPath } from '../tube.ts';
import { blend, glaze, type PaintLayer, type Wet } from './paint-layer.ts';
import { heightAlong } from './stroke.ts';

const SAMPLES = 24;

/** Factors of the lip's colour: where the lips meet, each lip's body, what catches light on it, its fine lines. */
const SEAM: Colour = [0.4, 0.3, 0.32];
const UPPER: Colour = [0.8, 0.72, 0.74];
const LOWER: Colour = [0.95, 0.9, 0.9];
const PILLOW: Colour = [1.5, 1.42, 1.4];
const BOW: Colour = [1.3, 1.22, 1.22];
const CHAP: Colour = [0.9, 0.87, 0.87];

/** Height over |x| of the lips' edges and seam: rows of landmarks from the corner to the middle. */
const edgeOf = (skin: Skin, columns: readonly (readonly number[])[], row: number) => {
  const places = Array.from({ length: SAMPLES }, (_, i) => i / (SAMPLES - 1));
  const landmarks = columns.map((column): Vector3 => itemAt(skin.points, itemAt(column, row)));
  return heightAlong(smoothPath(landmarks, places));
};

/** Lips with volume: dark where they meet, light where they are fullest, soft at their edge. */
export const lipLayer = (recipe: AvatarRecipe, skin: Skin): PaintLayer => {
  const lip = fromHex(recipe.skin.lipColour);
  const [top, bottom] = [edgeOf(skin, UPPER_LIP_COLUMNS, 0), edgeOf(skin, LOWER_LIP_COLUMNS, 0)];
  const seam = edgeOf(skin, LOWER_LIP_COLUMNS, 3);
  const corner = Math.abs(itemAt(skin.points, 61)[0]);
  const middle = itemAt(skin.points, 13)[1];
  return {
    reach: { left: -corner - 0.3, right: corner + 0.3, bottom: middle - 2.4, top: middle + 2.2 },
    paint: (colour, x, y) => {
      const across = Math.abs(x);
      const [high, low, meet] = [top(across), bottom(across), seam(across)];
      const inside = Math.min(high - y, y - low, (corner + 0.06 - across) * 0.6);
      // The upper lip's edge is crisp at the bow; the lower one melts into the skin.
      const isUpper = y > meet;
      const cover = smoothstep(-0.06, isUpper ? 0.16 : 0.24, inside);
      if (cover === 0) return;
      const tone: Wet = [...lip];
      const along = isUpper
        ? (y - meet) / Math.max(0.05, high - meet)
        : (meet - y) / Math.max(0.05, meet - low);
      const taper = smoothstep(corner, corner * 0.35, across);
      glaze(tone, SEAM, 0.75 * smoothstep(0.2, 0, along) * mix(0.5, 1, taper));
      glaze(tone, isUpper ? UPPER : LOWER, 0.7 * smoothstep(0.15, 0.6, along));
      // The lower lip faces the light, most at its two pillows beside the middle.
      const pillow = Math.exp(-(((across - 0.55) / 0.75) ** 2)) * Math.exp(-(((along - 0.45) / 0.26) ** 2));
      if (!isUpper) glaze(tone, PILLOW, 0.85 * pillow);
      else glaze(tone, BOW, 0.5 * Math.exp(-(((along - 0.8) / 0.2) ** 2)) * taper);
      const grain = Math.sin(x * 34 + 5 * Math.sin(y * 3) + 3 * Math.sin(x * 7));
      glaze(tone, CHAP, 0.35 * (0.5 + 0.5 * grain) * smoothstep(0, 0.3, along));
      // Its own colour over the skin's: a lip is skin, and not a sticker on it.
      blend(colour, tone, 0.82 * cover * mix(0.62, 1, smoothstep(0, 0.3, inside)));
    },
  };
};
