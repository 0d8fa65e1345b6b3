import { PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import type { Figure } from '../../renderer/avatar/avatar.ts';
import { applyFraming, frameFigure } from '../../renderer/render/camera.ts';
import { headSquare } from '../../renderer/render/head-square.ts';

const FIGURE: Figure = {
  crownY: 0.14,
  chinY: -0.09,
  eyes: [0.01, 0.03, 0.05],
  minimum: [-0.2, -0.3, -0.15],
  maximum: [0.2, 0.14, 0.09],
};

/** Where three's own camera puts a height of the face's plane, pixels from the top. */
const pixelsFromTop = (y: number, width: number, height: number): number => {
  const camera = new PerspectiveCamera();
  applyFraming(camera, frameFigure(FIGURE, width / height), width / height);
  return ((1 - new Vector3(FIGURE.eyes[0], y, FIGURE.eyes[2]).project(camera).y) / 2) * height;
};

describe('headSquare', () => {
  it.each([
    [1280, 720],
    [640, 480],
    [720, 1280],
  ])('cuts the head out of a %i × %i picture in the wanted share, above the wanted room', (width, height) => {
    const { x, y, side } = headSquare(FIGURE, width, height, { head: 0.9, belowChin: 0.06 });
    const crown = pixelsFromTop(FIGURE.crownY, width, height);
    const chin = pixelsFromTop(FIGURE.chinY, width, height);
    expect(Math.abs((chin - crown) / 0.9 - side)).toBeLessThan(1);
    expect(Math.abs(x + side / 2 - width / 2)).toBeLessThanOrEqual(1);
    for (const pixels of [x, y, side]) expect(Number.isInteger(pixels)).toBe(true);
    expect(y).toBeLessThan(crown);
    expect(Math.abs(y + side - chin - 0.06 * side)).toBeLessThan(1);
  });
  it('cuts the hair and never the chin when the head is to be larger than the square', () => {
    const { y, side } = headSquare(FIGURE, 1280, 720, { head: 1.2, belowChin: 0.1 });
    expect(y).toBeGreaterThan(pixelsFromTop(FIGURE.crownY, 1280, 720));
    expect(y + side).toBeGreaterThan(pixelsFromTop(FIGURE.chinY, 1280, 720));
  });
  it.each([0.3, 0.05])('stays inside the picture when the share asks for more: %d', (share) => {
    for (const [width, height] of [
      [1280, 720],
      [720, 1280],
    ] as const) {
      const { x, y, side } = headSquare(FIGURE, width, height, { head: share, belowChin: 0.5 });
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(x + side).toBeLessThanOrEqual(width);
      expect(y + side).toBeLessThanOrEqual(height);
      expect(side).toBe(720);
    }
  });
});
