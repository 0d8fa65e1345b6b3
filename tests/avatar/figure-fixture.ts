import {
  Bone,
  BufferAttribute,
  Group,
  Mesh,
  MeshStandardMaterial,
  type Object3D,
  SphereGeometry,
} from 'three';

/** A ball with named morph targets; each moves every vertex by one centimetre along one axis. */
export const shapedBall = (name: string, material: string, targets: readonly string[]): Mesh => {
  const geometry = new SphereGeometry(0.1, 12, 8);
  const { count } = geometry.getAttribute('position');
  geometry.morphTargetsRelative = true;
  const moved = targets.map((_, axis) => {
    const delta = new Float32Array(count * 3);
    for (let i = 0; i < count; i++) delta[i * 3 + (axis % 3)] = 0.01;
    return new BufferAttribute(delta, 3);
  });
  if (moved.length > 0) geometry.morphAttributes.position = moved;
  const mesh = new Mesh(geometry, new MeshStandardMaterial({ name: material }));
  mesh.name = name;
  if (targets.length > 0) {
    mesh.morphTargetInfluences = targets.map(() => 0);
    mesh.morphTargetDictionary = Object.fromEntries(targets.map((target, i) => [target, i]));
  }
  return mesh;
};

export const bone = (name: string, y: number, ...children: Object3D[]): Bone => {
  const made = new Bone();
  made.name = name;
  made.position.y = y;
  if (children.length > 0) made.add(...children);
  return made;
};

/** A ball for a head on a neck on a chest, with two eyes. */
export const figureScene = (
  names: readonly [string, string, string, string, string] = ['Chest', 'Neck', 'Head', 'EyeLeft', 'EyeRight'],
): Group => {
  const [chest, neck, head, left, right] = names;
  const leftEye = bone(left, 0.02);
  leftEye.position.x = 0.03;
  const rightEye = bone(right, 0.02);
  rightEye.position.x = -0.03;
  const face = shapedBall('Face', 'Skin', ['jawOpen', 'mouthSmileLeft', 'unknownShape']);
  return new Group().add(bone(chest, -0.3, bone(neck, 0.15, bone(head, 0.1, face, leftEye, rightEye))));
};
