import {
  BufferAttribute,
  BufferGeometry,
  DynamicDrawUsage,
  InterleavedBuffer,
  InterleavedBufferAttribute,
  type Material,
  Matrix4,
  Mesh,
  SkinnedMesh,
  Vector3,
} from 'three';
import type { AvatarPart } from '../avatar/avatar.ts';
import { faceEye, findEdges, silhouetteIndices } from './silhouette.ts';

/**
 * A soft rim around one part: a strip one pixel wide, along the edges where the part turns away from the eye, that fades
 * from the part's colour to nothing. Smooth outlines without a multisampled target, which software pays for dearly.
 */
export interface Feather {
  /** Finds the outline for the pose just applied; world matrices must be up to date. */
  follow(eye: Vector3): void;
  dispose(): void;
}

/** Every vertex twice: on the part, and (side 1) as its twin to be pushed out by the shader. */
const twinGeometry = (part: AvatarPart): BufferGeometry => {
  const source = part.cpuMorph?.geometry ?? part.geometry;
  const { count } = source.getAttribute('position');
  const geometry = new BufferGeometry();
  for (const [name, attribute] of Object.entries(source.attributes)) {
    if (part.cpuMorph && (name === 'position' || name === 'normal')) continue;
    const { itemSize } = attribute;
    const twice = new Float32Array(count * 2 * itemSize);
    for (let i = 0; i < count; i++)
      for (let k = 0; k < itemSize; k++) {
        const value = attribute.getComponent(i, k);
        twice[i * itemSize + k] = value;
        twice[(count + i) * itemSize + k] = value;
      }
    geometry.setAttribute(name, new BufferAttribute(twice, itemSize));
  }
  if (part.cpuMorph) {
    const buffer = new InterleavedBuffer(new Float32Array(count * 12), 6).setUsage(DynamicDrawUsage);
    geometry.setAttribute('position', new InterleavedBufferAttribute(buffer, 3, 0));
    geometry.setAttribute('normal', new InterleavedBufferAttribute(buffer, 3, 3));
  }
  const side = new Float32Array(count * 2).fill(1, count);
  geometry.setAttribute('side', new BufferAttribute(side, 1));
  return geometry;
};

/** The joint that carries most of each triangle's first corner. */
const strongestJoints = (mesh: SkinnedMesh, indices: ArrayLike<number>): Uint8Array => {
  const { skinIndex, skinWeight } = mesh.geometry.attributes;
  return Uint8Array.from({ length: indices.length / 3 }, (_, triangle) => {
    const vertex = indices[triangle * 3] as number;
    let best = 0;
    for (let k = 1; k < 4; k++)
      if ((skinWeight?.getComponent(vertex, k) ?? 0) > (skinWeight?.getComponent(vertex, best) ?? 0))
        best = k;
    return skinIndex?.getComponent(vertex, best) ?? 0;
  });
};

const matrix = new Matrix4();
const point = new Vector3();

/** Where the eye is to the mesh, or to each of a skinned mesh's joints. */
const eyesFor = (mesh: Mesh, eye: Vector3, eyes: Float32Array): void => {
  if (!(mesh instanceof SkinnedMesh)) {
    point.copy(eye).applyMatrix4(matrix.copy(mesh.matrixWorld).invert()).toArray(eyes);
    return;
  }
  mesh.skeleton.bones.forEach((bone, i) => {
    const inverse = mesh.skeleton.boneInverses[i];
    if (!inverse) return;
    matrix.multiplyMatrices(bone.matrixWorld, inverse).multiply(mesh.bindMatrix).invert();
    point
      .copy(eye)
      .applyMatrix4(matrix)
      .toArray(eyes, i * 3);
  });
};

const plainPositions = (part: AvatarPart): Float32Array => {
  const position = part.geometry.getAttribute('position');
  return Float32Array.from({ length: position.count * 3 }, (_, i) =>
    position.getComponent(Math.floor(i / 3), i % 3),
  );
};

const attach = (part: AvatarPart, geometry: BufferGeometry, material: Material): Mesh => {
  const { mesh } = part;
  const rim =
    mesh instanceof SkinnedMesh ? new SkinnedMesh(geometry, material) : new Mesh(geometry, material);
  if (rim instanceof SkinnedMesh && mesh instanceof SkinnedMesh) rim.bind(mesh.skeleton, mesh.bindMatrix);
  rim.frustumCulled = false;
  rim.renderOrder = 10;
  mesh.add(rim);
  return rim;
};

/** `material` must know `side`; the part must be indexed. */
export const createFeather = (part: AvatarPart, material: Material): Feather | null => {
  const indices = part.geometry.index?.array;
  if (!indices) return null;
  const rest = plainPositions(part);
  const edges = findEdges(rest, indices);
  const twin = rest.length / 3;
  const geometry = twinGeometry(part);
  const outline = new BufferAttribute(new Uint32Array(edges.count * 6), 1).setUsage(DynamicDrawUsage);
  geometry.setIndex(outline);
  const rim = attach(part, geometry, material);
  const facing = new Uint8Array(indices.length / 3);
  const isSkinned = part.mesh instanceof SkinnedMesh;
  const eyeOf = part.mesh instanceof SkinnedMesh ? strongestJoints(part.mesh, indices) : null;
  const eyes = new Float32Array(
    3 * (isSkinned && part.mesh instanceof SkinnedMesh ? part.mesh.skeleton.bones.length : 1),
  );
  /** The morphed numbers, twice. */
  const copyMorphed = (morphed: Float32Array): void => {
    const { data } = geometry.getAttribute('position') as InterleavedBufferAttribute;
    const twice = data.array as Float32Array;
    twice.set(morphed, 0);
    twice.set(morphed, morphed.length);
    data.needsUpdate = true;
  };
  return {
    follow(eye) {
      let positions = rest;
      let stride = 3;
      if (part.cpuMorph) {
        const { data } = part.cpuMorph.geometry.getAttribute('position') as InterleavedBufferAttribute;
        positions = data.array as Float32Array;
        stride = 6;
        copyMorphed(positions);
      }
      eyesFor(part.mesh, eye, eyes);
      faceEye(positions, stride, indices, eyes, eyeOf, facing);
      const used = silhouetteIndices(edges, facing, twin, outline.array as Uint32Array);
      geometry.setDrawRange(0, used);
      outline.clearUpdateRanges();
      outline.addUpdateRange(0, used);
      outline.needsUpdate = true;
    },
    dispose() {
      rim.removeFromParent();
      geometry.dispose();
    },
  };
};
