import { describe, expect, it } from 'vitest';
import { type DenseMorph, makeSparse, morphInto } from '../../renderer/avatar/sparse-morphs.ts';

const VERTICES = 40;
/** A repeatable spread of values −1..1. */
const wave = (i: number): number => Math.sin(i * 12.9898) * Math.cos(i * 4.1414);

const denseShape = (shape: number, every: number): DenseMorph => {
  const position = new Float32Array(VERTICES * 3);
  const normal = new Float32Array(VERTICES * 3);
  for (let vertex = 0; vertex < VERTICES; vertex += every)
    for (let k = 0; k < 3; k++) {
      position[vertex * 3 + k] = 0.01 * wave(shape * 1000 + vertex * 3 + k);
      normal[vertex * 3 + k] = wave(shape * 2000 + vertex * 3 + k);
    }
  return { shape, position, normal };
};

const REST = Float32Array.from({ length: VERTICES * 6 }, (_, i) => wave(i + 7));

describe('sparse morphs', () => {
  const dense = [denseShape(0, 1), denseShape(17, 3), denseShape(51, 7)];
  const sparse = makeSparse(dense);
  it('give what adding whole shapes gives', () => {
    const weights = new Float32Array(52);
    weights[0] = 0.3;
    weights[17] = 1;
    weights[51] = 0.05;
    const target = new Float32Array(REST.length);
    morphInto(target, REST, sparse, weights);
    for (let vertex = 0; vertex < VERTICES; vertex++)
      for (let k = 0; k < 3; k++) {
        let position = REST[vertex * 6 + k] as number;
        let normal = REST[vertex * 6 + 3 + k] as number;
        for (const shape of dense) {
          position += (weights[shape.shape] as number) * (shape.position[vertex * 3 + k] as number);
          normal += (weights[shape.shape] as number) * (shape.normal?.[vertex * 3 + k] ?? 0);
        }
        expect(target[vertex * 6 + k]).toBeCloseTo(position, 6);
        expect(target[vertex * 6 + 3 + k]).toBeCloseTo(normal, 6);
      }
  });
  it('go back to rest exactly', () => {
    const target = new Float32Array(REST.length);
    morphInto(target, REST, sparse, new Float32Array(52).fill(1));
    expect(target).not.toEqual(REST);
    morphInto(target, REST, sparse, new Float32Array(52));
    expect(target).toEqual(REST);
  });
  it('keep only what moves', () => {
    expect(sparse.map(({ offsets }) => offsets.length)).toEqual([40, 14, 6]);
    const still = { shape: 3, position: new Float32Array(VERTICES * 3), normal: null };
    expect(makeSparse([still])).toEqual([]);
  });
  it('leave normals alone when a shape has none', () => {
    const target = new Float32Array(REST.length);
    morphInto(
      target,
      REST,
      makeSparse([{ ...denseShape(2, 1), normal: null }]),
      new Float32Array(52).fill(1),
    );
    for (let vertex = 0; vertex < VERTICES; vertex++)
      expect(target[vertex * 6 + 4]).toBe(REST[vertex * 6 + 4]);
  });
});
