import { smoothstep } from '../../../core/math/easing.ts';
import { addScaled, mixVectors, scale } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import type { AvatarRecipe } from '../../../core/recipe/avatar-recipe.ts';
import type { BeardStyle } from '../../../core/recipe/recipe-choices.ts';
import { itemAt, numberAt } from '../../../core/shapes/points.ts';
import { fromHex } from '../colour.ts';
import type { PartDraft } from '../part.ts';
import { scatter } from '../scatter.ts';
import { shapeRecord } from '../shape-record.ts';
import type { Skin } from '../skin.ts';
import type { Triangle } from '../surface.ts';
import { type BeardMask, type BeardMasks, createBeardMasks } from './beard-mask.ts';

interface Style {
  readonly mask: (masks: BeardMasks) => BeardMask;
  /** Off the skin, centimetres. */
  readonly thickness: number;
  /** How far it hangs from the chin. */
  readonly chin: number;
}

const STYLES: Readonly<Record<Exclude<BeardStyle, 'none' | 'stubble'>, Style>> = {
  moustache: { mask: ({ moustache }) => moustache, thickness: 0.26, chin: 0 },
  goatee: {
    mask:
      ({ moustache, chin }) =>
      (point) =>
        Math.max(moustache(point), chin(point)),
    thickness: 0.26,
    chin: 1.1,
  },
  short: { mask: ({ all }) => all, thickness: 0.34, chin: 0.35 },
  full: { mask: ({ all }) => all, thickness: 0.7, chin: 2.3 },
};

/** Lies on the skin, one point for one of its vertices: it moves as they do, whatever the face does. */
interface Rider {
  readonly points: Vector3[];
  readonly colours: Vector3[];
  readonly triangles: Triangle[];
  /** The vertex of the skin that each point rides on. */
  readonly rides: number[];
}

/** How much of the beard's colour the skin under it has. */
const TINT = 0.55;

/** How much skin shows through where hair thins out. */
const bareAt = (grown: number): number => smoothstep(0.5, 0.08, grown);

/** A beard's body: the skin itself, thicker, mottled as short hair is. */
const feltOn = (
  skin: Skin,
  mask: readonly number[],
  thickness: number,
  chin: number,
  paint: (grown: number, shade: number) => Vector3,
): Rider => {
  const [chinX, chinY] = itemAt(skin.points, 152);
  const rider: Rider = { points: [], colours: [], triangles: [], rides: [] };
  const numbers = new Map<number, number>();
  const numberOf = (vertex: number): number => {
    const known = numbers.get(vertex);
    if (known !== undefined) return known;
    const grown = numberAt(mask, vertex);
    const [x, y] = itemAt(skin.points, vertex);
    const hang = 0.6 * chin * grown * smoothstep(3.6, 0.4, Math.hypot(x - chinX, (y - chinY) * 0.8));
    const ripple = 1 + 0.22 * Math.sin(4.2 * x + 1.3 * Math.sin(2.3 * y));
    numbers.set(vertex, rider.points.length);
    rider.points.push(
      addScaled(
        addScaled(
          itemAt(skin.points, vertex),
          itemAt(skin.normals, vertex),
          grown < 0.06 ? -0.04 : 0.03 + thickness * grown * ripple,
        ),
        [0, -1, 0.25],
        hang,
      ),
    );
    rider.colours.push(paint(grown, 0.78 + 0.12 * ripple + 0.2 * (scatter(vertex) - 0.5)));
    rider.rides.push(vertex);
    return rider.points.length - 1;
  };
  for (const triangle of skin.triangles)
    if (triangle.some((i) => numberAt(mask, i) > 0.06))
      rider.triangles.push([numberOf(triangle[0]), numberOf(triangle[1]), numberOf(triangle[2])]);
  return rider;
};

export interface Beard {
  readonly part: PartDraft;
  /** Whether the beard hides a vertex of the skin, whatever the face does. */
  readonly covers: (vertex: number) => boolean;
}

/** Where it has grown more than this, nothing of the skin is seen. */
const COVERS_FROM = 0.35;

/** A beard that rides on the skin; `null` for a shaven face, and for stubble, which is a tint. */
export const makeBeard = (recipe: AvatarRecipe, skin: Skin): Beard | null => {
  const { style: name, colour } = recipe.beard;
  if (name === 'none' || name === 'stubble') return null;
  const style = STYLES[name];
  const masks = createBeardMasks(skin.points);
  const grows = style.mask(masks);
  const mask = skin.points.map((point, i) => {
    const [rim, mouth] = itemAt(skin.kinds, i);
    return rim > 0.02 || mouth > 0.02 ? 0 : grows(point);
  });
  const [hair, bare] = [fromHex(colour), fromHex(recipe.skin.colour)];
  const paint = (grown: number, shade: number): Vector3 =>
    mixVectors(scale(hair, shade), mixVectors(bare, hair, TINT * grown), 0.85 * bareAt(grown));
  const { points, triangles, colours, rides } = feltOn(skin, mask, style.thickness, style.chin, paint);
  const shifts = shapeRecord((shape) => rides.map((vertex) => itemAt(skin.shifts[shape], vertex)));
  return {
    part: {
      name: 'Beard',
      material: 'Hair',
      bone: 'Head',
      pivot: [0, 0, 0],
      points,
      triangles,
      colours,
      shifts,
    },
    covers: (vertex) => numberAt(mask, vertex) > COVERS_FROM,
  };
};

/** How much of the beard's colour the skin has, 0..1, by a point of the face at rest: stubble, and a beard's soft edge. */
export const createStubble = (recipe: AvatarRecipe, points: readonly Vector3[]): BeardMask => {
  const { style } = recipe.beard;
  if (style === 'none') return () => 0;
  const masks = createBeardMasks(points);
  const mask = style === 'stubble' ? masks.all : STYLES[style].mask(masks);
  return (point) => TINT * mask(point);
};
