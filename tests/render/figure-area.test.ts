import { PerspectiveCamera, Vector3 } from 'three';
import { expect, it } from 'vitest';
import { makeAvatar } from '../../renderer/avatar/make-avatar.ts';
import { measureFigureArea } from '../../renderer/render/figure-area.ts';
import { joinAreas } from '../../renderer/render/picture-area.ts';
import { figureScene } from '../avatar/figure-fixture.ts';
import { skinnedColumn, worldPlace } from './skinned-column.ts';

const [WIDTH, HEIGHT] = [1280, 720];

const cameraAt = (z: number): PerspectiveCamera => {
  const camera = new PerspectiveCamera(22, WIDTH / HEIGHT, 0.1, 20);
  camera.position.set(0.1, 0.4, z);
  camera.updateMatrixWorld();
  return camera;
};

it('holds every vertex, however the joints turn, and little else', () => {
  const { scene, mesh, bones } = skinnedColumn(3);
  const avatar = makeAvatar('column', scene);
  const figure = measureFigureArea(avatar);
  const camera = cameraAt(6);
  const point = new Vector3();
  for (const turn of [0, 0.4, -0.7]) {
    bones[1]?.rotation.set(turn / 2, turn, turn);
    bones[2]?.rotation.set(-turn, turn, turn / 3);
    avatar.root.updateMatrixWorld(true);
    const area = figure.in(camera, WIDTH, HEIGHT);
    for (let vertex = 0; vertex < mesh.geometry.getAttribute('position').count; vertex++) {
      const { x, y } = worldPlace(mesh, vertex, point).project(camera);
      const [column, row] = [(x + 1) * 0.5 * WIDTH, (y + 1) * 0.5 * HEIGHT];
      expect(column).toBeGreaterThan(area.left);
      expect(column).toBeLessThan(area.left + area.width);
      expect(row).toBeGreaterThan(area.bottom);
      expect(row).toBeLessThan(area.bottom + area.height);
    }
    expect(area.width * area.height).toBeLessThan(0.4 * WIDTH * HEIGHT);
  }
});

it('has room for every shape', () => {
  const still = measureFigureArea(makeAvatar('still', skinnedColumn(3).scene));
  expect(still.in(cameraAt(6), WIDTH, HEIGHT).width).toBeGreaterThan(0);
  const scene = figureScene();
  const avatar = makeAvatar('shaped', scene);
  const [part] = avatar.parts;
  const camera = cameraAt(2);
  const shaped = measureFigureArea(avatar).in(camera, WIDTH, HEIGHT);
  const parts = avatar.parts.map((each) => ({ ...each, cpuMorph: null }));
  const plain = measureFigureArea({ ...avatar, parts }).in(camera, WIDTH, HEIGHT);
  expect(part?.cpuMorph?.morphs.length).toBeGreaterThan(0);
  expect(shaped.width * shaped.height).toBeGreaterThan(plain.width * plain.height);
  expect(joinAreas(shaped, plain)).toEqual(shaped);
});

it('is the whole picture when something is beside the lens', () => {
  const figure = measureFigureArea(makeAvatar('column', skinnedColumn(3).scene));
  expect(figure.in(cameraAt(0.2), WIDTH, HEIGHT)).toEqual({
    left: 0,
    bottom: 0,
    width: WIDTH,
    height: HEIGHT,
  });
});
