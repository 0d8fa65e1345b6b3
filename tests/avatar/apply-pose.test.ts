import { Group, Quaternion, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { applyPose } from '../../renderer/avatar/apply-pose.ts';
import { makeAvatar } from '../../renderer/avatar/make-avatar.ts';
import { fromEuler, multiply } from '../../renderer/core/math/quaternion.ts';
import { ARKIT_INDEX, neutralWeights } from '../../renderer/core/signals/arkit.ts';
import type { AvatarPose } from '../../renderer/core/signals/avatar-pose.ts';
import { bone, figureScene, shapedBall } from './figure-fixture.ts';

const turn = (yaw: number, pitch = 0, roll = 0) => fromEuler({ yaw, pitch, roll });

const pose = (changes: Partial<AvatarPose> = {}): AvatarPose => ({
  timeSeconds: 0,
  weights: neutralWeights(),
  chest: [0, 0, 0, 1],
  neck: [0, 0, 0, 1],
  head: [0, 0, 0, 1],
  leftEye: [0, 0, 0, 1],
  rightEye: [0, 0, 0, 1],
  offset: [0, 0, 0],
  ...changes,
});

const worldTurn = (node: { getWorldQuaternion(into: Quaternion): Quaternion } | undefined): number[] =>
  (node?.getWorldQuaternion(new Quaternion()) ?? new Quaternion(9, 9, 9, 9)).toArray();

const expectSameTurn = (actual: number[], expected: readonly number[]): void => {
  const cosine = actual.reduce((sum, value, k) => sum + value * (expected[k] as number), 0);
  expect(Math.abs(cosine)).toBeCloseTo(1, 9);
};

describe('applyPose', () => {
  it('turns chest, neck, head and eyes each about its parent', () => {
    const avatar = makeAvatar('test', figureScene());
    const [chest, neck, head, leftEye] = [
      turn(0.1, 0.05),
      turn(0.2, -0.1, 0.05),
      turn(0.3, 0.2),
      turn(-0.2, 0.1),
    ];
    applyPose(avatar, pose({ chest, neck, head, leftEye, offset: [0.01, 0.02, -0.03] }));
    avatar.root.updateWorldMatrix(true, true);
    const body = multiply(multiply(chest, neck), head);
    expectSameTurn(worldTurn(avatar.joints.head?.node), body);
    expectSameTurn(worldTurn(avatar.joints.leftEye?.node), multiply(body, leftEye));
    expectSameTurn(worldTurn(avatar.joints.rightEye?.node), body);
    expect(avatar.root.position.toArray()).toEqual([0.01, 0.02, -0.03]);
  });

  it('turns about the avatar’s axes whatever axes a joint was made with', () => {
    const scene = figureScene();
    scene.getObjectByName('Neck')?.quaternion.set(...turn(0.7, 1.1, -0.4));
    scene.getObjectByName('Head')?.quaternion.set(...turn(-0.3, 0.6, 2));
    scene.updateMatrixWorld(true);
    const avatar = makeAvatar('test', scene);
    const node = avatar.joints.head?.node;
    const rest = worldTurn(node) as [number, number, number, number];
    const head = turn(0.4, -0.2, 0.1);
    applyPose(avatar, pose({ head }));
    avatar.root.updateWorldMatrix(true, true);
    expectSameTurn(worldTurn(node), multiply(head, rest));
  });

  it('comes back to rest', () => {
    const avatar = makeAvatar('test', figureScene());
    applyPose(avatar, pose({ head: turn(0.5, 0.5), neck: turn(1) }));
    applyPose(avatar, pose());
    avatar.root.updateWorldMatrix(true, true);
    expectSameTurn(worldTurn(avatar.joints.head?.node), [0, 0, 0, 1]);
  });

  it('gives a missing joint’s turn to the next one', () => {
    const face = shapedBall('Face', 'Skin', ['jawOpen']);
    const avatar = makeAvatar('test', new Group().add(bone('Head', 0.2, face)));
    applyPose(avatar, pose({ chest: turn(0.1), neck: turn(0.2), head: turn(0.3) }));
    avatar.root.updateWorldMatrix(true, true);
    expectSameTurn(worldTurn(avatar.joints.head?.node), turn(0.6));
  });

  it('turns a figure without joints as a whole, about its chin', () => {
    const avatar = makeAvatar('test', new Group().add(shapedBall('thing', 'paint', ['jawOpen'])));
    const mesh = avatar.parts[0]?.mesh;
    const chin = new Vector3(0, avatar.figure.chinY, 0);
    applyPose(avatar, pose({ neck: turn(0, 0, 0.2), head: turn(0, 0, 0.3) }));
    avatar.root.updateWorldMatrix(true, true);
    expectSameTurn(worldTurn(mesh), turn(0, 0, 0.5));
    const after = mesh?.localToWorld(chin.clone()) ?? new Vector3(9, 9, 9);
    expect(after.distanceTo(chin)).toBeLessThan(1e-6);
  });

  it('writes the same shape either way', () => {
    const weights = neutralWeights();
    weights[ARKIT_INDEX.jawOpen] = 0.5;
    weights[ARKIT_INDEX.mouthSmileLeft] = 0.25;
    const avatar = makeAvatar('test', figureScene());
    const part = avatar.parts.find(({ role }) => role === 'skin');
    avatar.setMorphing('gpu');
    applyPose(avatar, pose({ weights }));
    expect(part?.mesh.morphTargetInfluences).toEqual([0.5, 0.25]);
    const onCard = part?.mesh.getVertexPosition(5, new Vector3());
    avatar.setMorphing('cpu');
    applyPose(avatar, pose({ weights }));
    const position = part?.mesh.geometry.getAttribute('position');
    const onProcessor = position && new Vector3().fromBufferAttribute(position, 5);
    expect(onProcessor?.distanceTo(onCard ?? new Vector3(9, 9, 9))).toBeLessThan(1e-6);
  });
});
