import type { Vector3 } from '../../core/math/vector3.ts';
import type { AvatarRecipe } from '../../core/recipe/avatar-recipe.ts';
import type { CanonicalFace } from '../../core/shapes/canonical-face.ts';
import { itemAt } from '../../core/shapes/points.ts';
import { makeBrows } from './brows.ts';
import { makeClothes } from './clothes.ts';
import { fromHex } from './colour.ts';
import { makeEars } from './ears.ts';
import { makeCatchlights, makeEye, paintEyePicture } from './eyes.ts';
import { HAIR, makeHair } from './hair/hair.ts';
import { createHeadVolume } from './head-volume.ts';
import { jawPivotOf, jawShifts } from './jaw-motion.ts';
import { makeLashes } from './lashes.ts';
import { finishPart, type PartDraft } from './part.ts';
import { shapeIdentity } from './proportions.ts';
import type { SculptedAvatar, SculptedMaterial } from './sculpted-avatar.ts';
import { CHEST_JOINT, HEAD_JOINT, makeSkeleton } from './skeleton.ts';
import { makeSkin } from './skin.ts';
import { createSkinPaint } from './skin-paint.ts';
import { makeSkinPart } from './skin-part.ts';
import { paintSkinPicture } from './skin-picture.ts';
import { ENAMEL, makeTeeth } from './teeth.ts';
import { makeTongue } from './tongue.ts';

const WHITE: Vector3 = [1, 1, 1];
const BLACK: Vector3 = [0, 0, 0];

const plain = (
  name: SculptedMaterial['name'],
  colour: Vector3,
  roughness: number,
  more: Partial<SculptedMaterial> = {},
): SculptedMaterial => ({ name, colour, roughness, opacity: 1, glow: 0, doubleSided: false, ...more });

/** Parts that were made about the head's own origin hang on the head's joint. */
const onHead = (draft: PartDraft): PartDraft =>
  draft.bone === 'Head' ? { ...draft, pivot: HEAD_JOINT } : draft;

/** A recipe's person: meshes, bones, materials. Pure; the same recipe gives the same bytes. About 2 s. */
export const sculptAvatar = (recipe: AvatarRecipe, face: CanonicalFace): SculptedAvatar => {
  const identity = shapeIdentity(face, recipe.face);
  const volume = createHeadVolume({
    jawWidth: recipe.face.jawWidth,
    neckRadius: recipe.body.neckRadiusCentimetres,
  });
  const skin = makeSkin(face, identity, volume);
  const mouth = itemAt(skin.points, 13);
  const pivot = jawPivotOf(identity);
  const withJaw = (points: readonly Vector3[]) => jawShifts(points, pivot);
  const style = HAIR[recipe.hair.style];
  // Landmark 234 lies on the oval beside the ear, where the picture is plain skin.
  const ears = style.coversEars ? [] : [makeEars(volume, itemAt(skin.uv, 234))];
  const hair = makeHair(recipe.hair);
  const drafts: PartDraft[] = [
    makeSkinPart(skin, style.hides),
    ...ears,
    ...makeEye(identity.left, 'Left'),
    ...makeEye(identity.right, 'Right'),
    makeCatchlights(identity.left, 'Left'),
    makeCatchlights(identity.right, 'Right'),
    makeBrows(recipe.brows, face, skin),
    makeLashes(recipe.eyes.lashes, skin, identity),
    ...makeTeeth(mouth, withJaw),
    makeTongue(mouth, withJaw),
    ...(hair ? [hair] : []),
    makeClothes(recipe, CHEST_JOINT),
  ];
  const base = fromHex(recipe.skin.colour);
  return {
    id: recipe.id,
    name: recipe.name,
    bones: makeSkeleton(identity),
    parts: drafts.map(onHead).map(finishPart),
    materials: [
      plain('Skin', WHITE, 0.52, {
        picture: paintSkinPicture(skin, base, createSkinPaint(recipe, face, skin, identity)),
      }),
      plain('Eye', WHITE, 0.3, { picture: paintEyePicture(recipe.eyes.irisColour) }),
      plain('Cornea', WHITE, 0.03, { opacity: 0.06 }),
      plain('Catchlight', BLACK, 1, { glow: 1 }),
      plain('Hair', WHITE, style.roughness, { doubleSided: true }),
      plain('Brow', fromHex(recipe.brows.colour), 0.7),
      plain('Lash', [0.012, 0.007, 0.006], 0.6, { doubleSided: true }),
      plain('Teeth', ENAMEL, 0.25, { doubleSided: true }),
      plain('Tongue', [0.55, 0.13, 0.13], 0.4),
      plain('Cloth', fromHex(recipe.clothes.colour), 0.9, { doubleSided: true }),
    ],
  };
};
