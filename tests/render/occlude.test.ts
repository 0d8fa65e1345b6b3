import { Group, Mesh, MeshStandardMaterial, PlaneGeometry } from 'three';
import { describe, expect, it } from 'vitest';
import { makeAvatar } from '../../renderer/avatar/make-avatar.ts';
import { occlude } from '../../renderer/render/occlude.ts';
import { figureScene } from '../avatar/figure-fixture.ts';
import { skinnedColumn } from './skinned-column.ts';

/** The shade of a figure under a roof, on a turntable. */
const shadeOf = (scene: Group, yaw: number, pitch: number): number[] => {
  const roof = new Mesh(new PlaneGeometry(0.6, 0.6).rotateX(-Math.PI / 2).translate(0, 0.2, 0.2));
  roof.material = new MeshStandardMaterial({ name: 'Cloth' });
  roof.name = 'Roof';
  scene.add(roof);
  const avatar = makeAvatar('Somebody', scene);
  const turntable = new Group().add(avatar.root);
  turntable.rotation.set(pitch, yaw, 0);
  turntable.updateMatrix();
  occlude(avatar);
  return avatar.parts.flatMap(({ geometry }) => Array.from(geometry.getAttribute('occlusion')?.array ?? []));
};

describe('the shade of a figure', () => {
  it.each([
    { parts: 'parts that hang on bones', make: () => figureScene() },
    { parts: 'a skin that bones carry', make: () => skinnedColumn(3).scene },
  ])('is that of the upright figure, however the turntable stands: $parts', ({ make }) => {
    const upright = shadeOf(make(), 0, 0);
    expect(Math.min(...upright)).toBeLessThan(Math.max(...upright) - 20);
    const turned = shadeOf(make(), 1.2, 0.4);
    expect(turned.length).toBe(upright.length);
    expect(Math.max(...turned.map((value, i) => Math.abs(value - (upright[i] ?? 0))))).toBeLessThan(8);
  });
});
