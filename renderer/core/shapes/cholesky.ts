import { numberAt } from './points.ts';

const SMALLEST_PIVOT = 1e-12;

/**
 * Solves A x = b in place for several b, A symmetric positive definite, row-major, `size` × `size`.
 * `matrix` becomes the factor and each of `sides` becomes its x. Golub and Van Loan, "Matrix computations", 4.2.
 */
export const choleskySolve = (matrix: Float64Array, size: number, sides: readonly Float64Array[]): void => {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = numberAt(matrix, i * size + j);
      for (let k = 0; k < j; k++) sum -= numberAt(matrix, i * size + k) * numberAt(matrix, j * size + k);
      matrix[i * size + j] =
        i === j ? Math.sqrt(Math.max(sum, SMALLEST_PIVOT)) : sum / numberAt(matrix, j * size + j);
    }
  }
  for (const side of sides) {
    for (let i = 0; i < size; i++) {
      let sum = numberAt(side, i);
      for (let k = 0; k < i; k++) sum -= numberAt(matrix, i * size + k) * numberAt(side, k);
      side[i] = sum / numberAt(matrix, i * size + i);
    }
    for (let i = size - 1; i >= 0; i--) {
      let sum = numberAt(side, i);
      for (let k = i + 1; k < size; k++) sum -= numberAt(matrix, k * size + i) * numberAt(side, k);
      side[i] = sum / numberAt(matrix, i * size + i);
    }
  }
};
