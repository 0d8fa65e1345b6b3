import { z } from 'zod';
import { MasqueError } from '../errors.ts';
import { FACE_SLIDER_NAMES, type FaceSlider } from './face-sliders.ts';
import {
  BEARD_STYLES,
  BEINGS,
  EARRING_STYLES,
  GLASSES_STYLES,
  HAIR_STYLES,
  HEADWEAR_STYLES,
  NECKLINES,
} from './recipe-choices.ts';

export const RECIPE_VERSION = 2;

/** `#rrggbb`, sRGB. */
const Colour = z.string().regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #3aa79b');

const share = (preset: number) => z.number().min(0).max(1).default(preset);
/** −1..1, 0 is the middle. */
const Slider = z.number().min(-1).max(1).default(0);

const oneOf = <Choices extends Readonly<Record<string, string>>>(choices: Choices) =>
  z.enum(Object.keys(choices) as [keyof Choices & string, ...(keyof Choices & string)[]]);

const Face = z.strictObject(
  Object.fromEntries(FACE_SLIDER_NAMES.map((name) => [name, Slider])) as Record<FaceSlider, typeof Slider>,
);

const HAIR = '#4a2f22';
const METAL = '#c9b27c';

/**
 * A parametric person, about 1 KB of JSON. The same recipe gives the same mesh on every machine.
 * `version` grows when a recipe of old would come out as another person.
 */
export const AvatarRecipe = z.strictObject({
  version: z.literal(RECIPE_VERSION),
  /** File name without its ending, and the avatar's id in the app. */
  id: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'must be lower-case letters, digits and dashes'),
  name: z.string().trim().min(1).max(40),
  being: oneOf(BEINGS).default('person'),
  /** 0 is a young adult, 1 is old: folds, sag, thinner lips. Grey hair is a colour. */
  age: share(0.15),
  face: Face.prefault({}),
  skin: z.strictObject({
    /** Of a cat or fox its fur, of a robot its shell, of a ghost its sheet. */
    colour: Colour,
    /** A cat's or fox's muzzle and chest, a robot's trim; without it a lighter shade of `colour`. */
    markingColour: Colour.optional(),
    lipColour: Colour,
    blush: share(0.5),
    freckles: share(0),
    eyeshadowColour: Colour.optional(),
  }),
  eyes: z.strictObject({
    irisColour: Colour,
    /** The left eye's, where it has one of its own. */
    leftIrisColour: Colour.optional(),
    lashes: share(0.5),
    eyeliner: share(0),
  }),
  brows: z.strictObject({ colour: Colour, thickness: Slider, arch: Slider }),
  hair: z
    .strictObject({
      style: oneOf(HAIR_STYLES),
      colour: Colour.default(HAIR),
      tipColour: Colour.optional(),
      volume: Slider,
      length: Slider,
      /** Hair that falls over the forehead, 0 none. Styles without any keep theirs. */
      fringe: share(0),
      /** The person's own side. */
      parting: z.enum(['left', 'right']).default('left'),
    })
    .prefault({ style: 'crop' }),
  beard: z
    .strictObject({ style: oneOf(BEARD_STYLES), colour: Colour.default(HAIR) })
    .prefault({ style: 'none' }),
  glasses: z
    .strictObject({
      style: oneOf(GLASSES_STYLES),
      colour: Colour.default('#26221f'),
      /** 0 is clear glass, 1 is a sunglass. */
      tint: share(0),
    })
    .prefault({ style: 'none' }),
  headwear: z
    .strictObject({ style: oneOf(HEADWEAR_STYLES), colour: Colour.default('#46505f') })
    .prefault({ style: 'none' }),
  earrings: z
    .strictObject({ style: oneOf(EARRING_STYLES), colour: Colour.default(METAL) })
    .prefault({ style: 'none' }),
  clothes: z.strictObject({
    neckline: oneOf(NECKLINES).default('round'),
    colour: Colour,
    /** A jacket's shirt, a hoodie's cord, a shirt's buttons, a pullover's hem and bands. */
    secondColour: Colour.optional(),
  }),
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
