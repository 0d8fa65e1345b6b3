import { HAIR_TONES } from '../../core/recipe/palettes.ts';
import type { HairStyle } from '../../core/recipe/recipe-choices.ts';
import type { FaceAxes } from './face-axes.ts';
import {
  difference,
  fromHex,
  inDisc,
  lightness,
  middleColour,
  type PhotoPixels,
  type Place,
  type Rgb,
} from './photo.ts';

export interface HairGuess {
  readonly style: HairStyle;
  /** Null: none to be seen. */
  readonly colour: Rgb | null;
  /** Whether it falls over the forehead. */
  readonly fringe: boolean;
}

const FOREHEAD = 10;
/** Nearer than this, two patches have one colour. */
const ALIKE = 26;
/** Lit hair is no lighter than hair on top by more than this; in its own shade it is darker. */
const LIT = 48;

/** Rows beside an ear, face heights above it: how far down hair hangs is the lowest one without a gap above. */
const ROWS = [0.2, 0.1, 0, -0.1, -0.2, -0.3, -0.4, -0.5, -0.6, -0.7];
/** Where hair hangs beside a face, and where only the wall is: the first place inside the picture. Face widths from the ear. */
const BESIDE = [0.05, 0.12, 0.2];
const WALL = [0.6, 0.48, 0.38];
/** What hangs as far as this, and lower, is a style's; the jaw's corner lies at -0.35, the chin at -0.55. */
const REACHES: readonly (readonly [reach: number, style: HairStyle])[] = [
  [-0.5, 'long'],
  [-0.2, 'bob'],
  [0, 'pixie'],
];

/** How far down hair hangs beside both ears, face heights above them; infinity where none does. */
const reachOf = (
  patch: (landmark: number, across: number, up: number) => Rgb | null,
  isHair: (colour: Rgb | null, wall: Rgb | null) => boolean,
): number => {
  const sides = [
    [234, -1],
    [454, 1],
  ] as const;
  const reaches = sides.map(([ear, side]) => {
    const bare = ROWS.findIndex((up) => {
      const wall = WALL.reduce<Rgb | null>((seen, across) => seen ?? patch(ear, side * across, up), null);
      return !BESIDE.some((across) => isHair(patch(ear, side * across, up), wall));
    });
    return ROWS[(bare < 0 ? ROWS.length : bare) - 1] ?? Number.POSITIVE_INFINITY;
  });
  // A turned head hides the hair of one side, but a dark wall or collar looks like hair on one.
  return Math.max(...reaches);
};

/**
 * A first guess of somebody's hair: over the forehead its colour, beside ears, jaw and neck its length. The tracker's
 * face ends at the upper forehead; hair begins some 0.1 face heights above.
 */
export const guessHair = (photo: PhotoPixels, axes: FaceAxes, skin: Rgb): HairGuess => {
  const patch = (landmark: number, across: number, up: number): Rgb | null => {
    const place: Place = axes.from(landmark, across, up);
    return middleColour(inDisc(photo, place, 0.04 * axes.width));
  };
  const isSkin = (colour: Rgb | null): boolean => colour !== null && difference(colour, skin) < ALIKE;
  const row = (up: number): (Rgb | null)[] =>
    [-0.16, -0.08, 0, 0.08, 0.16].map((across) => patch(FOREHEAD, across, up));
  const bands = [0.08, 0.13, 0.18, 0.23].map(row);
  const skinShare = (band: readonly (Rgb | null)[]): number => band.filter(isSkin).length / band.length;
  const above = bands.flat().filter((colour): colour is Rgb => colour !== null && !isSkin(colour));
  const none: HairGuess = { style: 'bald', colour: null, fringe: false };
  // Bare skin where hair would be: what comes above it is the wall behind.
  if (bands.slice(0, 3).every((band) => skinShare(band) > 0.6)) return none;
  const colour = middleColour(above, 0.2, 0.6);
  if (colour === null) return none;
  const receding = skinShare(bands[1] ?? []) > 0.6;

  const isHair = (there: Rgb | null, wall: Rgb | null): boolean =>
    there !== null &&
    !isSkin(there) &&
    lightness(there) < lightness(colour) + LIT &&
    // A wall of the hair's colour says nothing; without a wall in the picture only hair's own colour does.
    (wall === null ? difference(there, colour) < ALIKE : difference(there, wall) > ALIKE);
  const reach = reachOf(patch, isHair);
  const hanging = REACHES.find(([least]) => reach <= least)?.[1];
  const forehead = row(-0.03);
  return {
    style: hanging ?? (receding ? 'receding' : 'crop'),
    colour,
    fringe: forehead.filter((there) => isHair(there, skin)).length > forehead.length / 2,
  };
};

/** Hair as people have it: a dark patch is never quite black, and light from behind never quite white. */
export const plausibleHair = (seen: Rgb): Rgb => {
  const light = lightness(seen);
  const [darkest, lightest] = [fromHex(HAIR_TONES.black), fromHex(HAIR_TONES.white)];
  if (light < lightness(darkest)) return darkest;
  return light > lightness(lightest) ? lightest : seen;
};
