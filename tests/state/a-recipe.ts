import { type AvatarRecipe, parseAvatarRecipe } from '../../renderer/core/recipe/avatar-recipe.ts';

/** Somebody, for tests that need a recipe and do not care whose. */
export const aRecipe = (more: Partial<AvatarRecipe> = {}): AvatarRecipe => ({
  ...parseAvatarRecipe({
    version: 2,
    id: 'mira',
    name: 'Mira',
    skin: { colour: '#e7b79c', lipColour: '#c9706a' },
    eyes: { irisColour: '#3aa79b' },
    brows: { colour: '#4a2c1c', thickness: 0, arch: 0 },
    hair: { style: 'crop', volume: 0, length: 0 },
    clothes: { colour: '#2f6f86' },
  }),
  ...more,
});
