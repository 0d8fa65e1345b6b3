import { addScaled } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import type { AvatarRecipe } from '../../core/recipe/avatar-recipe.ts';
import type { Level } from '../../core/recipe/levels.ts';
import type { CanonicalFace } from '../../core/shapes/canonical-face.ts';
import { itemAt } from '../../core/shapes/points.ts';
import { makeBeard } from './beard/beard.ts';
import { BEINGS_MADE } from './beings/beings.ts';
import { createCoatPaint } from './beings/coat-paint.ts';
import { browCurves } from './brow-curve.ts';
import { makeBrows } from './brows.ts';
import { makeClothes } from './clothes/clothes.ts';
import { fromHex } from './colour.ts';
import { makeEars } from './ears.ts';
import { paintEyePicture } from './eye-picture.ts';
import { makeCatchlights, makeEye } from './eyes.ts';
import { measureFace } from './face-measures.ts';
import { makeHair } from './hair/hair.ts';
import { createScalp } from './hair/scalp.ts';
import { shadeUnderHair } from './hair/under-hair.ts';
import { createHeadVolume, headFormOf } from './head-volume.ts';
import { jawPivotOf, jawShifts } from './jaw-motion.ts';
import { makeLashes } from './lashes.ts';
import { skinTone } from './paint/complexion.ts';
import { finishPart, type PartDraft } from './part.ts';
import { shapeIdentity } from './proportions/identity.ts';
import type { Picture, SculptedAvatar, SculptedMaterial } from './sculpted-avatar.ts';
import { HEAD_JOINT, makeSkeleton } from './skeleton.ts';
import { makeSkin } from './skin.ts';
import { createSkinPaint } from './skin-paint.ts';
import { makeSkinPart } from './skin-part.ts';
import { paintSkinPicture } from './skin-picture.ts';
import { ENAMEL, makeTeeth } from './teeth.ts';
import { makeTongue } from './tongue.ts';
import { makeEarrings } from './wear/earrings.ts';
import { glassMaterial, makeGlasses } from './wear/glasses.ts';
import { makeHeadwear } from './wear/headwear.ts';

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

export interface SculptOptions {
  readonly level?: Level;
  /** Eyes, mouth and nose no finer than the rest of the skin, where every triangle counts. */
  readonly plainSkin?: boolean;
  /** Leaves out shapes and pictures, which take most of the time, where only triangles are wanted. */
  readonly still?: boolean;
}

/** A recipe's person: meshes, bones, materials. Pure; the same recipe gives the same bytes. */
export const sculptAvatar = (
  recipe: AvatarRecipe,
  face: CanonicalFace,
  { level = 'low', plainSkin = false, still = false }: SculptOptions = {},
): SculptedAvatar => {
  const being = recipe.being === 'person' ? null : BEINGS_MADE[recipe.being];
  const usual = measureFace(recipe);
  const measures = being?.measures?.(usual) ?? usual;
  const person = shapeIdentity(face, measures);
  const identity = being ? { ...person, points: person.points.map(being.warp) } : person;
  const usualHead = headFormOf(measures);
  const head = being ? being.form(usualHead) : usualHead;
  const volume = createHeadVolume(head);
  const skin = makeSkin(face, identity, volume, plainSkin ? 'plain' : level, still);
  const brows = browCurves(recipe.brows, face, skin.points);
  const mouth = addScaled(itemAt(skin.points, 13), [0, 0, -1], being?.teethInset ?? 0);
  const behindLips = being?.mouth ?? 'teeth';
  const pivot = jawPivotOf(identity);
  const withJaw = (points: readonly Vector3[]) => jawShifts(points, pivot);
  // What is not a person has no hair of the kind that grows on heads.
  const groomed = being ? { ...recipe, hair: { ...recipe.hair, style: 'bald' as const } } : recipe;
  const hair = makeHair(groomed, { scalp: createScalp(skin, head.skull), head, measures, level });
  const beard = being ? null : makeBeard(recipe, skin);
  const veiled = recipe.headwear.style === 'hijab';
  // Landmark 234 lies on the oval beside the ear, where the picture is plain skin.
  const ears =
    being || veiled || hair.coversEars ? [] : [makeEars(volume, itemAt(skin.uv, 234), measures, level)];
  const fit = being && { recipe, identity, skin, form: head, level };
  const drafts: PartDraft[] = [
    {
      ...makeSkinPart(
        skin,
        { hides: hair.hides, covers: beard?.covers ?? (() => false) },
        shadeUnderHair(groomed, skin.points, hair.scalpTint),
      ),
      material: being?.material ?? 'Skin',
    },
    ...ears,
    ...makeEye(identity.left, recipe.eyes, 'Left', level),
    ...makeEye(identity.right, recipe.eyes, 'Right', level),
    makeCatchlights(skin, identity.left, 'Left'),
    makeCatchlights(skin, identity.right, 'Right'),
    ...(being?.isBrowless ? [] : [makeBrows(brows, skin, level)]),
    makeLashes(recipe.eyes, skin, identity, level),
    ...(behindLips === 'teeth' || behindLips === 'fangs'
      ? makeTeeth(mouth, withJaw, level, behindLips === 'fangs')
      : []),
    ...(behindLips === 'empty' ? [] : [makeTongue(mouth, withJaw, level)]),
    ...(hair.part ? [hair.part] : []),
    ...(beard ? [beard.part] : []),
    ...makeGlasses(recipe.glasses, { skin, identity, level }),
    ...makeHeadwear(recipe.headwear, { form: head, measures, skin, level }),
    ...makeEarrings(recipe.earrings, ears[0]),
    ...(fit && being ? being.parts(fit) : makeClothes(recipe.clothes, measures, itemAt(skin.uv, 152), level)),
  ];
  const base = skinTone(recipe);
  const paint = fit ? createCoatPaint(fit, being.paint(fit)) : createSkinPaint(recipe, skin, identity, brows);
  const painted = (paintPicture: () => Picture) => (still ? {} : { picture: paintPicture() });
  const materials: SculptedMaterial[] = [
    plain(being?.material ?? 'Skin', WHITE, being?.roughness ?? 0.52, {
      ...painted(() => paintSkinPicture(skin, base, paint, level)),
    }),
    plain('Eye', WHITE, 0.3, {
      ...painted(() => (being ? being.eyePicture(recipe.eyes.irisColour) : paintEyePicture(recipe))),
    }),
    plain('Cornea', WHITE, 0.03, { opacity: 0.06 }),
    plain('Catchlight', BLACK, 1, { glow: 1 }),
    plain('Hair', WHITE, hair.roughness, { doubleSided: true }),
    plain('Brow', fromHex(recipe.brows.colour), 0.7),
    plain('Lash', [0.012, 0.007, 0.006], 0.6, { doubleSided: true }),
    plain('Teeth', ENAMEL, 0.25, { doubleSided: true }),
    plain('Tongue', [0.55, 0.13, 0.13], 0.4),
    plain('Cloth', WHITE, 0.9, { doubleSided: true }),
    plain('Fur', WHITE, 0.85, { doubleSided: true }),
    plain('Trim', WHITE, 0.32, { doubleSided: true }),
    plain('Glow', WHITE, 1, { glow: 0.6 }),
    plain('Frame', WHITE, 0.28),
    glassMaterial(recipe.glasses),
  ];
  return {
    id: recipe.id,
    name: recipe.name,
    bones: [...makeSkeleton(identity, head.neckLength), ...hair.bones],
    parts: drafts
      .map(onHead)
      .map(({ shifts, ...draft }) => finishPart(shifts && !still ? { ...draft, shifts } : draft)),
    springs: hair.springs,
    springColliders: hair.springColliders,
    materials: materials.filter(({ name }) => drafts.some(({ material }) => material === name)),
  };
};
