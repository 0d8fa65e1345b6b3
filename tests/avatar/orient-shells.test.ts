import { type BufferGeometry, PlaneGeometry, SphereGeometry } from 'three';
import { describe, expect, it } from 'vitest';
import { orientShells, type Shell } from '../../renderer/avatar/orient-shells.ts';

const shellOf = (geometry: BufferGeometry): Shell => ({
  positions: geometry.getAttribute('position').array,
  indices: Uint32Array.from(geometry.index?.array ?? []),
  normals: Float32Array.from(geometry.getAttribute('normal').array),
});

const insideOut = (shell: Shell): Shell => {
  const indices = Uint32Array.from(shell.indices);
  for (let t = 0; t < indices.length; t += 3) indices.subarray(t, t + 3).reverse();
  return { positions: shell.positions, indices, normals: shell.normals.map((value) => -value) };
};

/** Share of triangle corners whose normal points away from `x`. */
const outward = ({ positions, indices, normals }: Shell, x: number): number => {
  const middle = [x, 0, 0];
  const isOut = (vertex: number): boolean =>
    middle.reduce(
      (dot, at, k) =>
        dot + ((positions[vertex * 3 + k] as number) - at) * (normals[vertex * 3 + k] as number),
      0,
    ) > 0;
  return Array.from(indices).filter(isOut).length / indices.length;
};

describe('orientShells', () => {
  const ball = shellOf(new SphereGeometry(1, 12, 8).translate(3, 0, 0));
  it('leaves a right ball alone', () => {
    const before = Uint32Array.from(ball.indices);
    expect(orientShells(ball)).toBe(true);
    expect(ball.indices).toEqual(before);
    expect(outward(ball, 3)).toBe(1);
  });
  it('turns an inside-out ball', () => {
    const wrong = insideOut(ball);
    expect(outward(wrong, 3)).toBe(0);
    expect(orientShells(wrong)).toBe(true);
    expect(outward(wrong, 3)).toBe(1);
  });
  it('says that an open dome shows its inside', () => {
    const dome = new SphereGeometry(1, 16, 8, 0, 2 * Math.PI, 0, 0.7 * Math.PI);
    expect(orientShells(shellOf(dome))).toBe(false);
  });
  it('says that a flat card needs both its sides', () => {
    expect(orientShells(shellOf(new PlaneGeometry(1, 1, 3, 3)))).toBe(false);
  });
});
