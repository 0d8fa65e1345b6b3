import { smoothstep } from '../../core/math/easing.ts';
import { mixVectors, scale } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import type { AvatarRecipe } from '../../core/recipe/avatar-recipe.ts';
import type { Colour } from './colour.ts';
import type { PartDraft } from './part.ts';
import { gridTriangles, turnInsideOut } from './surface.ts';

const SEGMENTS = 28;
/** The body's axis, behind the face. */
const AXIS_Z = -4;

/** One ring of the garment: half its width, height, depth to width, and how much lower it is in front. */
type Ring = readonly [width: number, y: number, depth: number, frontDrop: number];

const COLLARS: Readonly<Record<AvatarRecipe['clothes']['collar'], (neck: number) => Ring[]>> = {
  roll: (neck) => [
    [neck - 0.25, -12.2, 0.96, 0.7],
    [neck + 0.05, -10.7, 0.96, 0.7],
    [neck + 0.4, -10.25, 0.96, 0.75],
    [neck + 0.95, -10.25, 0.96, 0.8],
    [neck + 1.3, -10.9, 0.94, 0.8],
    [neck + 1.42, -11.9, 0.92, 0.8],
    [neck + 1.1, -12.7, 0.9, 0.7],
    [neck + 1.5, -13.2, 0.9, 0.6],
  ],
  round: (neck) => [
    [neck + 0.1, -13.6, 0.96, 1.2],
    [neck + 0.2, -12.6, 0.96, 1.2],
    [neck + 0.5, -12.3, 0.95, 1.2],
    [neck + 0.95, -12.4, 0.93, 1.2],
    [neck + 1.15, -12.9, 0.92, 1.1],
    [neck + 1.3, -13.15, 0.9, 1],
  ],
};

const shoulders = (neck: number, shoulder: number): Ring[] => [
  [neck + 2.6, -13.6, 0.84, 0.9],
  [neck + 4.4, -14.2, 0.74, 0.65],
  [shoulder * 0.68, -15.1, 0.63, 0.2],
  [shoulder * 0.86, -16.4, 0.56, 0],
  [shoulder * 0.97, -18.4, 0.52, 0],
  [shoulder, -21.5, 0.52, 0],
  [shoulder * 0.98, -30, 0.54, 0],
];

/** Below this ring's number the rings are rounder than an ellipse: shoulders, not a cone. */
const SQUARE_EXPONENT = 0.82;

/** Collar and shoulders: one profile swept round the body. */
export const makeClothes = (recipe: AvatarRecipe, pivot: Vector3): PartDraft => {
  const neck = recipe.body.neckRadiusCentimetres;
  const collar = COLLARS[recipe.clothes.collar](neck);
  const rings = [...collar, ...shoulders(neck, recipe.body.shoulderRadiusCentimetres)];
  const points: Vector3[] = [];
  const colours: Colour[] = [];
  const light: Colour = [1, 1, 1];
  rings.forEach(([width, y, depth, drop], ring) => {
    const exponent = ring > collar.length + 1 ? SQUARE_EXPONENT : 1;
    for (let k = 0; k < SEGMENTS; k++) {
      const turn = (2 * Math.PI * k) / SEGMENTS;
      const [c, s] = [Math.cos(turn), Math.sin(turn)];
      const rounded = (value: number): number => Math.sign(value) * Math.abs(value) ** exponent;
      points.push([width * rounded(c), y - drop * s, AXIS_Z + width * depth * rounded(s)]);
      // The fold under the collar and the inside of it lie in shade.
      const fold = ring < 2 || Math.abs(ring - collar.length + 1) < 1 ? 0.45 : 0;
      colours.push(scale(mixVectors(light, scale(light, 0.5), fold), 1 - 0.12 * smoothstep(-18, -28, y)));
    }
  });
  return {
    name: 'Torso',
    material: 'Cloth',
    bone: 'Chest',
    pivot,
    points,
    // Rings run from the collar's inside over its edge and down the outside.
    triangles: turnInsideOut(gridTriangles(SEGMENTS, rings.length, true)),
    colours,
  };
};
