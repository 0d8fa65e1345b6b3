const SMALLEST_PIVOT = 1e-12;

/**
 * Solves A x = b in place for several b, A symmetric positive definite, row-major, `size` × `size`.
 * `matrix` becomes the factor and each of `sides` becomes its x. Golub and Van Loan, "Matrix computations", 4.2.
 */
export const choleskySolve = (matrix: Float64Array, size: number, sides: readonly Float64Array[]): void => {
  for (let i = 0; i < size; i++) {
    const row = i * size;
    for (let j = 0; j <= i; j++) {
      const other = j * size;
      let sum = matrix[row + j] as number;
      for (let k = 0; k < j; k++) sum -= (matrix[row + k] as number) * (matrix[other + k] as number);
      matrix[row + j] =
        i === j ? Math.sqrt(Math.max(sum, SMALLEST_PIVOT)) : sum / (matrix[other + j] as number);
    }
  }
  for (const side of sides) {
    for (let i = 0; i < size; i++) {
      let sum = side[i] as number;
      for (let k = 0; k < i; k++) sum -= (matrix[i * size + k] as number) * (side[k] as number);
      side[i] = sum / (matrix[i * size + i] as number);
    }
    for (let i = size - 1; i >= 0; i--) {
      let sum = side[i] as number;
      for (let k = i + 1; k < size; k++) sum -= (matrix[k * size + i] as number) * (side[k] as number);
      side[i] = sum / (matrix[i * size + i] as number);
    }
  }
};
