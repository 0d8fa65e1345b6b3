import { MasqueError } from '../../core/errors.ts';
import { scale } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import { type AvatarRecipe, parseAvatarRecipe, RECIPE_VERSION } from '../../core/recipe/avatar-recipe.ts';
import { HAIR_TONES, IRIS_TONES } from '../../core/recipe/palettes.ts';
import { type CanonicalFace, LANDMARK_COUNT } from '../../core/shapes/canonical-face.ts';
import { makeShapes } from '../../core/shapes/make-shapes.ts';
import { pointAt } from '../../core/shapes/points.ts';
import { browColour, irisColour, lipColour, plausibleSkin, skinColour } from './colours.ts';
import { faceAxes } from './face-axes.ts';
import { type FaceSliders, fitSliders } from './fit-sliders.ts';
import { guessHair, plausibleHair } from './guess-hair.ts';
import { clothColour, guessBeard, guessGlasses, guessHijab } from './guess-worn.ts';
import { identityPoints } from './identity-points.ts';
import { fromHex, lightness, mixColours, type PhotoFace, type PhotoPixels, toHex } from './photo.ts';

/** Fewer pixels from ear to ear show neither iris nor brow. */
const LEAST_FACE_PIXELS = 60;
/** Landmarks 234 and 454 are as far from the nose's tip as one another, unless the head is turned. */
const MOST_TURNED = 2.6;

const checkFace = (photo: PhotoPixels, faces: readonly PhotoFace[]): PhotoFace => {
  const [face, another] = faces;
  if (face === undefined)
    throw new MasqueError(
      'unreadable',
      'There is no face in the picture.',
      'Choose one in which a face looks into the camera.',
    );
  if (another !== undefined)
    throw new MasqueError('bad-option', 'There are several faces in the picture.', 'Crop it to one face.');
  const { width } = faceAxes(face, photo);
  if (width < LEAST_FACE_PIXELS)
    throw new MasqueError(
      'unreadable',
      `The face in the picture is ${Math.round(width)} pixels wide, too small to see what it looks like.`,
      `Choose one in which it is ${2 * LEAST_FACE_PIXELS} pixels wide or more.`,
    );
  const x = (landmark: number): number => pointAt(face.landmarks, landmark)[0];
  const [right, left] = [Math.abs(x(1) - x(234)), Math.abs(x(454) - x(1))];
  if (Math.max(right, left) > MOST_TURNED * Math.min(right, left))
    throw new MasqueError(
      'unreadable',
      'The face in the picture looks to the side.',
      'Choose one in which it looks into the camera.',
    );
  return face;
};

export interface LikenessParts {
  readonly photo: PhotoPixels;
  /** All that the tracker found. */
  readonly faces: readonly PhotoFace[];
  readonly canonical: CanonicalFace;
  /** The sculptor's landmarks for given sliders, centimetres. */
  readonly identityOf: (sliders: FaceSliders) => readonly Vector3[];
  readonly name?: string;
}

/**
 * Somebody's likeness from one picture: the face's proportions from the landmarks, colours from the pixels, and a first
 * guess of hair, beard and glasses, for the person to edit.
 * @throws MasqueError where there is no face, or several, or it is too small or turned away
 */
export const recipeFromPhoto = ({
  photo,
  faces,
  canonical,
  identityOf,
  name = 'You',
}: LikenessParts): AvatarRecipe => {
  const face = checkFace(photo, faces);
  const axes = faceAxes(face, photo);
  const seenSkin = skinColour(photo, face, axes);
  const skin = plausibleSkin(seenSkin);
  const hair = guessHair(photo, axes, seenSkin);
  const brow = browColour(photo, face, canonical.mirror, seenSkin);
  const isVeiled = guessHijab(photo, axes, hair);
  const hairSeen = isVeiled ? null : hair.colour;
  const hairColour = plausibleHair(hairSeen ?? brow ?? fromHex(HAIR_TONES['dark brown']));
  // Skin shines through brows, and they are rarely lighter than the hair.
  const browTone = brow === null ? hairColour : mixColours(brow, hairColour, 0.4);
  const iris =
    irisColour(photo, face) ??
    fromHex(lightness(seenSkin) < 120 ? IRIS_TONES['dark brown'] : IRIS_TONES.brown);
  const average = Array.from({ length: LANDMARK_COUNT }, (_, i) =>
    scale(pointAt(canonical.positions, i), 100),
  );
  const own = identityPoints(photo, face, canonical, makeShapes(canonical));
  return parseAvatarRecipe({
    version: RECIPE_VERSION,
    id: 'you',
    name,
    face: fitSliders(own, average, identityOf),
    skin: {
      colour: toHex(skin),
      lipColour: toHex(lipColour(photo, face, canonical.mirror, skin)),
      blush: 0.35,
    },
    eyes: { irisColour: toHex(iris) },
    brows: { colour: toHex(browTone) },
    hair: { style: hair.style, colour: toHex(hairColour), fringe: hair.fringe ? 0.5 : 0 },
    beard: {
      style: isVeiled ? 'none' : guessBeard(photo, face, axes, seenSkin, hairColour),
      colour: toHex(hairColour),
    },
    ...(isVeiled && hair.colour ? { headwear: { style: 'hijab', colour: toHex(hair.colour) } } : {}),
    glasses: { style: guessGlasses(photo, face, seenSkin) ? 'square' : 'none' },
    clothes: { neckline: 'round', colour: toHex(clothColour(photo, axes) ?? fromHex('#39406f')) },
  });
};
