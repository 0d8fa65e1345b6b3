import { smoothstep } from '../../../core/math/easing.ts';
import { mixVectors, scale } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import type { AvatarRecipe } from '../../../core/recipe/avatar-recipe.ts';
import type { Level } from '../../../core/recipe/levels.ts';
import type { HairStyle } from '../../../core/recipe/recipe-choices.ts';
import { createChance, seedOf } from '../../../core/recipe/seeded-chance.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import { fromHex } from '../colour.ts';
import type { FaceMeasures } from '../face-measures.ts';
import type { HeadForm } from '../head-volume.ts';
import type { PartDraft } from '../part.ts';
import type { SculptedBone, SculptedCollider, SculptedSpring } from '../sculpted-avatar.ts';
import { joinSurfaces, type Triangle } from '../surface.ts';
import { createBust } from './bust.ts';
import { afro, curls, locs, ringlets } from './curly.ts';
import { hairlineAt, sideburnAt } from './hairline.ts';
import type { HairDo, HairKit } from './kit.ts';
import { bob, long, waves } from './loose.ts';
import type { Scalp } from './scalp.ts';
import { buzz, crop, mohawk, pixie, quiff, receding, swept } from './short.ts';
import type { HairPiece } from './strand.ts';
import { bindHair, strandBones, strandSprings } from './swing.ts';
import { braids, bun, ponytail } from './tied.ts';
import { hidesAllHair, pressUnderHat } from './under-hat.ts';

interface Style {
  readonly make: (kit: HairKit) => HairDo;
  readonly coversEars?: boolean;
  /** How far the hairline has gone back, 0..1. */
  readonly receded?: number;
  /** 0 (mirror) to 1: tight curls scatter light, combed hair gathers it. */
  readonly roughness: number;
}

const STYLES: Readonly<Record<Exclude<HairStyle, 'bald'>, Style>> = {
  buzz: { make: buzz, roughness: 0.75 },
  crop: { make: crop, roughness: 0.55 },
  swept: { make: swept, roughness: 0.5 },
  quiff: { make: quiff, roughness: 0.48 },
  receding: { make: receding, receded: 1, roughness: 0.55 },
  pixie: { make: pixie, roughness: 0.5 },
  curls: { make: curls, roughness: 0.88 },
  afro: { make: afro, receded: 0, roughness: 0.94 },
  bob: { make: bob, coversEars: true, roughness: 0.46 },
  waves: { make: waves, coversEars: true, roughness: 0.48 },
  long: { make: long, coversEars: true, roughness: 0.44 },
  ringlets: { make: ringlets, coversEars: true, roughness: 0.6 },
  ponytail: { make: ponytail, roughness: 0.46 },
  bun: { make: bun, roughness: 0.46 },
  braids: { make: braids, roughness: 0.5 },
  locs: { make: locs, coversEars: true, roughness: 0.8 },
  mohawk: { make: mohawk, roughness: 0.55 },
};

/** What hair is made for. */
export interface HairFit {
  readonly scalp: Scalp;
  readonly head: HeadForm;
  readonly measures: FaceMeasures;
  readonly level: Level;
}

export interface Hair {
  /** `null` for a bald head, and where a scarf hides it all. */
  readonly part: PartDraft | null;
  readonly bones: readonly SculptedBone[];
  readonly springs: readonly SculptedSpring[];
  readonly springColliders: readonly SculptedCollider[];
  readonly coversEars: boolean;
  readonly roughness: number;
  /** Scalp that is never seen, by a point of the skin. */
  readonly hides: (point: Vector3) => boolean;
  /** How much of the hair's colour the skin has under it, 0..1: a hairline has no edge. */
  readonly scalpTint: (point: Vector3) => number;
}

const NO_HAIR: Hair = {
  part: null,
  bones: [],
  springs: [],
  springColliders: [],
  coversEars: false,
  roughness: 0.5,
  hides: () => false,
  scalpTint: () => 0,
};

const ROOT_SHADE = 0.7;

const coloursOf = (recipe: AvatarRecipe, pieces: readonly HairPiece[]): Vector3[] => {
  const root = fromHex(recipe.hair.colour);
  const tip = fromHex(recipe.hair.tipColour ?? recipe.hair.colour);
  const skin = fromHex(recipe.skin.colour);
  return pieces.flatMap(({ points, tips, shades, bare }) =>
    points.map((_, i) => {
      const t = itemAt(tips, i);
      const hair = scale(
        mixVectors(scale(root, ROOT_SHADE), tip, smoothstep(-0.1, 0.9, t)),
        itemAt(shades, i),
      );
      return bare ? mixVectors(hair, skin, itemAt(bare, i)) : hair;
    }),
  );
};

/** Leaves out what nobody sees. */
const without = (triangles: readonly Triangle[], hidden: readonly boolean[]): Triangle[] =>
  triangles.filter((triangle) => !triangle.every((i) => hidden[i]));

const hairPart = (recipe: AvatarRecipe, scalp: Scalp, { pieces, strands = [] }: HairDo): PartDraft => {
  // What lies on top comes first: then what it hides costs nothing to draw.
  const inOrder = [...pieces].reverse();
  const joined = joinSurfaces(inOrder);
  const hat = pressUnderHat(scalp, recipe.headwear.style);
  const points = hat ? joined.points.map(hat.press) : joined.points;
  const triangles = hat ? without(joined.triangles, points.map(hat.covers)) : joined.triangles;
  const part = {
    name: 'Hair',
    material: 'Hair',
    points,
    triangles,
    colours: coloursOf(recipe, inOrder),
  } as const;
  if (strands.length === 0) return { ...part, bone: 'Head', pivot: [0, 0, 0] };
  const swings = inOrder.flatMap((piece) => piece.points.map(() => piece.swings ?? false));
  return { ...part, bone: 'Avatar', pivot: [0, 0, 0], skin: bindHair(points, swings, strands) };
};

/** How far down from the crown to the hairline a point of the skin lies; beyond it, what is inside the head. */
const shareOf = (scalp: Scalp, point: Vector3, receded?: number): number => {
  const { down, around, height } = scalp.polarOf(point);
  return height < -0.6 ? 2 : down / hairlineAt(around, receded);
};

/** As far down hair, or a scarf, hides all skin. */
const SCALP = 0.82;

/** A style's hair on somebody's head; the same recipe gives the same locks. */
export const makeHair = (recipe: AvatarRecipe, { scalp, head, measures, level }: HairFit): Hair => {
  const { style: name, parting, volume, length, fringe } = recipe.hair;
  const isVeiled = recipe.headwear.style === 'hijab';
  if (isVeiled) return { ...NO_HAIR, hides: (point) => shareOf(scalp, point) < SCALP };
  if (name === 'bald' || hidesAllHair(recipe.headwear.style)) return NO_HAIR;
  const style = STYLES[name];
  const bust = createBust({
    neckRadius: head.neckRadius,
    neckLength: head.neckLength,
    shoulderRadius: measures.shoulderRadiusCentimetres,
  });
  const hairDo = style.make({
    scalp,
    bust,
    random: createChance(seedOf(recipe.id)).share,
    level,
    side: parting === 'left' ? 1 : -1,
    volume,
    length,
    fringe,
  });
  const { strands = [] } = hairDo;
  const hairlineShare = (point: Vector3): number => shareOf(scalp, point, style.receded);
  return {
    part: hairPart(recipe, scalp, hairDo),
    bones: strandBones(strands),
    springs: strandSprings(strands),
    springColliders: strands.length > 0 ? bust.colliders : [],
    coversEars: style.coversEars ?? false,
    roughness: style.roughness,
    hides: (point) => hairlineShare(point) < SCALP,
    scalpTint: (point) =>
      0.65 * smoothstep(1.08, 0.9, hairlineShare(point)) * (1 - 0.75 * sideburnAt(scalp.polarOf(point))),
  };
};
