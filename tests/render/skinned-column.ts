import {
  Bone,
  Float32BufferAttribute,
  Group,
  type Mesh,
  MeshStandardMaterial,
  Skeleton,
  SkinnedMesh,
  SphereGeometry,
  Uint16BufferAttribute,
  type Vector3,
} from 'three';

/** A ball from 0 to 1 metre up that `joints` bones in a row carry, each vertex between its two next ones. */
export const skinnedColumn = (
  joints: number,
): { scene: Group; mesh: SkinnedMesh; bones: readonly Bone[] } => {
  const geometry = new SphereGeometry(0.5, 12, 8).translate(0, 0.5, 0);
  const { count } = geometry.getAttribute('position');
  const last = joints - 1;
  const indices: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < count; i++) {
    const place = geometry.getAttribute('position').getY(i) * last;
    const below = Math.min(last, Math.max(0, Math.floor(place)));
    indices.push(below, Math.min(last, below + 1), 0, 0);
    weights.push(1 - (place - below), place - below, 0, 0);
  }
  geometry.setAttribute('skinIndex', new Uint16BufferAttribute(indices, 4));
  geometry.setAttribute('skinWeight', new Float32BufferAttribute(weights, 4));
  const bones = Array.from({ length: joints }, (_, i) => {
    const bone = new Bone();
    bone.name = ['Chest', 'Neck', 'Head'][i] ?? `More${i}`;
    bone.position.y = i === 0 ? 0 : 1 / last;
    return bone;
  });
  bones.forEach((bone, i) => {
    bones[i - 1]?.add(bone);
  });
  const mesh = new SkinnedMesh(geometry, new MeshStandardMaterial({ name: 'Skin' }));
  const scene = new Group();
  if (bones[0]) scene.add(bones[0]);
  scene.add(mesh);
  scene.updateMatrixWorld(true);
  mesh.bind(new Skeleton(bones));
  return { scene, mesh, bones };
};

/** Where three itself would draw it. */
export const worldPlace = (mesh: Mesh, vertex: number, into: Vector3): Vector3 =>
  mesh.getVertexPosition(vertex, into).applyMatrix4(mesh.matrixWorld);
