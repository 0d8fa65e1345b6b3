import { mix } from '../../../core/math/easing.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import type { AvatarRecipe } from '../../../core/recipe/avatar-recipe.ts';
import { createStubble } from '../beard/beard.ts';
import { type Colour, fromHex } from '../colour.ts';

/** What hair's colour makes of skin's, as a factor: 1 where none grows. Both linear. */
const factor = (skin: Colour, hair: Colour, share: number): Colour => {
  const channel = (k: 0 | 1 | 2): number => mix(1, Math.min(1, hair[k] / Math.max(0.02, skin[k])), share);
  return [channel(0), channel(1), channel(2)];
};

/** The skin's shade under thin hair, stubble and a beard's edge, by a point of the skin. */
export const shadeUnderHair = (
  recipe: AvatarRecipe,
  points: readonly Vector3[],
  scalpTint: (point: Vector3) => number,
): ((point: Vector3) => Colour) => {
  const skin = fromHex(recipe.skin.colour);
  const [hair, beard] = [fromHex(recipe.hair.colour), fromHex(recipe.beard.colour)];
  const stubble = createStubble(recipe, points);
  return (point) => {
    const [scalp, chin] = [scalpTint(point), stubble(point)];
    return scalp >= chin ? factor(skin, hair, scalp) : factor(skin, beard, chin);
  };
};
