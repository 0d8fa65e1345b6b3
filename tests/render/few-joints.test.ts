import { Vector3, Vector4 } from 'three';
import { expect, it } from 'vitest';
import { makeAvatar } from '../../renderer/avatar/make-avatar.ts';
import { findFewJoints } from '../../renderer/render/few-joints.ts';
import { skinnedColumn, worldPlace } from './skinned-column.ts';

const partOf = (joints: number) => {
  const { scene, mesh, bones } = skinnedColumn(joints);
  const [part] = makeAvatar('column', scene).parts;
  if (part === undefined) throw new Error('a column is one part');
  return { part, mesh, bones };
};

it('carries every vertex to where three’s own skinning would', () => {
  const { part, mesh, bones } = partOf(3);
  const joints = findFewJoints(part);
  bones[0]?.position.set(0.1, 0.2, -0.1);
  bones[1]?.rotation.set(0.3, -0.4, 0.1);
  bones[2]?.rotation.set(-0.2, 0.5, 0.3);
  bones[0]?.parent?.updateMatrixWorld(true);
  joints?.follow();
  const rows: Vector4[] = joints?.uniforms.jointRows?.value ?? [];
  const shares = part.geometry.getAttribute('shares');
  const position = part.geometry.getAttribute('position');
  const expected = new Vector3();
  for (let vertex = 0; vertex < position.count; vertex++) {
    const rest = new Vector4(position.getX(vertex), position.getY(vertex), position.getZ(vertex), 1);
    const carried = [0, 1, 2].map((row) =>
      [0, 1, 2, 3].reduce(
        (sum, joint) => sum + shares.getComponent(vertex, joint) * (rows[3 * joint + row]?.dot(rest) ?? 0),
        0,
      ),
    );
    worldPlace(mesh, vertex, expected)
      .toArray()
      .forEach((value, k) => {
        expect(carried[k]).toBeCloseTo(value, 5);
      });
  }
});

it('leaves what more joints carry, and what none does, to three', () => {
  expect(findFewJoints(partOf(6).part)).toBeNull();
  const { part } = partOf(3);
  expect(findFewJoints({ ...part, mesh: new (Object.getPrototypeOf(part.mesh.constructor))() })).toBeNull();
});
