import { BoxGeometry, Group, Mesh, MeshStandardMaterial } from 'three';
import { describe, expect, it } from 'vitest';
import { makeAvatar } from '../../renderer/avatar/make-avatar.ts';
import { roleOf } from '../../renderer/avatar/read-parts.ts';
import { MasqueError } from '../../renderer/core/errors.ts';
import { bone, figureScene, shapedBall } from './figure-fixture.ts';

describe('makeAvatar', () => {
  it.each([
    [['Chest', 'Neck', 'Head', 'EyeLeft', 'EyeRight']],
    [['mixamorigSpine2', 'mixamorigNeck', 'mixamorigHead', 'mixamorigLeftEye', 'mixamorigRightEye']],
    [['Spine2', 'Neck', 'Head', 'LeftEye', 'RightEye']],
    [['chest', 'neck', 'head', 'eye.L', 'eye.R']],
    [['J_Bip_C_UpperChest', 'J_Bip_C_Neck', 'J_Bip_C_Head', 'J_Adj_L_FaceEye', 'J_Adj_R_FaceEye']],
  ] as const)('finds the joints of %s', (names) => {
    const { joints } = makeAvatar('test', figureScene(names));
    const found = [joints.chest, joints.neck, joints.head, joints.leftEye, joints.rightEye];
    expect(found.map((joint) => joint?.node.name)).toEqual([...names]);
  });

  it('measures the head from the shapes and the eyes', () => {
    const { figure, shapeCount, triangles } = makeAvatar('test', figureScene());
    // The head's bone is at y −0.05; its ball has a radius of 0.1.
    expect(figure.crownY).toBeCloseTo(0.05, 5);
    expect(figure.chinY).toBeCloseTo(-0.15, 5);
    expect(figure.eyes[1]).toBeCloseTo(-0.03, 5);
    expect(figure.eyes[0]).toBeCloseTo(0, 6);
    expect(shapeCount).toBe(2);
    expect(triangles).toBe(12 * 2 * 7);
  });

  it('refuses a thing without face or head, and says what to do', () => {
    const scene = new Group().add(new Mesh(new BoxGeometry(), new MeshStandardMaterial()));
    expect(() => makeAvatar('cube.glb', scene)).toThrow(MasqueError);
    expect(() => makeAvatar('cube.glb', scene)).toThrow(/cube\.glb.*no face shapes and no head/);
    const foreign = new Group().add(shapedBall('a', 'b', ['wobble', 'breathe']));
    expect(() => makeAvatar('a.glb', foreign)).toThrow(/no face shapes/);
  });

  it('wears a head that turns, though its face stays still', () => {
    const scene = new Group().add(bone('Head', 1.5, new Mesh(new BoxGeometry(), new MeshStandardMaterial())));
    const { shapeCount, joints } = makeAvatar('robot.glb', scene);
    expect([shapeCount, joints.head?.node.name]).toEqual([0, 'Head']);
  });

  it('frees every geometry and material once', () => {
    const scene = figureScene();
    const avatar = makeAvatar('test', scene);
    const freed: string[] = [];
    for (const { geometry, cpuMorph, material, mesh } of avatar.parts) {
      geometry.addEventListener('dispose', () => freed.push(`${mesh.name} geometry`));
      cpuMorph?.geometry.addEventListener('dispose', () => freed.push(`${mesh.name} morphed`));
      material.addEventListener('dispose', () => freed.push(`${mesh.name} material`));
    }
    avatar.dispose();
    expect(freed.sort()).toEqual(['Face geometry', 'Face material', 'Face morphed']);
  });
});

describe('names in the wild', () => {
  it.each([
    ['Skin', '', 'skin'],
    ['EyeBrow', '', 'brow'],
    ['Wolf3D_Teeth', '', 'teeth'],
    ['Wolf3D_Eye', 'EyeLeft', 'eye'],
    ['Material.001', 'Hair_Mesh', 'hair'],
    ['Cornea', 'EyeLeft', 'cornea'],
    ['x', 'y', 'other'],
  ] as const)('material %s on mesh %s is %s', (material, mesh, role) => {
    expect(roleOf(material, mesh)).toBe(role);
  });
});
