import type { Vector3 } from '../../../core/math/vector3.ts';
import type { AvatarRecipe } from '../../../core/recipe/avatar-recipe.ts';
import { fromHex } from '../colour.ts';
import { onBothSides, painted } from '../painted.ts';
import type { PartDraft } from '../part.ts';
import { joinSurfaces, type Surface, unitSphere } from '../surface.ts';
import { makeTube } from '../tube.ts';

const ball = ([cx, cy, cz]: Vector3, radius: number, stretch = 1): Surface => {
  const { points, triangles } = unitSphere(7, 5);
  return {
    triangles,
    points: points.map(([x, y, z]) => [cx + x * radius, cy + y * radius * stretch, cz + z * radius]),
  };
};

/** The left earring about the lobe's outer face. */
const jewel = (style: AvatarRecipe['earrings']['style'], [x, y, z]: Vector3): Surface => {
  const stud = ball([x, y, z], 0.26);
  if (style === 'studs') return stud;
  if (style === 'drops') return joinSurfaces([ball([x, y, z], 0.17), ball([x + 0.05, y - 0.95, z], 0.3, 2)]);
  const radius = 1.05;
  const path = Array.from({ length: 15 }, (_, k): Vector3 => {
    const turn = (2 * Math.PI * k) / 14;
    return [x + 0.08, y - radius + 0.1 + radius * Math.cos(turn), z - 0.1 + radius * Math.sin(turn)];
  });
  return makeTube(path, { radius: () => 0.1, flatness: 1, sides: 4, facing: () => [1, 0, 0] });
};

/** On the ears' lobes, wherever those are; none where hair or cloth covers them. */
export const makeEarrings = (recipe: AvatarRecipe['earrings'], ears: Surface | undefined): PartDraft[] => {
  if (recipe.style === 'none' || !ears) return [];
  const left = ears.points.filter(([x]) => x > 0);
  const lowest = left.reduce((low, point) => (point[1] < low[1] ? point : low));
  const lobe = left
    .filter(([, y, z]) => y < lowest[1] + 0.6 && Math.abs(z - lowest[2]) < 0.6)
    .reduce((out, point) => (point[0] > out[0] ? point : out));
  return [
    {
      ...onBothSides(
        painted(jewel(recipe.style, [lobe[0] + 0.06, lowest[1] + 0.4, lowest[2]]), fromHex(recipe.colour)),
      ),
      name: 'Earrings',
      material: 'Frame',
      bone: 'Head',
      pivot: [0, 0, 0],
    },
  ];
};
