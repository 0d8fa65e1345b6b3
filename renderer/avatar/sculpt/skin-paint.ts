import { mix } from '../../core/math/easing.ts';
import type { AvatarRecipe } from '../../core/recipe/avatar-recipe.ts';
import { beardLayers } from './beard/beard.ts';
import type { BrowCurve } from './brow-curve.ts';
import { type Colour, fromHex } from './colour.ts';
import { browLayer } from './paint/brow-paint.ts';
import { blushLayer, byFairness, complexionOf, fairness } from './paint/complexion.ts';
import { lidLayers } from './paint/lid-paint.ts';
import { lipLayer } from './paint/lip-paint.ts';
import { ageLines, freckleLayer, nostrilLayer } from './paint/marks.ts';
import type { PaintLayer } from './paint/paint-layer.ts';
import { strokeLayer } from './paint/stroke.ts';
import type { Identity } from './proportions/identity.ts';
import type { Skin } from './skin.ts';

/** What a face is painted with. */
export interface SkinPaint {
  /** Broad colours, one per vertex of the skin; linear. */
  readonly complexion: readonly Colour[];
  /** Fine coats, one over the other. */
  readonly layers: readonly PaintLayer[];
}

export const createSkinPaint = (
  recipe: AvatarRecipe,
  skin: Skin,
  identity: Identity,
  brows: readonly BrowCurve[],
): SkinPaint => {
  const fair = fairness(fromHex(recipe.skin.colour));
  const fold = byFairness([0.5, 0.4, 0.42], [0.7, 0.5, 0.46], fair);
  const ridge: Colour = [1.1, 1.06, 1.04];
  const lines = ageLines(skin).flatMap(({ path, width, young, old }) => {
    const strength = mix(young, old, recipe.age);
    return strength > 0 ? [strokeLayer({ path, width, strength }, fold, ridge)] : [];
  });
  const browColour = fromHex(recipe.brows.colour);
  return {
    complexion: complexionOf(recipe, skin),
    layers: [
      blushLayer(recipe, skin),
      ...lines,
      ...(recipe.skin.freckles > 0 ? [freckleLayer(recipe, skin)] : []),
      nostrilLayer(skin),
      ...lidLayers(recipe, skin, identity),
      ...beardLayers(recipe, skin),
      lipLayer(recipe, skin),
      ...brows.map((curve) => browLayer(curve, browColour)),
    ],
  };
};
