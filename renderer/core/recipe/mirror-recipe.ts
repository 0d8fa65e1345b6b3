import type { AvatarRecipe } from './avatar-recipe.ts';

/** The same person as a mirror shows them: faces are symmetric, partings and eyes of two colours are not. */
export const mirrorRecipe = (recipe: AvatarRecipe): AvatarRecipe => {
  const { irisColour, leftIrisColour, ...eyes } = recipe.eyes;
  return {
    ...recipe,
    eyes: {
      ...eyes,
      irisColour: leftIrisColour ?? irisColour,
      ...(leftIrisColour && { leftIrisColour: irisColour }),
    },
    hair: { ...recipe.hair, parting: recipe.hair.parting === 'left' ? 'right' : 'left' },
  };
};
