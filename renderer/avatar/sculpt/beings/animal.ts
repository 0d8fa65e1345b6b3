import { scale } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import type { AvatarRecipe } from '../../../core/recipe/avatar-recipe.ts';
import { fromHex } from '../colour.ts';
import { finer } from '../fineness.ts';
import { joinPainted, makeRing, makeTuft, onBothSides, type PaintedSurface, painted } from '../painted.ts';
import type { PartDraft } from '../part.ts';
import { CHEST_JOINT } from '../skeleton.ts';
import { type AnimalBody, makeAnimalBody } from './animal-body.ts';
import { type AnimalEar, followedBy, makeAnimalEars } from './animal-ears.ts';
import { type BeingFit, coloursOf } from './being.ts';
import { makeSnout, type Snout } from './whiskers.ts';

export interface AnimalParts {
  readonly ear: AnimalEar;
  /** Locks of the left cheek and of the crown: from root to tip. */
  readonly cheekTufts: readonly (readonly Vector3[])[];
  readonly crownTufts: readonly (readonly Vector3[])[];
  readonly tuftWidth: number;
  readonly snout: Snout;
  readonly body: AnimalBody;
  /** What it wears round its neck. */
  readonly neckwear: readonly PaintedSurface[];
}

/** Ears and tufts as one part, snout, body, and what is worn. */
export const makeAnimalParts = (fit: BeingFit, animal: AnimalParts): PartDraft[] => {
  const { base, marking } = coloursOf(fit.recipe);
  const ears = makeAnimalEars(animal.ear, fit.level);
  const tuft = (controls: readonly Vector3[], tip: typeof base, facing: Vector3): PaintedSurface =>
    makeTuft(controls, { width: animal.tuftWidth, root: base, tip, facing: () => facing });
  const tufts = joinPainted([
    onBothSides(joinPainted(animal.cheekTufts.map((controls) => tuft(controls, marking, [0.5, 0.1, 1])))),
    ...animal.crownTufts.map((controls) => tuft(controls, base, [0, 0.3, 1])),
  ]);
  const origin: Vector3 = [0, 0, 0];
  return [
    {
      ...joinPainted([ears.surface, tufts]),
      name: 'Ears',
      material: 'Fur',
      bone: 'Head',
      pivot: origin,
      shifts: followedBy(ears.shifts, tufts.points.length),
    },
    makeSnout(animal.snout, fit.skin, fit.level),
    {
      ...makeAnimalBody(animal.body, fit.level),
      name: 'Torso',
      material: 'Fur',
      bone: 'Chest',
      pivot: CHEST_JOINT,
    },
    ...(animal.neckwear.length > 0
      ? [
          {
            ...joinPainted(animal.neckwear),
            name: 'Neckwear',
            material: 'Cloth' as const,
            bone: 'Chest' as const,
            pivot: CHEST_JOINT,
          },
        ]
      : []),
  ];
};

/** A band about the neck, lower in front. */
export const neckBand = (
  recipe: AvatarRecipe,
  band: { radius: number; y: number; thickness: number; flatness: number; folds: number },
  level: BeingFit['level'],
): PaintedSurface => {
  const cloth = fromHex(recipe.clothes.colour);
  const segments = finer(32, level);
  const sides = finer(8, level);
  const ring = makeRing(
    (turn) => [
      -band.radius * Math.sin(turn),
      band.y + 1.1 * Math.cos(turn),
      -3.6 - band.radius * 0.96 * Math.cos(turn),
    ],
    (turn) => band.thickness * (1 + 0.12 * band.folds * Math.sin(5 * turn + 0.7) * Math.sin(turn / 2) ** 2),
    { segments, sides, flatness: band.flatness },
  );
  return painted(ring, (_, i) => {
    const turn = (2 * Math.PI * Math.floor(i / sides)) / segments;
    return scale(cloth, 1 - 0.22 * band.folds * (0.5 + 0.5 * Math.sin(9 * turn + (i % sides))));
  });
};
