import { IRIS_TONES, lipToneOf, SKIN_TONES } from '../../core/recipe/palettes.ts';
import {
  BROW,
  EYE_RING,
  LOWER_LIP_COLUMNS,
  MOUTH_RING,
  UPPER_LIP_COLUMNS,
} from '../../core/shapes/landmarks.ts';
import type { FaceAxes } from './face-axes.ts';
import {
  difference,
  fromHex,
  inDisc,
  inPolygon,
  isInside,
  lightness,
  middleColour,
  mixColours,
  type PhotoFace,
  type PhotoPixels,
  type Place,
  pixelAt,
  placeOf,
  type Rgb,
} from './photo.ts';

/** Cheeks, forehead and the nose's bridge: skin without beard, lips or shadow. */
const SKIN_PLACES = [205, 425, 50, 280, 101, 330, 151, 9, 108, 337, 195] as const;

/** The skin as the picture shows it: the middle of its lit half. */
export const skinColour = (photo: PhotoPixels, face: PhotoFace, axes: FaceAxes): Rgb => {
  const pixels = SKIN_PLACES.flatMap((landmark) =>
    inDisc(photo, placeOf(face, photo, landmark), 0.035 * axes.width),
  );
  return middleColour(pixels, 0.35, 0.85) ?? fromHex(SKIN_TONES[3]);
};

/** A skin as people have it: a camera's cast is drawn half-way towards the nearest tone of equal lightness. */
export const plausibleSkin = (seen: Rgb): Rgb => {
  const tones = SKIN_TONES.map(fromHex);
  const light = lightness(seen);
  const after = tones.findIndex((tone) => lightness(tone) <= light);
  const [a, b] = [tones[after - 1] ?? tones[0] ?? seen, tones[after < 0 ? tones.length - 1 : after] ?? seen];
  const span = lightness(a) - lightness(b);
  return mixColours(
    seen,
    mixColours(a, b, span === 0 ? 0 : Math.max(0, Math.min(1, (lightness(a) - light) / span))),
    0.5,
  );
};

const lipOutline = (mirror: ArrayLike<number>): number[] => {
  const other = (landmark: number): number => mirror[landmark] ?? landmark;
  const upper = UPPER_LIP_COLUMNS.map((column): number => column[0]);
  const lower = LOWER_LIP_COLUMNS.map((column): number => column[0]);
  return [
    ...upper,
    ...upper.slice(0, -1).reverse().map(other),
    ...lower.slice(1, -1).map(other),
    ...lower.slice(1).reverse(),
  ];
};

export const lipColour = (photo: PhotoPixels, face: PhotoFace, mirror: ArrayLike<number>, skin: Rgb): Rgb => {
  const places = (landmarks: readonly number[]): Place[] =>
    landmarks.map((landmark) => placeOf(face, photo, landmark));
  const pixels = inPolygon(photo, places(lipOutline(mirror)), places(MOUTH_RING));
  const own = fromHex(
    lipToneOf(`#${skin.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`),
  );
  const seen = middleColour(pixels, 0.3, 0.8);
  return seen === null ? own : mixColours(seen, own, 0.35);
};

export const browColour = (
  photo: PhotoPixels,
  face: PhotoFace,
  mirror: ArrayLike<number>,
  skin: Rgb,
): Rgb | null => {
  const pixels = [false, true].flatMap((left) => {
    const ring = [...BROW.upper, ...[...BROW.lower].reverse()].map((landmark) =>
      left ? (mirror[landmark] ?? landmark) : landmark,
    );
    return inPolygon(
      photo,
      ring.map((landmark) => placeOf(face, photo, landmark)),
    );
  });
  // A thin brow fills little of where the tracker sees one, and a white one is lighter than dark skin.
  const unlike = pixels.sort((a, b) => difference(b, skin) - difference(a, skin));
  return middleColour(unlike.slice(0, Math.ceil(0.16 * unlike.length)), 0.1, 0.9);
};

/** Centre and four points of the edge, right and left: the last ten of the tracker's 478 landmarks. */
const IRISES = [
  { centre: 468, edge: [469, 470, 471, 472], ring: EYE_RING.right },
  { centre: 473, edge: [474, 475, 476, 477], ring: EYE_RING.left },
] as const;
/** Smaller than this an iris is a few pixels of lid, lash and light. */
const LEAST_IRIS_PIXELS = 2.5;

/** Darker than this is a pupil. */
const PUPIL_LIGHTNESS = 22;
const chroma = (colour: Rgb): number => Math.max(...colour) - Math.min(...colour);

/** Null where the irises are too small or covered to be seen. */
export const irisColour = (photo: PhotoPixels, face: PhotoFace): Rgb | null => {
  const pixels = IRISES.flatMap(({ centre, edge, ring }) => {
    const [cx, cy] = placeOf(face, photo, centre);
    const radius =
      edge
        .map((landmark) => placeOf(face, photo, landmark))
        .reduce((sum, [x, y]) => sum + Math.hypot(x - cx, y - cy), 0) / 4;
    if (radius < LEAST_IRIS_PIXELS) return [];
    const opening = ring.map((landmark) => placeOf(face, photo, landmark));
    const found: Rgb[] = [];
    const step = Math.max(0.5, radius / 8);
    for (let dy = -radius; dy <= radius; dy += step)
      for (let dx = -radius; dx <= radius; dx += step) {
        const share = Math.hypot(dx, dy) / radius;
        const place: Place = [cx + dx, cy + dy];
        // Between the middle of the pupil and the dark rim.
        if (share < 0.3 || share > 0.9 || !isInside(place, opening)) continue;
        const colour = pixelAt(photo, place);
        if (colour !== null) found.push(colour);
      }
    return found;
  });
  // A pupil may be wide and its light large: neither has colour, and an iris has.
  const byColour = pixels
    .filter((colour) => lightness(colour) > PUPIL_LIGHTNESS)
    .sort((a, b) => chroma(b) - chroma(a));
  const seen = middleColour(byColour.slice(0, Math.ceil(byColour.length / 2)), 0.1, 0.6);
  if (seen === null) return null;
  const nearest = Object.values(IRIS_TONES)
    .map(fromHex)
    .sort((a, b) => difference(a, seen) - difference(b, seen))[0];
  return nearest === undefined ? seen : mixColours(seen, nearest, 0.6);
};
