import { z } from 'zod';
import { MasqueError } from '../errors.ts';

export const RECIPE_VERSION = 1;

export const HAIR_STYLES = ['bob', 'curls', 'swept', 'bald'] as const;
export type HairStyle = (typeof HAIR_STYLES)[number];

export const COLLARS = ['roll', 'round'] as const;

/** `#rrggbb`, sRGB. */
const Colour = z.string().regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #3aa79b');

/** A multiple of the canonical face's own measure. */
const proportion = (low: number, high: number) => z.number().min(low).max(high).default(1);

const share = (preset: number) => z.number().min(0).max(1).default(preset);

/** Lengths in centimetres, as people say them; the sculptor's unit too. */
const lengthCentimetres = (low: number, high: number, preset: number) =>
  z.number().min(low).max(high).default(preset);

const Face = z.strictObject({
  eyeSize: proportion(0.9, 1.8),
  /** How far each eye lies further out than the canonical one. */
  eyeSpacingCentimetres: lengthCentimetres(-0.3, 0.6, 0),
  eyeDropCentimetres: lengthCentimetres(-0.4, 0.8, 0),
  /** By how much the outer corners lie above the inner ones. */
  eyeTiltCentimetres: lengthCentimetres(-0.3, 0.4, 0),
  upperLidLiftCentimetres: lengthCentimetres(0, 0.8, 0.3),
  lowerLidDropCentimetres: lengthCentimetres(0, 0.5, 0.15),
  noseWidth: proportion(0.6, 1.3),
  noseLength: proportion(0.7, 1.25),
  noseLift: z.number().min(-0.5).max(0.8).default(0),
  jawWidth: proportion(0.8, 1.2),
  chinLength: proportion(0.6, 1.25),
  mouthWidth: proportion(0.75, 1.25),
  lipFullness: proportion(0.7, 1.4),
  cheekFullness: share(0.2),
  browLiftCentimetres: lengthCentimetres(-0.3, 0.9, 0.2),
});

const Body = z.strictObject({
  neckRadiusCentimetres: lengthCentimetres(3, 6.5, 4.4),
  shoulderRadiusCentimetres: lengthCentimetres(14, 24, 18),
});

/**
 * A parametric person, about 1 KB of JSON. The same recipe gives the same mesh on every machine.
 * `version` grows when a recipe of old would come out as another person.
 */
export const AvatarRecipe = z.strictObject({
  version: z.literal(RECIPE_VERSION),
  /** File name without its ending, and the avatar's id in the app. */
  id: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'must be lower-case letters, digits and dashes'),
  name: z.string().min(1).max(40),
  face: Face.prefault({}),
  skin: z.strictObject({
    colour: Colour,
    lipColour: Colour,
    blush: share(0.5),
    freckles: share(0),
  }),
  eyes: z.strictObject({ irisColour: Colour, lashes: share(0.5) }),
  brows: z.strictObject({ colour: Colour, thickness: proportion(0.4, 2), arch: share(0.4) }),
  hair: z.strictObject({ style: z.enum(HAIR_STYLES), colour: Colour, tipColour: Colour.optional() }),
  clothes: z.strictObject({ colour: Colour, collar: z.enum(COLLARS).default('roll') }),
  body: Body.prefault({}),
});

export type AvatarRecipe = z.infer<typeof AvatarRecipe>;

/**
 * Checks a recipe and fills in what it leaves out. `source` is what messages call it.
 * @throws MasqueError `bad-option` that names the field.
 */
export const parseAvatarRecipe = (value: unknown, source = 'the avatar'): AvatarRecipe => {
  const result = AvatarRecipe.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join('.') || 'the whole';
  throw new MasqueError(
    'bad-option',
    `The recipe of ${source} is not valid at ${field}: ${issue?.message ?? 'unknown reason'}.`,
    `Correct ${field} in the recipe, or leave it out to take the usual value.`,
    { cause: result.error },
  );
};
