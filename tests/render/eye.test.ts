import { SphereGeometry } from 'three';
import { describe, expect, it } from 'vitest';
import { projectEye } from '../../renderer/render/materials/eye-texture.ts';
import { IRIS_REACH, paintIris } from '../../renderer/render/materials/paint-iris.ts';

const SIZE = 128;
const GREEN = [0.2, 0.7, 0.3] as const;

/** The pixel at an angle from the gaze axis, towards `turn` (0 is right, π/2 is up). */
const at = (pixels: Uint8Array, angle: number, turn: number): [number, number, number] => {
  const distance = angle / IRIS_REACH;
  const column = Math.floor(((1 + distance * Math.cos(turn)) / 2) * SIZE);
  const row = Math.floor(((1 - distance * Math.sin(turn)) / 2) * SIZE);
  const start = (row * SIZE + column) * 4;
  return [pixels[start] as number, pixels[start + 1] as number, pixels[start + 2] as number];
};

describe('paintIris', () => {
  const pixels = paintIris(GREEN, SIZE);
  it('has a black pupil in a coloured iris in a white eye', () => {
    expect(Math.max(...at(pixels, 0.05, 0))).toBeLessThan(20);
    const [red, green, blue] = at(pixels, 0.35, -1);
    expect(green).toBeGreaterThan(red + 30);
    expect(green).toBeGreaterThan(blue + 20);
    expect(Math.min(...at(pixels, 0.7, 0))).toBeGreaterThan(200);
  });
  it('is darker under the upper lid and at the rim', () => {
    expect(at(pixels, 0.35, Math.PI / 2)[1]).toBeLessThan(at(pixels, 0.35, -Math.PI / 2)[1]);
    expect(at(pixels, 0.48, -1)[1]).toBeLessThan(at(pixels, 0.35, -1)[1]);
  });
});

describe('projectEye', () => {
  it('puts the gaze axis in the middle and up at the top', () => {
    const ball = new SphereGeometry(0.012, 24, 16);
    const uv = projectEye(ball);
    const position = ball.getAttribute('position');
    for (let i = 0; i < position.count; i++) {
      const [x, y, z] = [position.getX(i), position.getY(i), position.getZ(i)];
      const angle = Math.atan2(Math.hypot(x, y), z);
      const distance = Math.hypot(uv.getX(i) - 0.5, uv.getY(i) - 0.5) * 2;
      if (angle < 3) expect(distance).toBeCloseTo(angle / IRIS_REACH, 4);
      if (y > 0.006 && z > 0) expect(uv.getY(i)).toBeLessThan(0.5);
    }
  });
  it('finds the middle of an eye that is not at its origin', () => {
    const uv = projectEye(new SphereGeometry(0.012, 24, 16).translate(0.032, 1.6, 0.07));
    const ball = new SphereGeometry(0.012, 24, 16).getAttribute('position');
    let nearest = 9;
    for (let i = 0; i < ball.count; i++)
      if (ball.getZ(i) > 0.0119) nearest = Math.min(nearest, Math.hypot(uv.getX(i) - 0.5, uv.getY(i) - 0.5));
    expect(nearest).toBeLessThan(0.02);
  });
});
