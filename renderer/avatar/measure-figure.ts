import { Box3, type Mesh, type Object3D, SkinnedMesh, Vector3 } from 'three';
import type { FaceControl } from '../core/face-rig/plan-face.ts';
import type { Vector3 as Triple } from '../core/math/vector3.ts';
import { ARKIT_INDEX } from '../core/signals/arkit.ts';
import type { AvatarPart, Figure, Joint, JointName, PartRole } from './avatar.ts';

/** What a chin may be made of. */
const FLESH: ReadonlySet<PartRole> = new Set<PartRole>(['skin', 'coat', 'shell', 'veil', 'other']);

const triple = ({ x, y, z }: Vector3): Triple => [x, y, z];

type OfMesh = (mesh: Mesh) => (vertex: number) => boolean;

const boxOf = (parts: readonly AvatarPart[], isIn: OfMesh = () => () => true): Box3 => {
  const box = new Box3();
  const point = new Vector3();
  for (const { mesh, geometry } of parts) {
    const isVertexIn = isIn(mesh);
    for (let i = 0; i < geometry.getAttribute('position').count; i++)
      if (isVertexIn(i)) box.expandByPoint(mesh.getVertexPosition(i, point).applyMatrix4(mesh.matrixWorld));
  }
  return box;
};

/** What turns with the head: what hangs from it most, and what is fixed to it. */
const onHead = (head: Object3D): OfMesh => {
  const below = new Set<Object3D>();
  head.traverse((node) => below.add(node));
  return (mesh) => {
    const joints = mesh.geometry.getAttribute('skinIndex');
    const weights = mesh.geometry.getAttribute('skinWeight');
    if (!(mesh instanceof SkinnedMesh) || !joints || !weights) return () => below.has(mesh);
    const held = mesh.skeleton.bones.map((bone) => below.has(bone));
    return (vertex) => {
      let most = 0;
      for (let k = 1; k < 4; k++)
        if (weights.getComponent(vertex, k) > weights.getComponent(vertex, most)) most = k;
      return held[joints.getComponent(vertex, most)] ?? false;
    };
  };
};

/** The lowest point that opens at least half as far as the jaw's furthest: the chin. */
const chinFromJaw = (parts: readonly AvatarPart[], controls: readonly FaceControl[]): number | null => {
  const opens = new Set(
    controls.flatMap(({ inputs }, c) => (inputs.some(([shape]) => shape === ARKIT_INDEX.jawOpen) ? [c] : [])),
  );
  let chin: number | null = null;
  const point = new Vector3();
  for (const { mesh, role, cpuMorph, targets } of parts) {
    const opening = targets.find(({ movers }) => movers.some(([control]) => opens.has(control)))?.target;
    const jaw = cpuMorph?.morphs.find(({ shape }) => shape === opening);
    if (!jaw || !FLESH.has(role)) continue;
    const travel = Array.from(jaw.offsets, (_, i) =>
      Math.hypot(jaw.deltas[i * 6] ?? 0, jaw.deltas[i * 6 + 1] ?? 0, jaw.deltas[i * 6 + 2] ?? 0),
    );
    const half = travel.reduce((most, value) => Math.max(most, value), 0) / 2;
    jaw.offsets.forEach((offset, i) => {
      if ((travel[i] ?? 0) < half) return;
      mesh.getVertexPosition(offset / 6, point).applyMatrix4(mesh.matrixWorld);
      chin = chin === null ? point.y : Math.min(chin, point.y);
    });
  }
  return chin;
};

const eyesFrom = (
  parts: readonly AvatarPart[],
  joints: Readonly<Record<JointName, Joint | null>>,
): Vector3 | null => {
  const { leftEye, rightEye } = joints;
  if (leftEye && rightEye)
    return leftEye.node
      .getWorldPosition(new Vector3())
      .add(rightEye.node.getWorldPosition(new Vector3()))
      .multiplyScalar(0.5);
  const eyes = parts.filter(({ role }) => role === 'eye');
  return eyes.length > 0 ? boxOf(eyes).getCenter(new Vector3()) : null;
};

/** Measures a figure at rest. World matrices must be up to date and the figure's root at the origin. */
export const measureFigure = (
  parts: readonly AvatarPart[],
  joints: Readonly<Record<JointName, Joint | null>>,
  controls: readonly FaceControl[],
): Figure => {
  const box = boxOf(parts);
  // Wings, a staff or raised hands may be higher than the head.
  const head = joints.head ? boxOf(parts, onHead(joints.head.node)) : new Box3();
  const crownY = (head.isEmpty() ? box : head).max.y;
  const headY = joints.head?.node.getWorldPosition(new Vector3()).y;
  // A head's joint is where it nods, about as high as its chin.
  const chin = chinFromJaw(parts, controls) ?? (headY !== undefined && headY < crownY ? headY : null);
  const height = box.max.y - box.min.y;
  // Eyes sit about halfway down a head; a figure of unknown make is taken for a bust two heads high.
  const eyes =
    eyesFrom(parts, joints) ??
    new Vector3(
      (box.min.x + box.max.x) / 2,
      chin === null ? crownY - height / 4 : (crownY + chin) / 2,
      box.max.z,
    );
  const chinY = chin ?? Math.max(box.min.y, eyes.y - (crownY - eyes.y));
  return { crownY, chinY, eyes: triple(eyes), minimum: triple(box.min), maximum: triple(box.max) };
};
