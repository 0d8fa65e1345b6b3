import { z } from 'zod';

const Colour = z.string().regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #3aa79b');
const fraction = z.number().min(0).max(1);

/** What is behind the figure. */
export const Background = z.discriminatedUnion('kind', [
  /** One of the six that come with the app, as `Settings.backdrop` names it. */
  z.object({ kind: z.literal('backdrop') }),
  z.object({ kind: z.literal('colour'), colour: Colour }),
  /** From the top to the bottom. */
  z.object({ kind: z.literal('gradient'), from: Colour, to: Colour }),
  /** A picture file that covers everything; `blur` 0 is sharp. */
  z.object({ kind: z.literal('picture'), path: z.string(), blur: fraction.default(0.3) }),
  /** Nothing, where what receives the picture knows transparency; elsewhere black. */
  z.object({ kind: z.literal('transparent') }),
  /** For other programs to key out. */
  z.object({ kind: z.literal('green') }),
]);
export type Background = z.infer<typeof Background>;

/** How the studio is lit. */
export const LIGHTS = ['soft', 'window', 'evening', 'ring', 'neon'] as const;
export type Light = (typeof LIGHTS)[number];

/** How much of the figure the picture shows: the face, head and shoulders, down to the chest. */
export const FRAMINGS = ['close', 'bust', 'half'] as const;
export type FramingName = (typeof FRAMINGS)[number];

/** Everything about the picture but the avatar. */
export const Scene = z.object({
  background: Background.default({ kind: 'backdrop' }),
  light: z.enum(LIGHTS).default('soft'),
  /** 0.5 is as the light is made, 0 half of it, 1 twice. */
  brightness: fraction.default(0.5),
  framing: z.enum(FRAMINGS).default('bust'),
  /** −1 puts the figure to the left, 1 to the right of the picture, as others see it. */
  side: z.number().min(-1).max(1).default(0),
  /** The picture follows the head gently, so that somebody who sits off to one side stays in it. */
  follow: z.boolean().default(true),
});
export type Scene = z.infer<typeof Scene>;

export const defaultScene = (): Scene => Scene.parse({});
