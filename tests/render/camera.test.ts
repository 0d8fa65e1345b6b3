import { PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import type { Figure } from '../../renderer/avatar/avatar.ts';
import { applyFraming, frameFigure } from '../../renderer/render/camera.ts';

const FIGURE: Figure = {
  crownY: 0.14,
  chinY: -0.09,
  eyes: [0.01, 0.03, 0.05],
  minimum: [-0.2, -0.3, -0.15],
  maximum: [0.2, 0.14, 0.09],
};

/** Where a point of the face's plane lands, −1..1 from left and bottom. */
const onScreen = (figure: Figure, aspect: number, x: number, y: number): Vector3 => {
  const camera = new PerspectiveCamera();
  applyFraming(camera, frameFigure(figure, aspect), aspect);
  return new Vector3(x, y, figure.eyes[2]).project(camera);
};

describe('frameFigure', () => {
  it('lets the head fill about three fifths of a wide picture', () => {
    const crown = onScreen(FIGURE, 16 / 9, 0, FIGURE.crownY).y;
    const chin = onScreen(FIGURE, 16 / 9, 0, FIGURE.chinY).y;
    expect((crown - chin) / 2).toBeGreaterThan(0.55);
    expect((crown - chin) / 2).toBeLessThan(0.7);
    expect(crown).toBeLessThan(0.95);
  });
  it('puts the eyes in the middle across and a little above it', () => {
    const eyes = onScreen(FIGURE, 16 / 9, ...([FIGURE.eyes[0], FIGURE.eyes[1]] as const));
    expect(eyes.x).toBeCloseTo(0, 6);
    expect(eyes.y).toBeGreaterThan(0);
    expect(eyes.y).toBeLessThan(0.2);
  });
  it('keeps the whole head in an upright picture', () => {
    const half = (FIGURE.crownY - FIGURE.chinY) / 2;
    const side = onScreen(FIGURE, 9 / 16, FIGURE.eyes[0] + half, FIGURE.eyes[1]).x;
    expect(side).toBeLessThan(1);
    expect(side).toBeGreaterThan(0.7);
  });
  it('frames a figure of another size alike', () => {
    const scale = 7;
    const large: Figure = {
      crownY: FIGURE.crownY * scale,
      chinY: FIGURE.chinY * scale,
      eyes: [0.01 * scale, 0.03 * scale, 0.05 * scale],
      minimum: [-0.2 * scale, -0.3 * scale, -0.15 * scale],
      maximum: [0.2 * scale, 0.14 * scale, 0.09 * scale],
    };
    expect(onScreen(large, 1.6, 0, large.crownY).y).toBeCloseTo(onScreen(FIGURE, 1.6, 0, FIGURE.crownY).y, 6);
  });
  it('keeps nose and shoulders between the clipping planes', () => {
    const { near, far, position } = frameFigure(FIGURE, 16 / 9);
    expect(position[2] - FIGURE.maximum[2]).toBeGreaterThan(near);
    expect(position[2] - FIGURE.minimum[2]).toBeLessThan(far);
  });
  it('shows more of the body from close to half, never beyond its end', () => {
    const shots = (['close', 'bust', 'half'] as const).map((framing) =>
      frameFigure(FIGURE, 16 / 9, { framing, side: 0 }),
    );
    const camera = new PerspectiveCamera();
    const heads = shots.map((shot) => {
      applyFraming(camera, shot, 16 / 9);
      const [crown, chin, end] = [FIGURE.crownY, FIGURE.chinY, FIGURE.minimum[1]].map(
        (y) => new Vector3(0, y, FIGURE.eyes[2]).project(camera).y,
      );
      expect(end).toBeLessThan(-1);
      return ((crown ?? 0) - (chin ?? 0)) / 2;
    });
    expect(heads).toEqual([...heads].sort((a, b) => b - a));
    expect(new Set(heads).size).toBe(3);
  });
  it.each([
    [16 / 9, 1.2],
    [1, 1.2],
    [4 / 5, 1.2],
    [9 / 16, 1.2],
    // So tall a bust ends where the figure does.
    [9 / 21, 1.05],
  ])('is nearer in a close-up than in a bust at an aspect of %f', (aspect, nearer) => {
    const camera = new PerspectiveCamera();
    const project = (framing: 'close' | 'bust', x: number, y: number) => {
      applyFraming(camera, frameFigure(FIGURE, aspect, { framing, side: 0 }), aspect);
      return new Vector3(x, y, FIGURE.eyes[2]).project(camera);
    };
    const heightOf = (framing: 'close' | 'bust') =>
      project(framing, 0, FIGURE.crownY).y - project(framing, 0, FIGURE.chinY).y;
    expect(heightOf('close') / heightOf('bust')).toBeGreaterThan(nearer);
    const halfWidth = 0.45 * (FIGURE.crownY - FIGURE.chinY);
    expect(project('close', FIGURE.eyes[0] + halfWidth, FIGURE.eyes[1]).x).toBeLessThan(0.95);
    expect(project('close', 0, FIGURE.crownY).y).toBeLessThan(1);
  });
  it('puts the figure to the side', () => {
    const camera = new PerspectiveCamera();
    const x = (side: number) => {
      applyFraming(camera, frameFigure(FIGURE, 16 / 9, { framing: 'bust', side }), 16 / 9);
      return new Vector3(...FIGURE.eyes).project(camera).x;
    };
    expect(x(-1)).toBeCloseTo(-0.54, 2);
    expect(x(1)).toBeCloseTo(0.54, 2);
  });
});
