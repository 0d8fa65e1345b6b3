import { ARKIT_SHAPES, type ArkitShape } from '../../core/signals/arkit.ts';

/** The face's parts, by how their shapes' names begin. */
const FAMILIES: readonly { readonly label: string; readonly begins: string }[] = [
  { label: 'Brows', begins: 'brow' },
  { label: 'Eyes', begins: 'eye' },
  { label: 'Cheeks', begins: 'cheek' },
  { label: 'Nose', begins: 'nose' },
  { label: 'Jaw', begins: 'jaw' },
  { label: 'Mouth', begins: 'mouth' },
  { label: 'Tongue', begins: 'tongue' },
];

export interface ShapeFamily {
  readonly label: string;
  readonly shapes: readonly { readonly name: ArkitShape; readonly index: number }[];
}

export const SHAPE_FAMILIES: readonly ShapeFamily[] = FAMILIES.map(({ label, begins }) => ({
  label,
  shapes: ARKIT_SHAPES.map((name, index) => ({ name, index })).filter(({ name }) => name.startsWith(begins)),
}));

/** The `count` strongest shapes, the strongest first; none that is as good as still. */
export const strongestShapes = (
  weights: ArrayLike<number>,
  count: number,
): readonly { readonly name: ArkitShape; readonly weight: number }[] =>
  ARKIT_SHAPES.map((name, index) => ({ name, weight: weights[index] ?? 0 }))
    .filter(({ weight }) => weight >= 0.01)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, count);
