import type { CanonicalFace } from './canonical-face.ts';
import { EYE_RING, MOUTH_RING } from './landmarks.ts';
import { numberAt } from './points.ts';

/**
 * The canonical triangles without those that close the eyes and the mouth, so that lids and lips can part.
 * Three vertices a triangle.
 */
export const openFaceTriangles = (face: Pick<CanonicalFace, 'triangles'>): Uint16Array => {
  const rings = [EYE_RING.right, EYE_RING.left, MOUTH_RING].map((ring) => new Set<number>(ring));
  const kept: number[] = [];
  for (let t = 0; t < face.triangles.length; t += 3) {
    const triangle = [0, 1, 2].map((k) => numberAt(face.triangles, t + k));
    if (!rings.some((ring) => triangle.every((vertex) => ring.has(vertex)))) kept.push(...triangle);
  }
  return Uint16Array.from(kept);
};
