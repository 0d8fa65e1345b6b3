import type { Vector3 } from '../../../core/math/vector3.ts';
import type { AvatarRecipe } from '../../../core/recipe/avatar-recipe.ts';
import type { Level } from '../../../core/recipe/levels.ts';
import { type Colour, fromHex } from '../colour.ts';
import type { FaceMeasures } from '../face-measures.ts';
import type { HeadForm } from '../head-volume.ts';
import type { PartDraft } from '../part.ts';
import type { Identity } from '../proportions/identity.ts';
import type { Picture } from '../sculpted-avatar.ts';
import type { Skin } from '../skin.ts';

/** What a being's own parts are made for. */
export interface BeingFit {
  readonly recipe: AvatarRecipe;
  readonly identity: Identity;
  readonly skin: Skin;
  readonly form: HeadForm;
  readonly level: Level;
}

/**
 * Someone who is no person: the same face topology and the same 52 shapes, with landmarks moved, another paint in the
 * same picture, and parts of its own.
 */
export interface Being {
  /** What the face is made of: its light. */
  readonly material: 'Coat' | 'Shell' | 'Veil';
  readonly roughness: number;
  /** Has no brows of hair. */
  readonly isBrowless?: boolean;
  /** What is behind the lips: teeth with fangs, a tongue alone, or nothing that the sculptor makes for a person. */
  readonly mouth: 'fangs' | 'tongue' | 'empty';
  /** How much deeper teeth and tongue lie than a person's, whose jaw is wider. Centimetres. */
  readonly teethInset?: number;
  /** Proportions that no person has. */
  readonly measures?: (measures: FaceMeasures) => FaceMeasures;
  /** Moves landmarks. Near the eyes and between the lips it must move all alike, or lids and lips come apart. */
  readonly warp: (point: Vector3) => Vector3;
  /** The head under the face. */
  readonly form: (form: HeadForm) => HeadForm;
  /** The colour at a point of the face, from what a person's paint has there. */
  readonly paint: (fit: BeingFit) => (point: Vector3, person: Colour) => Colour;
  readonly eyePicture: (irisHex: string) => Picture;
  readonly parts: (fit: BeingFit) => PartDraft[];
}

/** Machine parts, bare. Linear. */
export const METAL: Colour = [0.1, 0.11, 0.13];

/** Fur, shell or sheet, and its marking, which without a colour of its own is a lighter shade. */
export const coloursOf = ({ skin }: AvatarRecipe): { base: Colour; marking: Colour } => {
  const base = fromHex(skin.colour);
  const lighter = (value: number): number => value + (1 - value) * 0.72;
  const marking = skin.markingColour
    ? fromHex(skin.markingColour)
    : ([lighter(base[0]), lighter(base[1]), lighter(base[2])] as const);
  return { base, marking };
};

/** How far a person's paint departs from plain skin: lips, lids and lash lines stay on any coat. */
export const featureShare = (person: Colour, base: Colour): number => {
  const change = Math.max(...person.map((value, k) => Math.abs(value - (base[k] ?? 0)))) / Math.max(...base);
  return Math.min(1, Math.max(0, (change - 0.08) / 0.3));
};
