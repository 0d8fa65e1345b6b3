import type { AvatarRecipe } from '../recipe/avatar-recipe.ts';
import type { FaceSlider } from '../recipe/face-sliders.ts';

export type HairLength = 'short' | 'medium' | 'long';
export type HairTexture = 'straight' | 'wavy' | 'curly' | 'coily';

/** A person in the making: what words have said of them so far. */
export interface Draft {
  readonly recipe: AvatarRecipe;
  /** Sliders that words have set: chance leaves them alone. */
  readonly said: Set<FaceSlider>;
  /** −1 a man, 1 a woman, 0 unsaid. */
  sex: number;
  hairLength: HairLength | null;
  hairTexture: HairTexture | null;
  /** The words named a style, so length and texture only adjust it. */
  hairStyled: boolean;
  skinSaid: boolean;
  irisSaid: boolean;
  hairColourSaid: boolean;
  browColourSaid: boolean;
  lipColourSaid: boolean;
  beardColourSaid: boolean;
  ageSaid: boolean;
  name: string | null;
}

/**
 * What a word does. `amount` is 0..1 for how much (0.3 slightly, 0.65 plain, 1 very), and negative where the word was
 * denied. False: the word makes no sense so, and is listed as not understood.
 */
export type Effect = (draft: Draft, amount: number) => boolean | undefined;

const clampSlider = (value: number): number => Math.round(Math.max(-1, Math.min(1, value)) * 100) / 100;

export const setSlider = (draft: Draft, name: FaceSlider, value: number): void => {
  draft.recipe.face[name] = clampSlider(value);
  draft.said.add(name);
};

/** Sliders by their share of the amount, sign included. */
export const slide =
  (shares: Partial<Record<FaceSlider, number>>): Effect =>
  (draft, amount) => {
    for (const [name, share] of Object.entries(shares) as [FaceSlider, number][])
      setSlider(draft, name, share * amount);
    return true;
  };
