import { describe, expect, it } from 'vitest';
import { paintBackdrop } from '../../renderer/render/paint-backdrop.ts';
import { KEY_GREEN, paintBackground } from '../../renderer/render/paint-background.ts';

const [WIDTH, HEIGHT] = [32, 20];
const pixel = (pixels: Uint8Array, column: number, row: number): number[] =>
  Array.from(pixels.subarray((row * WIDTH + column) * 4, (row * WIDTH + column) * 4 + 4));

describe('paintBackground', () => {
  it('paints a colour as exactly that colour, so that it can be keyed out', () => {
    const pixels = paintBackground({ kind: 'colour', colour: KEY_GREEN }, WIDTH, HEIGHT);
    for (let i = 0; i < WIDTH * HEIGHT; i++)
      expect(pixel(pixels, i % WIDTH, Math.floor(i / WIDTH))).toEqual([0, 177, 64, 255]);
  });
  it('paints a gradient from the top down', () => {
    const pixels = paintBackground({ kind: 'gradient', from: '#ff0000', to: '#0000ff' }, WIDTH, HEIGHT);
    const [top, bottom] = [pixel(pixels, 5, HEIGHT - 1), pixel(pixels, 5, 0)];
    expect(top[0]).toBeGreaterThan(240);
    expect(bottom[2]).toBeGreaterThan(240);
    const reds = Array.from({ length: HEIGHT }, (_, row) => pixel(pixels, 5, row)[0] ?? 0);
    expect([...reds].sort((a, b) => a - b)).toEqual(reds);
  });
  it('leaves nothing for a transparent one', () => {
    expect(paintBackground({ kind: 'transparent' }, WIDTH, HEIGHT).every((value) => value === 0)).toBe(true);
  });
  it('paints the app’s own backdrops', () => {
    expect(paintBackground({ kind: 'backdrop', backdrop: 'sea' }, WIDTH, HEIGHT)).toEqual(
      paintBackdrop('sea', WIDTH, HEIGHT),
    );
  });
});
