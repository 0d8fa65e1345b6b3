import type { ErrorReason } from '../../core/errors.ts';
import type { AvatarRecipe } from '../../core/recipe/avatar-recipe.ts';
import type { Level } from '../../core/recipe/levels.ts';

/** A figure that is wanted, and as which file. */
export interface SculptOrder {
  readonly recipe: AvatarRecipe;
  readonly level: Level;
  readonly format: 'glb' | 'vrm';
}

/** To the sculptor. The canonical face comes first, once; each order is answered once, in turn. */
export type ToSculptor =
  | { readonly kind: 'open'; readonly canonicalFace: Uint8Array }
  | { readonly kind: 'sculpt'; readonly number: number; readonly order: SculptOrder };

export type FromSculptor =
  | { readonly kind: 'sculpted'; readonly number: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | {
      readonly kind: 'problem';
      readonly number: number;
      readonly reason: ErrorReason;
      readonly message: string;
      readonly cure: string;
    };
