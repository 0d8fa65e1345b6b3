import type { BeardStyle } from '../../core/recipe/recipe-choices.ts';
import type { FaceAxes } from './face-axes.ts';
import type { HairGuess } from './guess-hair.ts';
import {
  difference,
  inDisc,
  lightness,
  middleColour,
  type PhotoFace,
  type PhotoPixels,
  pixelAt,
  placeOf,
  type Rgb,
} from './photo.ts';

/** How far from skin (0) towards hair (1) a patch's colour lies. */
const towardsHair = (patch: Rgb | null, skin: Rgb, hair: Rgb): number => {
  if (patch === null) return 0;
  const span = [hair[0] - skin[0], hair[1] - skin[1], hair[2] - skin[2]] as const;
  const length = span[0] ** 2 + span[1] ** 2 + span[2] ** 2;
  if (length < 900) return 0;
  return (
    ((patch[0] - skin[0]) * span[0] + (patch[1] - skin[1]) * span[1] + (patch[2] - skin[2]) * span[2]) /
    length
  );
};

/** Under the nose, on the chin, along the jaw. */
const MOUSTACHE = [165, 391, 92, 322];
const CHIN = [199, 200, 201, 421, 208, 428];
const JAW = [136, 365, 169, 394, 135, 364];

const BEARD_FROM = 0.5;
/** A chin lies in its own shade: less than this is no stubble. */
const STUBBLE_FROM = 0.36;
/** By how much hair must be darker than skin for stubble to be told from shade. */
const STUBBLE_CONTRAST = 70;

/** A first guess of a beard, by how much the places where one grows look like hair. */
export const guessBeard = (
  photo: PhotoPixels,
  face: PhotoFace,
  axes: FaceAxes,
  skin: Rgb,
  hair: Rgb,
): BeardStyle => {
  const share = (landmarks: readonly number[]): number => {
    const pixels = landmarks.flatMap((landmark) =>
      inDisc(photo, placeOf(face, photo, landmark), 0.02 * axes.width),
    );
    return towardsHair(middleColour(pixels), skin, hair);
  };
  const [lip, chin, jaw] = [share(MOUSTACHE), share(CHIN), share(JAW)];
  if (chin > BEARD_FROM && jaw > BEARD_FROM) return chin > 0.75 && jaw > 0.7 ? 'full' : 'short';
  if (chin > BEARD_FROM) return 'goatee';
  if (lip > BEARD_FROM) return 'moustache';
  const isTold = lightness(skin) - lightness(hair) > STUBBLE_CONTRAST;
  return isTold && (lip + chin + jaw) / 3 > STUBBLE_FROM ? 'stubble' : 'none';
};

/** Lines from below each eye down the cheek, and across the nose's bridge: a frame crosses them. */
const LINES = [
  [145, 205],
  [374, 425],
  [153, 205],
  [380, 425],
] as const;
const STEPS = 40;
/** By how much a frame is darker (or a metal one lighter) than the skin beside it, as a share of the skin's lightness. */
const FRAME_CONTRAST = 0.2;

/** The strongest narrow line across a path: what differs most from both of its sides. */
const strongestLine = (
  photo: PhotoPixels,
  from: readonly [number, number],
  to: readonly [number, number],
): number => {
  const along = Array.from({ length: STEPS }, (_, i) => {
    const t = i / (STEPS - 1);
    const colour = pixelAt(photo, [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t]);
    return colour === null ? 0 : lightness(colour);
  });
  const reach = 5;
  let most = 0;
  // The first steps cross the lower lid and its lashes.
  for (let i = 10; i < STEPS - reach; i++) {
    const [before, here, after] = [along[i - reach] ?? 0, along[i] ?? 0, along[i + reach] ?? 0];
    const gap = Math.min(Math.abs(before - here), Math.abs(after - here));
    if (Math.sign(before - here) === Math.sign(after - here)) most = Math.max(most, gap);
  }
  return most;
};

export const guessGlasses = (photo: PhotoPixels, face: PhotoFace, skin: Rgb): boolean => {
  const found = LINES.filter(([from, to]) => {
    const line = strongestLine(photo, placeOf(face, photo, from), placeOf(face, photo, to));
    return line > FRAME_CONTRAST * lightness(skin);
  });
  return found.length >= 3;
};

const CHIN_TIP = 152;
/** Of a throat, face widths to its sides and face heights above the chin. */
const THROAT = [-0.08, 0, 0.08].flatMap((across) => [-0.14, -0.22].map((up) => [across, up] as const));
/** Light falls otherwise below a chin: cloth of one colour differs by no more than this. */
const SAME_CLOTH = 34;

/** Whether what frames the face goes on under the chin, as hair does not. */
export const guessHijab = (photo: PhotoPixels, axes: FaceAxes, { style, colour }: HairGuess): boolean =>
  style === 'long' &&
  colour !== null &&
  THROAT.every(([across, up]) => {
    const there = middleColour(inDisc(photo, axes.from(CHIN_TIP, across, up), 0.03 * axes.width));
    return there !== null && difference(there, colour) < SAME_CLOTH;
  });

/** Below the chin, face heights, and to its sides, face widths: clothes rather than neck. */
const CLOTH_ROWS = [-0.5, -0.62];
const CLOTH_COLUMNS = [-0.7, -0.5, 0.5, 0.7];

/** The colour of what is worn below the chin: of all patches the one most like the others. Null when none is in the picture. */
export const clothColour = (photo: PhotoPixels, axes: FaceAxes): Rgb | null => {
  const patches = CLOTH_ROWS.flatMap((up) =>
    CLOTH_COLUMNS.map((across) =>
      middleColour(inDisc(photo, axes.from(CHIN_TIP, across, up), 0.05 * axes.width)),
    ),
  ).filter((colour): colour is Rgb => colour !== null);
  const strangeness = (colour: Rgb): number =>
    patches.reduce((sum, other) => sum + Math.sqrt(difference(colour, other)), 0);
  return (
    patches.map((colour) => ({ colour, far: strangeness(colour) })).sort((a, b) => a.far - b.far)[0]
      ?.colour ?? null
  );
};
