import { BufferAttribute, Matrix4, Vector3 } from 'three';
import type { Avatar, AvatarPart, PartRole } from '../avatar/avatar.ts';
import { bakeOcclusion, type OcclusionMesh } from './bake-occlusion.ts';

/** Larger figures are drawn without: the bake takes about a second for this many. */
const MOST_TRIANGLES = 120_000;
/** What moves into the light when a mouth or eye opens must not keep the shade of the closed one. */
const UNSHADED: ReadonlySet<PartRole> = new Set<PartRole>([
  'eye',
  'cornea',
  'teeth',
  'tongue',
  'lash',
  'brow',
  'glow',
  'glass',
]);
/** Too thin to keep light from anything, or see-through. */
const THIN: ReadonlySet<PartRole> = new Set<PartRole>([
  'cornea',
  'catchlight',
  'lash',
  'brow',
  'glow',
  'glass',
]);

/** `upright` undoes whatever the figure has been turned by: the sky stays over its head. */
const atRest = ({ mesh, geometry, role }: AvatarPart, upright: Matrix4): OcclusionMesh => {
  const toFigure = new Matrix4().multiplyMatrices(upright, mesh.matrixWorld);
  const { count } = geometry.getAttribute('position');
  const normal = geometry.getAttribute('normal');
  const positions = new Float32Array(count * 3);
  const normals = new Float32Array(count * 3);
  const point = new Vector3();
  for (let i = 0; i < count; i++) {
    mesh
      .getVertexPosition(i, point)
      .applyMatrix4(toFigure)
      .toArray(positions, i * 3);
    point
      .fromBufferAttribute(normal, i)
      .transformDirection(toFigure)
      .toArray(normals, i * 3);
  }
  const indices = geometry.index?.array ?? Uint32Array.from({ length: count }, (_, i) => i);
  return { positions, normals, indices, occludes: !THIN.has(role) };
};

/** Gives every part that takes shade an `occlusion` attribute, once per avatar; the avatar must be at rest. */
export const occlude = (avatar: Avatar): void => {
  if (avatar.triangles > MOST_TRIANGLES) return;
  if (avatar.parts.some(({ geometry }) => geometry.getAttribute('occlusion'))) return;
  // Downwards by `updateMatrixWorld`, which alone tells a skinned mesh that it has been turned.
  avatar.root.updateWorldMatrix(true, false);
  avatar.root.updateMatrixWorld(true);
  const upright = avatar.root.parent
    ? new Matrix4().copy(avatar.root.parent.matrixWorld).invert()
    : new Matrix4();
  const meshes = avatar.parts.map((part) => atRest(part, upright));
  const baked = bakeOcclusion(meshes);
  avatar.parts.forEach((part, i) => {
    const open = baked[i];
    if (!open || UNSHADED.has(part.role)) return;
    const attribute = new BufferAttribute(
      Uint8Array.from(open, (value) => Math.round(255 * value)),
      1,
      true,
    );
    part.geometry.setAttribute('occlusion', attribute);
    part.cpuMorph?.geometry.setAttribute('occlusion', attribute);
  });
};
