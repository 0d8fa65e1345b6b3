import { BoxGeometry, SphereGeometry } from 'three';
import { describe, expect, it } from 'vitest';
import { bakeOcclusion, type OcclusionMesh } from '../../renderer/render/bake-occlusion.ts';

const sphere = (radius: number, y: number): OcclusionMesh => {
  const geometry = new SphereGeometry(radius, 24, 16).translate(0, y, 0);
  return {
    positions: geometry.getAttribute('position').array as Float32Array,
    normals: geometry.getAttribute('normal').array as Float32Array,
    indices: geometry.index?.array ?? [],
    occludes: true,
  };
};

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

describe('bakeOcclusion', () => {
  it('finds a lone sphere open all around', () => {
    const [open] = bakeOcclusion([sphere(0.1, 0)]);
    expect(Math.min(...(open ?? []))).toBeGreaterThan(0.9);
  });
  it('darkens where a ball is near and nowhere else', () => {
    const lower = sphere(0.1, 0);
    const [open] = bakeOcclusion([lower, sphere(0.2, 0.32)]);
    const at = (wanted: (y: number) => boolean): number =>
      mean(Array.from(open ?? []).filter((_, i) => wanted(lower.positions[i * 3 + 1] as number)));
    expect(at((y) => y > 0.09)).toBeLessThan(0.5);
    expect(at((y) => y < -0.09)).toBeGreaterThan(0.9);
  });
  it('finds a ball in a closed box enclosed', () => {
    const box = new BoxGeometry(0.6, 0.6, 0.6);
    const [open] = bakeOcclusion([
      sphere(0.1, 0),
      {
        positions: box.getAttribute('position').array as Float32Array,
        normals: box.getAttribute('normal').array as Float32Array,
        indices: box.index?.array ?? [],
        occludes: true,
      },
    ]);
    expect(Math.max(...(open ?? [1]))).toBeLessThan(0.05);
  });
  it('lets light through what does not occlude', () => {
    const [open] = bakeOcclusion([sphere(0.1, 0), { ...sphere(0.3, 0), occludes: false }]);
    expect(Math.min(...(open ?? []))).toBeGreaterThan(0.9);
  });
});
