import type { Avatar } from '../avatar/avatar.ts';
import { loadGlb } from '../avatar/load-glb.ts';
import type { Host } from '../core/host.ts';
import type { AvatarRecipe } from '../core/recipe/avatar-recipe.ts';
import type { Level } from '../core/recipe/levels.ts';
import type { Sculpting } from './sculpting.ts';

/** Somebody who can be put on the stage. */
export interface Figure {
  readonly name: string;
  readonly avatar: Avatar;
  /** How it can be had at another level; null for one that was not sculpted by us. */
  readonly sculpted: { readonly level: Level; recipe(): Promise<AvatarRecipe> } | null;
}

/** Where figures come from: a file, or a recipe and the sculptor. Each may be null: overtaken by a newer wish. */
export interface Figures {
  /** By an id or a path. A sample comes as it was baked, at the low level, which is there at once; `sculpts` is called when it takes longer. */
  open(idOrPath: string, how: { readonly level: Level; sculpts(): void }): Promise<Figure | null>;
  sculpt(recipe: AvatarRecipe, level: Level): Promise<Figure | null>;
  /** The same person at another level. */
  again(figure: Figure, level: Level): Promise<Figure | null>;
}

export const createFigures = (host: Host, sculpting: Sculpting): Figures => {
  const figureOf = async (
    bytes: Uint8Array<ArrayBuffer> | null,
    recipe: AvatarRecipe,
    level: Level,
  ): Promise<Figure | null> => {
    if (bytes === null) return null;
    const { name } = recipe;
    return {
      name,
      avatar: await loadGlb(bytes.buffer, name),
      sculpted: { level, recipe: async () => recipe },
    };
  };
  const sculpt = async (recipe: AvatarRecipe, level: Level): Promise<Figure | null> =>
    figureOf(await sculpting.newest({ recipe, level, format: 'glb' }), recipe, level);
  return {
    async open(idOrPath, { level, sculpts }) {
      const { id, name, address, format, recipeAddress } = await host.avatars.open({ idOrPath });
      const recipe = () => host.avatars.recipe({ id });
      if (format === 'recipe') {
        sculpts();
        return sculpt(await recipe(), level);
      }
      const bytes = await (await fetch(address)).arrayBuffer();
      const avatar = await loadGlb(bytes, name);
      return { name, avatar, sculpted: recipeAddress === undefined ? null : { level: 'low', recipe } };
    },
    sculpt,
    async again(figure, level) {
      if (!figure.sculpted) return null;
      const recipe = await figure.sculpted.recipe();
      return figureOf(await sculpting.finer({ recipe, level, format: 'glb' }), recipe, level);
    },
  };
};
