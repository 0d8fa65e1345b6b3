import { clamp, mix, smoothstep } from '../../../core/math/easing.ts';
import { addScaled, mixVectors, scale } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import type { AvatarRecipe } from '../../../core/recipe/avatar-recipe.ts';
import type { BeardStyle } from '../../../core/recipe/recipe-choices.ts';
import { FACE_OVAL } from '../../../core/shapes/landmarks.ts';
import { itemAt, numberAt } from '../../../core/shapes/points.ts';
import { fromHex } from '../colour.ts';
import { blend, type PaintLayer, reachAround } from '../paint/paint-layer.ts';
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
  /** The same above the mouth. */
  readonly lip: number;
  /** How far it hangs from the chin. */
  readonly chin: number;
}

const STYLES: Readonly<Record<Exclude<BeardStyle, 'none' | 'stubble'>, Style>> = {
  moustache: { mask: ({ moustache }) => moustache, thickness: 0.26, lip: 0.26, chin: 0 },
  goatee: {
    mask:
      ({ moustache, chin }) =>
      (point) =>
        Math.max(moustache(point), chin(point)),
    thickness: 0.26,
    lip: 0.26,
    chin: 1.1,
  },
  short: { mask: ({ all }) => all, thickness: 0.34, lip: 0.26, chin: 0.35 },
  full: { mask: ({ all }) => all, thickness: 0.7, lip: 0.36, chin: 2.3 },
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
const TINT = 0.8;

/** Where it has grown less there is no body, only painted hair. */
const BODY_FROM = 0.5;

/** How much of the skin painted hair hides where `grown` of it stands: it thins out over a finger's breadth. */
const coverAt = (grown: number): number => smoothstep(0.05, 0.72, grown);

/** From one lock to the next, centimetres: the skin's own points are half a centimetre apart. */
const LOCK_WIDTH = 1.6;
/** The middle of the head behind the face, and how far from it a jaw is, centimetres. */
const [AXIS_Z, JAW_RADIUS] = [-2, 7];
/** How much thinner it is between two locks. */
const FURROW = 0.5;

/** Locks run down, and toward the chin: which one a point lies in, and how far onto its crest, 0..1. */
const lockAt = ([x, y, z]: Vector3): { readonly lock: number; readonly crest: number } => {
  const around = JAW_RADIUS * Math.atan2(x, z - AXIS_Z) * (1 - 0.05 * y);
  const u = around / LOCK_WIDTH + 0.22 * Math.sin(1.1 * y + 1.7 * Math.sin(0.9 * x));
  return { lock: Math.round(u), crest: (0.5 + 0.5 * Math.cos(2 * Math.PI * u)) ** 0.6 };
};

interface Growth {
  /** Of each of the skin's points. */
  readonly mask: readonly number[];
  readonly onLip: BeardMask;
  readonly style: Style;
  readonly hair: Vector3;
  readonly bare: Vector3;
}

/** A beard's body: the skin itself, thicker, furrowed into locks. */
const feltOn = (skin: Skin, { mask, onLip, style, hair, bare }: Growth): Rider => {
  const [chinX, chinY] = itemAt(skin.points, 152);
  const rider: Rider = { points: [], colours: [], triangles: [], rides: [] };
  const numbers = new Map<number, number>();
  const numberOf = (vertex: number): number => {
    const known = numbers.get(vertex);
    if (known !== undefined) return known;
    const grown = numberAt(mask, vertex);
    const point = itemAt(skin.points, vertex);
    const [x, y, z] = point;
    const { lock, crest } = lockAt(point);
    const near = smoothstep(3.6, 0.4, Math.hypot(x - chinX, (y - chinY) * 0.8));
    const hang = style.chin * grown * near * (0.5 + 0.22 * scatter(lock + 40));
    const body = smoothstep(BODY_FROM, 1, grown);
    const thickness = style.thickness * mix(0.45, 1, smoothstep(-2.5, 3, z));
    const stands = mix(thickness, style.lip, onLip(point)) * body * (1 - FURROW * (1 - crest));
    numbers.set(vertex, rider.points.length);
    rider.points.push(
      addScaled(
        addScaled(point, itemAt(skin.normals, vertex), grown < BODY_FROM ? -0.06 : stands),
        [0, -1, 0.25],
        hang,
      ),
    );
    rider.colours.push(
      mixVectors(
        bare,
        scale(hair, mix(0.9, mix(0.56, 1.04, crest), clamp(body * 2)) + 0.08 * (scatter(vertex) - 0.5)),
        coverAt(grown),
      ),
    );
    rider.rides.push(vertex);
    return rider.points.length - 1;
  };
  for (const triangle of skin.triangles)
    if (triangle.some((i) => numberAt(mask, i) > BODY_FROM))
      rider.triangles.push([numberOf(triangle[0]), numberOf(triangle[1]), numberOf(triangle[2])]);
  return rider;
};

export interface Beard {
  readonly part: PartDraft;
  /** Whether the beard hides a vertex of the skin, whatever the face does. */
  readonly covers: (vertex: number) => boolean;
}

/** Where it has grown more than this, nothing of the skin is seen. */
const COVERS_FROM = 0.7;

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
  const { points, triangles, colours, rides } = feltOn(skin, {
    mask,
    onLip: masks.moustache,
    style,
    hair: fromHex(colour),
    bare: fromHex(recipe.skin.colour),
  });
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

const maskOf = ({ beard: { style } }: AvatarRecipe, points: readonly Vector3[]): BeardMask | null => {
  if (style === 'none') return null;
  const masks = createBeardMasks(points);
  return style === 'stubble' ? masks.all : STYLES[style].mask(masks);
};

const DIRECTIONS = 256;

/**
 * 1 where the face's picture shows a beard, 0 at the face's edge: from there the picture is drawn out over the neck, and
 * vertices have to do it.
 */
const createInPicture = (points: readonly Vector3[]): BeardMask => {
  const rim = FACE_OVAL.map((landmark) => {
    const [x, y] = itemAt(points, landmark);
    return { turn: Math.atan2(x, y), reach: Math.hypot(x, y) };
  }).sort((a, b) => a.turn - b.turn);
  // Looked up by direction: a beard is a hundred thousand pixels.
  const reaches = Float64Array.from({ length: DIRECTIONS + 1 }, (_, i) => {
    const turn = (2 * Math.PI * i) / DIRECTIONS - Math.PI;
    const next = rim.findIndex((place) => place.turn >= turn);
    const [from, to] = [rim.at(next <= 0 ? -1 : next - 1), rim.at(Math.max(0, next))];
    if (!from || !to) return 0;
    return next <= 0 ? to.reach : mix(from.reach, to.reach, (turn - from.turn) / (to.turn - from.turn));
  });
  return ([x, y]) => {
    const place = ((Math.atan2(x, y) + Math.PI) / (2 * Math.PI)) * DIRECTIONS;
    return smoothstep(0.1, 1, numberAt(reaches, Math.round(place)) - Math.hypot(x, y));
  };
};

/** How much of the beard's colour the skin beyond the picture has, 0..1, by a point of the face at rest. */
export const createStubble = (recipe: AvatarRecipe, points: readonly Vector3[]): BeardMask => {
  const mask = maskOf(recipe, points);
  if (!mask) return () => 0;
  const inPicture = createInPicture(points);
  return (point) => TINT * coverAt(mask(point)) * (1 - inPicture(point));
};

/** The hairs that a beard ends in, and all of a stubble. */
export const beardLayers = (recipe: AvatarRecipe, skin: Skin): PaintLayer[] => {
  const mask = maskOf(recipe, skin.points);
  if (!mask) return [];
  const hair = fromHex(recipe.beard.colour);
  const isStubble = recipe.beard.style === 'stubble';
  const inPicture = createInPicture(skin.points);
  const reach = reachAround(
    [234, 454, 152, 4].map((landmark) => itemAt(skin.points, landmark)),
    0.5,
  );
  return [
    {
      reach,
      paint: (colour, x, y, z) => {
        const grown = mask([x, y, z]);
        if (grown < 0.01) return;
        // Hairs lie down and outward.
        const strand = Math.sin(27 * (Math.abs(x) + 0.35 * y) + 2.2 * Math.sin(6 * y + 3 * x));
        const speck = scatter(Math.round(x * 22) * 977 + Math.round(y * 22)) - 0.5;
        const cover = isStubble
          ? 0.62 * smoothstep(0, 0.9, grown) * (1 + 0.5 * speck)
          : coverAt(grown + (0.09 * strand + 0.2 * speck) * smoothstep(0, 0.2, grown));
        blend(colour, hair, Math.min(1, cover) * inPicture([x, y, z]));
      },
    },
  ];
};
