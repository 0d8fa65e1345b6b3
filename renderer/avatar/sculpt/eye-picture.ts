import { clamp, mix, smoothstep } from '../../core/math/easing.ts';
import { mixVectors, scale } from '../../core/math/vector-arithmetic.ts';
import type { AvatarRecipe } from '../../core/recipe/avatar-recipe.ts';
import { type Colour, fromHex, tint, writePixel } from './colour.ts';
import { byFairness, fairness, skinTone } from './paint/complexion.ts';
import type { Picture } from './sculpted-avatar.ts';

/** How far round from the front the eyeball is modelled, radians: lids hide the rest. */
export const EYE_EXTENT = 0.5 * Math.PI;
/** Angle from the front to the iris's edge. Larger than life, so that the upper lid always covers a little of it. */
const IRIS_ANGLE = 0.53;
const PUPIL_SHARE = 0.45;
const PICTURE_SIZE = 256;

/** Distance from the picture's middle, 0..1: the iris, which everybody looks at, takes half of the picture's width. */
export const pictureRadius = (angle: number): number => (angle / EYE_EXTENT) ** 0.66;
const IRIS_RADIUS = pictureRadius(IRIS_ANGLE);

/** As a lit face shows it, never paper: beside deep skin the same white would seem to glow. */
const SCLERA = { deep: [0.44, 0.415, 0.385], fair: [0.68, 0.655, 0.625] } as const satisfies Record<
  string,
  Colour
>;
const PINK: Colour = [0.55, 0.25, 0.21];
const PUPIL: Colour = [0.003, 0.003, 0.004];

/** Fibres of the stroma, −1..1: a few broad rays and many thin ones, none of them alike. */
const fibresAt = (r: number, turn: number): number =>
  0.45 * Math.sin(turn * 53 + 3.1 * Math.sin(turn * 5) + 2 * r) +
  0.35 * Math.sin(turn * 31 + 4.3 * Math.sin(turn * 3 + 1)) +
  0.35 * Math.sin(turn * 11 + 1.3 * Math.sin(turn * 2 + r * 4));

/** The iris at `r` (0 centre, 1 edge) and `turn`: a bowl lit from above, so that its lower half gathers the light. */
const irisColour = (iris: Colour, r: number, turn: number): Colour => {
  const up = r * Math.sin(turn);
  const fibres = fibresAt(r, turn) * smoothstep(PUPIL_SHARE, PUPIL_SHARE + 0.2, r);
  const collarette = Math.exp(-(((r - PUPIL_SHARE - 0.16 - 0.02 * fibres) / 0.07) ** 2));
  const gathered = smoothstep(0.25, -0.75, up);
  const shaded = smoothstep(-0.1, 0.85, up);
  const bright =
    mix(0.62, 1.65, gathered) * (1 - 0.45 * shaded) * (1 + 0.24 * fibres) * mix(1.1, 0.85, r) +
    0.22 * collarette;
  const warm = mixVectors(iris, tint(iris, [1.5, 1.12, 0.72]), 0.7 * collarette);
  const haze: Colour = [0.5, 0.52, 0.48];
  const lit = mixVectors(scale(warm, bright), haze, 0.1 * gathered * smoothstep(1, 0.6, r));
  // The limbal ring: soft inwards, so that it reads as depth and not as an outline.
  const limbus = 0.93 * smoothstep(0.68, 0.98, r);
  const ringed = mixVectors(lit, scale(iris, 0.05), limbus);
  return mixVectors(PUPIL, ringed, smoothstep(PUPIL_SHARE - 0.035, PUPIL_SHARE + 0.045, r));
};

/** White, iris and pupil with the upper lid's shadow, at −1..1 of the picture, y up. */
const eyeColour = (iris: Colour, sclera: Colour, x: number, y: number): Colour => {
  const r = Math.hypot(x, y);
  const inIris = r / IRIS_RADIUS;
  const turn = Math.atan2(y, x);
  const veins = 0.5 + 0.5 * Math.sin(turn * 17 + 2 * Math.sin(turn * 7 + r * 9));
  const pink = smoothstep(IRIS_RADIUS + 0.1, 0.95, r) * (0.5 + 0.18 * veins);
  // The white is a ball: it turns away from the light towards the corners.
  const white = scale(mixVectors(sclera, PINK, pink), 1 - 0.22 * smoothstep(IRIS_RADIUS, 0.95, r));
  const seam = mixVectors(white, scale(iris, 0.35), 0.4 * smoothstep(1.16, 1, inIris));
  const colour = mixVectors(
    irisColour(iris, Math.min(1, inIris), turn),
    seam,
    smoothstep(0.95, 1.05, inIris),
  );
  return scale(colour, 1 - 0.55 * smoothstep(0.16, 0.62, y));
};

/** One eye's picture, or both side by side (the right eye's on the left) where they differ. */
export const paintEyePicture = ({
  eyes: { irisColour: hex, leftIrisColour },
  skin,
}: Pick<AvatarRecipe, 'eyes' | 'skin'>): Picture => {
  const sclera = byFairness(SCLERA.deep, SCLERA.fair, fairness(skinTone({ skin })));
  const irises = [hex, ...(differs(hex, leftIrisColour) ? [leftIrisColour] : [])].map(fromHex);
  const [width, height] = [PICTURE_SIZE * irises.length, PICTURE_SIZE];
  const pixels = new Uint8Array(width * height * 4);
  irises.forEach((iris, eye) => {
    for (let row = 0; row < height; row++)
      for (let column = 0; column < PICTURE_SIZE; column++) {
        const x = ((column + 0.5) / PICTURE_SIZE) * 2 - 1;
        const y = 1 - ((row + 0.5) / height) * 2;
        const at = row * width + eye * PICTURE_SIZE + column;
        writePixel(pixels, at * 4, eyeColour(iris, sclera, x, y));
      }
  });
  return { width, height, pixels };
};

const differs = (hex: string, left: string | undefined): left is string => left !== undefined && left !== hex;

/** Where a side's eye lies in the picture: u runs from `start` over `share` of the width. */
export const eyeInPicture = (
  { irisColour: hex, leftIrisColour }: AvatarRecipe['eyes'],
  side: 'Left' | 'Right',
): { readonly start: number; readonly share: number } => {
  const share = differs(hex, leftIrisColour) ? 0.5 : 1;
  return { start: side === 'Left' ? 1 - share : 0, share: clamp(share) };
};
