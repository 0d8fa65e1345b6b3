import { Box3, Matrix4, type Object3D, type PerspectiveCamera, SkinnedMesh, Vector3 } from 'three';
import type { Avatar, AvatarPart } from '../avatar/avatar.ts';
import type { PictureArea } from './picture-area.ts';

/** Where in the picture a figure can be, however its face moves: all that differs from one picture to the next. */
export interface FigureArea {
  /** For the pose just applied; world matrices must be up to date. */
  in(camera: PerspectiveCamera, width: number, height: number): PictureArea;
}

/** What one joint, or a mesh as a whole, carries. */
interface Carried {
  readonly box: Box3;
  toWorld(into: Matrix4): Matrix4;
}

/** For what moves together: shapes that add up, soft rims. Share of the picture's height. */
const MARGIN = 0.015;
/** Areas on a grid change seldom, and their rows are aligned. Pixels. */
const GRID = 16;

const point = new Vector3();
const matrix = new Matrix4();

/** Every place of every vertex: at rest, and by each shape in full. */
const forEachPlace = ({ geometry, cpuMorph }: AvatarPart, visit: (vertex: number) => void): void => {
  const position = geometry.getAttribute('position');
  for (let vertex = 0; vertex < position.count; vertex++) {
    point.fromBufferAttribute(position, vertex);
    visit(vertex);
  }
  for (const { offsets, deltas } of cpuMorph?.morphs ?? [])
    offsets.forEach((offset, i) => {
      point.fromArray(cpuMorph?.rest ?? [], offset);
      point.x += deltas[i * 6] ?? 0;
      point.y += deltas[i * 6 + 1] ?? 0;
      point.z += deltas[i * 6 + 2] ?? 0;
      visit(offset / 6);
    });
};

/** A skinned vertex lies between where its joints would carry it. */
const bySkeleton = (part: AvatarPart, mesh: SkinnedMesh): Carried[] => {
  const { skinIndex, skinWeight } = part.geometry.attributes;
  const boxes = mesh.skeleton.bones.map(() => new Box3());
  forEachPlace(part, (vertex) => {
    for (let k = 0; k < 4; k++)
      if (skinWeight?.getComponent(vertex, k) !== 0)
        boxes[skinIndex?.getComponent(vertex, k) ?? 0]?.expandByPoint(point);
  });
  return boxes.flatMap((box, joint) => {
    const [bone, inverse] = [mesh.skeleton.bones[joint], mesh.skeleton.boneInverses[joint]];
    if (box.isEmpty() || bone === undefined || inverse === undefined) return [];
    return [
      {
        box,
        toWorld: (into: Matrix4) =>
          into
            .multiplyMatrices(mesh.matrixWorld, mesh.bindMatrixInverse)
            .multiply(bone.matrixWorld)
            .multiply(inverse)
            .multiply(mesh.bindMatrix),
      },
    ];
  });
};

const byItself = (part: AvatarPart, mesh: Object3D): Carried => {
  const box = new Box3();
  forEachPlace(part, () => box.expandByPoint(point));
  return { box, toWorld: (into) => into.copy(mesh.matrixWorld) };
};

const corner = ({ min, max }: Box3, number: number): Vector3 =>
  point.set(number & 1 ? max.x : min.x, number & 2 ? max.y : min.y, number & 4 ? max.z : min.z);

/** From −1..1 to pixels on the grid, inside the picture. */
const spanOf = (low: number, high: number, pixels: number, margin: number) => {
  const at = (value: number, round: (x: number) => number): number =>
    Math.min(pixels, Math.max(0, GRID * round(((value + 1) * 0.5 * pixels) / GRID)));
  const from = at(low - margin, Math.floor);
  return { from, size: Math.max(0, at(high + margin, Math.ceil) - from) };
};

export const measureFigureArea = ({ parts }: Avatar): FigureArea => {
  const carried = parts.flatMap((part) =>
    part.mesh instanceof SkinnedMesh ? bySkeleton(part, part.mesh) : [byItself(part, part.mesh)],
  );
  const seen = new Box3();
  return {
    in(camera, width, height) {
      seen.makeEmpty();
      for (const { box, toWorld } of carried) {
        toWorld(matrix).premultiply(camera.matrixWorldInverse);
        for (let number = 0; number < 8; number++) {
          corner(box, number).applyMatrix4(matrix);
          // What is beside or behind the lens has no place in the picture, and may be anywhere in it.
          if (point.z > -camera.near) return { left: 0, bottom: 0, width, height };
          seen.expandByPoint(point.applyMatrix4(camera.projectionMatrix));
        }
      }
      if (seen.isEmpty()) return { left: 0, bottom: 0, width: 0, height: 0 };
      const across = spanOf(seen.min.x, seen.max.x, width, (2 * MARGIN * height) / width);
      const up = spanOf(seen.min.y, seen.max.y, height, 2 * MARGIN);
      return { left: across.from, width: across.size, bottom: up.from, height: up.size };
    },
  };
};
