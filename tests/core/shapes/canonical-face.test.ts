import { describe, expect, it } from 'vitest';
import { readCanonicalFaceBytes } from '../../../build/avatars/canonical-face-bytes.ts';
import { MasqueError } from '../../../renderer/core/errors.ts';
import { parseCanonicalFace } from '../../../renderer/core/shapes/canonical-face.ts';
import { pointAt } from '../../../renderer/core/shapes/points.ts';

describe('parseCanonicalFace', async () => {
  const bytes = await readCanonicalFaceBytes();

  it('reads a face of human size that looks along +z', () => {
    const face = parseCanonicalFace(bytes);
    expect(face.positions).toHaveLength(468 * 3);
    expect(face.uv).toHaveLength(468 * 2);
    expect(face.triangles).toHaveLength(898 * 3);
    const [forehead, chin, tip, rightCorner] = [10, 152, 1, 33].map((i) => pointAt(face.positions, i));
    expect((forehead?.[1] ?? 0) - (chin?.[1] ?? 0)).toBeGreaterThan(0.15);
    expect((forehead?.[1] ?? 0) - (chin?.[1] ?? 0)).toBeLessThan(0.2);
    expect(tip?.[2]).toBeGreaterThan(forehead?.[2] ?? 0);
    expect(rightCorner?.[0]).toBeLessThan(0);
  });

  it('pairs every vertex with its mirror image, and the pair back again', () => {
    const { mirror } = parseCanonicalFace(bytes);
    expect([...mirror].map((other) => mirror[other])).toEqual([...mirror.keys()]);
    expect(mirror[33]).toBe(263);
    expect(mirror[1]).toBe(1);
  });

  it('refuses bytes that break off or are something else', () => {
    expect(() => parseCanonicalFace(bytes.subarray(0, 9000))).toThrow(MasqueError);
    expect(() => parseCanonicalFace(new Uint8Array([1, 2, 3]))).toThrow(MasqueError);
    expect(() => parseCanonicalFace(new Uint8Array(0))).toThrow(/0 vertices/);
  });
});
