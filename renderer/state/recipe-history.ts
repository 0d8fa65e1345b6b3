import type { AvatarRecipe } from '../core/recipe/avatar-recipe.ts';

/** A recipe and the steps that lead to it and away from it. */
export interface RecipeHistory {
  readonly past: readonly AvatarRecipe[];
  readonly present: AvatarRecipe;
  /** What was undone, the next one first. */
  readonly future: readonly AvatarRecipe[];
  /** What is being dragged or held now: its changes are one step until it is let go. */
  readonly gesture: string | null;
}

/** A recipe weighs about 1 KB: an evening's work, and still no burden. */
export const MOST_STEPS = 500;

export const startHistory = (present: AvatarRecipe): RecipeHistory => ({
  past: [],
  present,
  future: [],
  gesture: null,
});

const same = (a: AvatarRecipe, b: AvatarRecipe): boolean => JSON.stringify(a) === JSON.stringify(b);

/** One more step; with a `gesture`, one with those before of the same gesture. */
export const withStep = (
  history: RecipeHistory,
  present: AvatarRecipe,
  gesture: string | null,
): RecipeHistory => {
  if (same(history.present, present)) return history;
  const goesOn = gesture !== null && gesture === history.gesture;
  return {
    past: goesOn ? history.past : [...history.past, history.present].slice(-MOST_STEPS),
    present,
    future: [],
    gesture,
  };
};

/** The gesture is over: what comes next is a step of its own. */
export const settled = (history: RecipeHistory): RecipeHistory =>
  history.gesture === null ? history : { ...history, gesture: null };

export const undone = (history: RecipeHistory): RecipeHistory => {
  const before = history.past.at(-1);
  if (!before) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    gesture: null,
  };
};

export const redone = (history: RecipeHistory): RecipeHistory => {
  const [next, ...future] = history.future;
  if (!next) return history;
  return { past: [...history.past, history.present], present: next, future, gesture: null };
};
