import { smoothstep } from '../../core/math/easing.ts';
import { mixVectors } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import { itemAt } from '../../core/shapes/points.ts';
import { type Colour, tint } from './colour.ts';
import type { Kind } from './control-mesh.ts';
import type { PartDraft, ShapeShifts } from './part.ts';
import { SKIN_JOINTS } from './sculpted-avatar.ts';
import { shapeRecord } from './shape-record.ts';
import { jointShares, type Skin } from './skin.ts';
import type { Triangle } from './surface.ts';

const WHITE: Colour = [1, 1, 1];
/** Factors of the picture's colour: the wet rim of a lid, and the inside of a mouth (its picture is the lip's). */
const RIM: Colour = [0.8, 0.55, 0.55];
const INSIDE: Colour = [0.55, 0.2, 0.19];
/** Where little light reaches, this far behind the lips' seam: dark flesh, and no hole. Centimetres. */
const THROAT: Colour = [0.3, 0.085, 0.08];
const THROAT_DEPTH = 3;

const kindColour = ([rim, mouth]: Kind, depth: number): Colour => {
  const inside = mixVectors(INSIDE, THROAT, smoothstep(0.5, THROAT_DEPTH, depth));
  return mixVectors(mixVectors(WHITE, RIM, 0.8 * rim), inside, smoothstep(0.03, 0.4, mouth));
};

/** Keeps the vertices that triangles use, in order. */
const compact = (count: number, triangles: readonly Triangle[]) => {
  const used = new Uint8Array(count);
  for (const triangle of triangles) for (const i of triangle) used[i] = 1;
  const kept = [...used.keys()].filter((i) => used[i] === 1);
  const renumbered = new Map(kept.map((vertex, i) => [vertex, i]));
  const number = (i: number): number => renumbered.get(i) ?? 0;
  return { kept, triangles: triangles.map(([a, b, c]): Triangle => [number(a), number(b), number(c)]) };
};

export const bindSkin = (points: readonly Vector3[]): NonNullable<PartDraft['skin']> => {
  const joints = new Uint8Array(points.length * 4);
  const weights = new Float32Array(points.length * 4);
  points.forEach((point, i) => {
    const shares = jointShares(point);
    const sum = shares[0] + shares[1] + shares[2];
    shares.forEach((share, joint) => {
      if (share <= 0) return;
      joints[4 * i + joint] = joint;
      weights[4 * i + joint] = share / sum;
    });
  });
  return { bones: SKIN_JOINTS, joints, weights };
};

/** What nobody sees of the skin: scalp under hair, by its place, and a beard's vertices. */
interface SkinCover {
  readonly hides: (point: Vector3) => boolean;
  readonly covers: (vertex: number) => boolean;
}

/**
 * The skin as a part: what hair and beard cover left out, bound to chest, neck and head. Its colours are factors of the picture's:
 * by kind, times `shadeOf` hair that shimmers through.
 */
export const makeSkinPart = (
  skin: Skin,
  { hides, covers }: SkinCover,
  shadeOf: (point: Vector3) => Colour,
): PartDraft => {
  const isHidden = (triangle: Triangle): boolean =>
    triangle.every((i) => itemAt(skin.kinds, i)[2] > 0.2 && hides(itemAt(skin.points, i))) ||
    triangle.every(covers);
  const seen = skin.triangles.filter((triangle) => !isHidden(triangle));
  const { kept, triangles } = compact(skin.points.length, seen);
  const pick = <T>(items: readonly T[]): T[] => kept.map((i) => itemAt(items, i));
  const points = pick(skin.points);
  const seam = itemAt(skin.points, 13)[2];
  const shifts: ShapeShifts = shapeRecord((shape) => pick(skin.shifts[shape]));
  return {
    name: 'Face',
    material: 'Skin',
    bone: 'Avatar',
    pivot: [0, 0, 0],
    points,
    triangles,
    normals: pick(skin.normals),
    uv: pick(skin.uv),
    colours: kept.map((vertex, i) =>
      tint(
        kindColour(itemAt(skin.kinds, vertex), seam - itemAt(points, i)[2]),
        shadeOf(itemAt(skin.points, vertex)),
      ),
    ),
    skin: bindSkin(points),
    shifts,
  };
};
