import { mix, smoothstep } from '../../../core/math/easing.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import type { AvatarRecipe } from '../../../core/recipe/avatar-recipe.ts';
import type { Level } from '../../../core/recipe/levels.ts';
import type { GlassesStyle } from '../../../core/recipe/recipe-choices.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import { fromHex } from '../colour.ts';
import { FLATTENING } from '../eyeball.ts';
import { leaner } from '../fineness.ts';
import { joinPainted, onBothSides, painted } from '../painted.ts';
import type { PartDraft } from '../part.ts';
import type { Identity } from '../proportions/identity.ts';
import type { SculptedMaterial } from '../sculpted-avatar.ts';
import type { Skin } from '../skin.ts';
import type { Surface, Triangle } from '../surface.ts';
import { makeTube, smoothPath } from '../tube.ts';

interface LensStyle {
  /** Half the height to half the width. */
  readonly height: number;
  /** 2 is an ellipse, more is squarer. */
  readonly square: number;
  /** How far the outer upper corner is drawn up, and the inner lower one cut away, to the half width. */
  readonly sweep: number;
  readonly drop: number;
  /** Half the frame's thickness, centimetres. */
  readonly rim: number;
}

const LENSES: Readonly<Record<Exclude<GlassesStyle, 'none'>, LensStyle>> = {
  round: { height: 0.96, square: 2, sweep: 0, drop: 0, rim: 0.15 },
  square: { height: 0.74, square: 4.2, sweep: 0.02, drop: 0, rim: 0.22 },
  'cat-eye': { height: 0.72, square: 2.6, sweep: 0.34, drop: 0.04, rim: 0.21 },
  aviator: { height: 0.9, square: 2.5, sweep: 0.02, drop: 0.3, rim: 0.1 },
  rimless: { height: 0.66, square: 3.2, sweep: 0.02, drop: 0, rim: 0.03 },
};

/** The lens plane bends back towards the temples: centimetres over the square of the distance from the nose. */
const WRAP = 0.02;
/** Between the lens and whatever comes nearest to it in any shape. Centimetres. */
const SKIN_GAP = 0.28;
/** How far lashes and a brow stand out. Centimetres. */
const LASHES = 0.75;
const BROW = 0.25;

export interface GlassesFit {
  readonly skin: Skin;
  readonly identity: Identity;
  readonly level: Level;
}

interface Lens {
  readonly centre: readonly [number, number];
  readonly half: number;
  readonly depthAt: (x: number) => number;
}

/** Placed by the eyes and the nose's bridge, and as far out as the skin behind it comes in any shape. */
const placeLens = ({ skin, identity }: GlassesFit, style: LensStyle): Lens => {
  const { centre, radius } = identity.left;
  const bridge = 0.95;
  const half = Math.min(radius * 1.04, centre[0] - bridge + 0.35);
  const middle: readonly [number, number] = [Math.max(centre[0], bridge + half), centre[1] - 0.15];
  const reachY = half * (style.height + style.drop) + 0.2;
  let front = centre[2] + radius * FLATTENING + LASHES + WRAP * centre[0] ** 2;
  const shapes = Object.values(skin.shifts);
  skin.points.forEach((point, i) => {
    const [rim, mouth, shell] = itemAt(skin.kinds, i);
    if (rim > 0.5 || mouth > 0.1 || shell > 0.5) return;
    const [x, y, z] = point;
    // Only what lies behind the lens: the nose comes further out, between the two.
    const across = Math.abs(Math.abs(x) - middle[0]) / (half + style.rim);
    if (across ** style.square + (Math.abs(y - middle[1]) / reachY) ** style.square > 1) return;
    const out = shapes.reduce((most, shifts) => Math.max(most, itemAt(shifts, i)[2]), 0);
    front = Math.max(front, z + out + (y > middle[1] + 0.8 ? BROW : 0) + SKIN_GAP + WRAP * x * x);
  });
  return { centre: middle, half, depthAt: (x) => front - WRAP * x * x };
};

/** The left lens' outline, counter-clockwise seen from the front. */
const outlineOf = ({ centre, half, depthAt }: Lens, style: LensStyle, segments: number): Vector3[] =>
  Array.from({ length: segments }, (_, k) => {
    const turn = (2 * Math.PI * k) / segments;
    const [c, s] = [Math.cos(turn), Math.sin(turn)];
    const size = 1 / (Math.abs(c) ** style.square + Math.abs(s) ** style.square) ** (1 / style.square);
    const outer = smoothstep(-0.1, 1, c);
    const x = centre[0] + half * size * c;
    const up = style.sweep * outer * smoothstep(-0.5, 0.9, s) * half;
    const down = style.drop * smoothstep(0.2, -1, s) * smoothstep(-0.9, 0.5, c) * half;
    return [x, centre[1] + half * style.height * size * s + up - down, depthAt(x)];
  });

const rimOf = (outline: readonly Vector3[], radius: number, level: Level): Surface => {
  const closed = [...outline, itemAt(outline, 0)];
  return makeTube(closed, {
    radius: () => radius,
    flatness: 1,
    sides: leaner(5, level),
    facing: () => [0, 0, 1],
  });
};

const glassOf = (outline: readonly Vector3[], { centre, depthAt }: Lens): Surface => {
  const middle: Vector3 = [centre[0], centre[1], depthAt(centre[0]) + 0.06];
  const triangles = outline.map((_, k): Triangle => [0, 1 + k, 1 + ((k + 1) % outline.length)]);
  return { points: [middle, ...outline], triangles };
};

/** Furthest out that the head reaches near (y, z), with every shape: where a temple may pass. */
const sideAt = (skin: Skin, y: number, z: number): number =>
  skin.points.reduce(
    (most, [px, py, pz]) => (Math.abs(py - y) < 1.5 && Math.abs(pz - z) < 1.2 ? Math.max(most, px) : most),
    0,
  );

/** From the hinge along the head's side to the ear, and down behind it. */
const templeOf = (skin: Skin, hinge: Vector3, radius: number, level: Level): Surface => {
  const ear = { y: hinge[1] - 0.5, z: -4.6 };
  const along = [0.25, 0.5, 0.75, 1].map((t): Vector3 => {
    const [y, z] = [mix(hinge[1], ear.y, t), mix(hinge[2], ear.z, t)];
    return [Math.max(mix(hinge[0], 7.6, t), sideAt(skin, y, z) + 0.16), y, z];
  });
  const last = itemAt(along, 3);
  const path = [hinge, ...along, [last[0] - 0.1, last[1] - 1.3, last[2] - 0.9] as Vector3];
  const points = smoothPath(
    path,
    Array.from({ length: leaner(11, level) }, (_, i, n = leaner(11, level)) => i / (n - 1)),
  );
  return makeTube(points, {
    radius: () => radius * 1.3,
    flatness: 0.5,
    sides: leaner(6, level),
    facing: () => [1, 0, 0],
  });
};

/** Frame and lenses. Both hang on the head; nothing of the face reaches them. */
export const makeGlasses = (recipe: AvatarRecipe['glasses'], fit: GlassesFit): PartDraft[] => {
  if (recipe.style === 'none') return [];
  const style = LENSES[recipe.style];
  const { skin, level } = fit;
  const lens = placeLens(fit, style);
  const outline = outlineOf(lens, style, leaner(28, level));
  const colour = fromHex(recipe.colour);
  const rightmost = outline.reduce((most, point) => (point[0] > most[0] ? point : most));
  const inner = outline.reduce((least, point) => (point[0] < least[0] ? point : least));
  const hinge: Vector3 = [
    rightmost[0] + 0.05,
    mix(rightmost[1], lens.centre[1] + 0.5 * lens.half, 0.4),
    rightmost[2] - 0.1,
  ];
  const wire = Math.max(style.rim, 0.09);
  const bridgeAt = (rise: number): Surface => {
    const top = inner[1] + rise;
    const onNose = skin.points.reduce(
      (most, [x, y, z]) => (Math.abs(x) < 0.6 && Math.abs(y - top - 0.2) < 0.5 ? Math.max(most, z) : most),
      0,
    );
    const front = Math.max(lens.depthAt(0) + 0.2, onNose + wire + 0.05);
    const path = smoothPath(
      [
        [inner[0], top - 0.15, inner[2]],
        [inner[0] * 0.5, top + 0.22, mix(inner[2], front, 0.75)],
        [0, top + 0.32, front],
        [-inner[0] * 0.5, top + 0.22, mix(inner[2], front, 0.75)],
        [-inner[0], top - 0.15, inner[2]],
      ],
      Array.from({ length: leaner(9, level) }, (_, i, n = leaner(9, level)) => i / (n - 1)),
    );
    return makeTube(path, {
      radius: () => wire,
      flatness: 1,
      sides: leaner(6, level),
      facing: () => [0, 0, 1],
    });
  };
  const sides = [rimOf(outline, style.rim, level), templeOf(skin, hinge, wire, level)];
  const bridges = recipe.style === 'aviator' ? [bridgeAt(0), bridgeAt(0.75)] : [bridgeAt(0.1)];
  const frame = joinPainted([
    ...sides.map((surface) => onBothSides(painted(surface, colour))),
    ...bridges.map((surface) => painted(surface, colour)),
  ]);
  const glass = onBothSides(painted(glassOf(outline, lens), [1, 1, 1]));
  return [
    { ...frame, name: 'Glasses', material: 'Frame', bone: 'Head', pivot: [0, 0, 0] },
    {
      points: glass.points,
      triangles: glass.triangles,
      name: 'Lenses',
      material: 'Glass',
      bone: 'Head',
      pivot: [0, 0, 0],
    },
  ];
};

export const glassMaterial = ({ tint }: AvatarRecipe['glasses']): SculptedMaterial => ({
  name: 'Glass',
  colour: [mix(0.8, 0.03, tint), mix(0.86, 0.028, tint), mix(0.9, 0.03, tint)],
  opacity: mix(0.1, 0.86, tint),
  roughness: 0.05,
  glow: 0,
  doubleSided: false,
});
