import {
  BufferAttribute,
  type BufferGeometry,
  type IUniform,
  Matrix4,
  type SkinnedMesh,
  Vector4,
} from 'three';
import type { AvatarPart } from '../avatar/avatar.ts';

/** Shares of a vertex are one attribute. */
const MOST_JOINTS = 4;
const ROWS = 3;

/** A skinned part that few joints carry, as `shaders/few-joints.ts` takes it. */
export interface FewJoints {
  readonly uniforms: Readonly<Record<string, IUniform>>;
  /** After the joints' world matrices are up to date. */
  follow(): void;
}

/** Those that carry any vertex at all, by their numbers in the skeleton. */
const jointsOf = ({ attributes: { skinIndex, skinWeight } }: BufferGeometry): readonly number[] => {
  const used = new Set<number>();
  for (let vertex = 0; vertex < (skinIndex?.count ?? 0); vertex++)
    for (let k = 0; k < 4; k++)
      if (skinWeight?.getComponent(vertex, k) !== 0) used.add(skinIndex?.getComponent(vertex, k) ?? 0);
  return [...used];
};

const sharesOf = (
  { attributes: { skinIndex, skinWeight } }: BufferGeometry,
  joints: readonly number[],
): BufferAttribute => {
  const count = skinIndex?.count ?? 0;
  const shares = new BufferAttribute(new Float32Array(count * MOST_JOINTS), MOST_JOINTS);
  for (let vertex = 0; vertex < count; vertex++)
    for (let k = 0; k < 4; k++) {
      const place = joints.indexOf(skinIndex?.getComponent(vertex, k) ?? 0);
      if (place < 0) continue;
      const share = shares.getComponent(vertex, place) + (skinWeight?.getComponent(vertex, k) ?? 0);
      shares.setComponent(vertex, place, share);
    }
  return shares;
};

const isSkinned = (mesh: AvatarPart['mesh']): mesh is SkinnedMesh => 'isSkinnedMesh' in mesh;

/** Null for a part that is not skinned, or that more joints carry. Gives its geometries the attribute `shares`. */
export const findFewJoints = ({ mesh, geometry, cpuMorph }: AvatarPart): FewJoints | null => {
  if (!isSkinned(mesh)) return null;
  const joints = jointsOf(geometry);
  if (joints.length > MOST_JOINTS) return null;
  const shares = geometry.getAttribute('shares') ?? sharesOf(geometry, joints);
  geometry.setAttribute('shares', shares);
  cpuMorph?.geometry.setAttribute('shares', shares);
  const rows = Array.from({ length: MOST_JOINTS * ROWS }, () => new Vector4(0, 0, 0, 0));
  const toWorld = new Matrix4();
  const carried = new Matrix4();
  return {
    uniforms: { jointRows: { value: rows } },
    follow() {
      toWorld.multiplyMatrices(mesh.matrixWorld, mesh.bindMatrixInverse);
      joints.forEach((joint, place) => {
        const { bones, boneInverses } = mesh.skeleton;
        const [bone, inverse] = [bones[joint], boneInverses[joint]];
        if (bone === undefined || inverse === undefined) return;
        const { elements } = carried
          .multiplyMatrices(toWorld, bone.matrixWorld)
          .multiply(inverse)
          .multiply(mesh.bindMatrix);
        for (let row = 0; row < ROWS; row++)
          rows[place * ROWS + row]?.set(
            elements[row] ?? 0,
            elements[row + 4] ?? 0,
            elements[row + 8] ?? 0,
            elements[row + 12] ?? 0,
          );
      });
    },
  };
};
