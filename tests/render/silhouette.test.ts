import { BoxGeometry, PlaneGeometry, SphereGeometry } from 'three';
import { describe, expect, it } from 'vitest';
import { faceEye, findEdges, silhouetteIndices } from '../../renderer/render/silhouette.ts';

const outline = (geometry: BoxGeometry | SphereGeometry, eye: readonly [number, number, number]) => {
  const positions = geometry.getAttribute('position').array;
  const indices = geometry.index?.array ?? [];
  const edges = findEdges(positions, indices);
  const facing = new Uint8Array(indices.length / 3);
  faceEye(positions, 3, indices, eye, null, facing);
  const into = new Uint32Array(edges.count * 6);
  const used = silhouetteIndices(edges, facing, 1000, into);
  return { positions, edges, facing, drawn: into.subarray(0, used) };
};

describe('findEdges', () => {
  it('joins the split corners of a box', () => {
    const box = new BoxGeometry();
    // 12 triangles have 18 edges however many vertices they are split into.
    expect(findEdges(box.getAttribute('position').array, box.index?.array ?? []).count).toBe(18);
  });
  it('leaves the border of a sheet out', () => {
    const sheet = new PlaneGeometry(1, 1, 1, 1);
    expect(findEdges(sheet.getAttribute('position').array, sheet.index?.array ?? []).count).toBe(1);
  });
});

describe('a silhouette', () => {
  it('of a box from the front is the four edges of its front', () => {
    const { drawn, positions } = outline(new BoxGeometry(2, 2, 2), [0, 0, 10]);
    expect(drawn).toHaveLength(4 * 6);
    for (const index of drawn) {
      const vertex = index % 1000;
      expect(Math.abs(positions[vertex * 3] as number)).toBe(1);
      expect(positions[vertex * 3 + 2]).toBe(1);
    }
  });
  it('of a ball is where it turns away', () => {
    const { drawn, positions } = outline(new SphereGeometry(1, 32, 32), [0, 0, 20]);
    expect(drawn.length).toBeGreaterThan(6 * 30);
    for (const index of drawn)
      expect(Math.abs(positions[(index % 1000) * 3 + 2] as number)).toBeLessThan(0.25);
  });
  it('goes from each edge to its twins', () => {
    const { drawn } = outline(new BoxGeometry(), [0, 0, 10]);
    for (let i = 0; i < drawn.length; i += 6) {
      const [a, b, bTwin, a2, b2, aTwin] = Array.from(drawn.subarray(i, i + 6)) as [
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      expect([bTwin, a2, b2, aTwin]).toEqual([b + 1000, a, b + 1000, a + 1000]);
    }
  });
});

describe('faceEye', () => {
  it('sees each triangle from its own joint’s eye', () => {
    // Two triangles in one plane; one joint's eye is in front of it, the other's behind.
    const positions = [0, 0, 0, 1, 0, 0, 0, 1, 0, 5, 0, 0, 6, 0, 0, 5, 1, 0];
    const facing = new Uint8Array(2);
    faceEye(positions, 3, [0, 1, 2, 3, 4, 5], [0, 0, 1, 0, 0, -1], Uint8Array.of(0, 1), facing);
    expect(Array.from(facing)).toEqual([1, 0]);
  });
});
