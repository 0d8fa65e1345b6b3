import { type Layer, parseFaceShapesFile } from './face-shapes-file.ts';

/**
 * Landmarks to the 52 shapes, for a tracker that has no such net of its own.
 * @param landmarks 478 × [x, y, z]; x and y in 0..1 of the picture, y down; z is not read
 * @param aspect the picture's width / height: x and y are in units of their own
 * @param weights receives 52 numbers 0..1 in `ARKIT_SHAPES` order
 */
export type FaceShapesNet = (landmarks: ArrayLike<number>, aspect: number, weights: Float32Array) => void;

/** The number at an index that the loops below keep inside the array. */
const at = (numbers: ArrayLike<number>, index: number): number => numbers[index] as number;

/**
 * The forward pass in plain TypeScript: about 85 000 multiplications a face, nothing allocated after loading.
 * Recipe, data and measured quality: `assets/face-shapes/README.md`.
 * @param bytes `assets/face-shapes/face-shapes.bin`
 * @throws MasqueError `unreadable` when they are not that file
 */
export const loadFaceShapesNet = (bytes: ArrayBuffer): FaceShapesNet => {
  const { points, level, mean, scale, layers } = parseFaceShapesFile(bytes);
  const input = new Float32Array(mean.length);
  const results = layers.map((layer) => new Float32Array(layer.outputs));
  const last = layers.length - 1;

  return (landmarks, aspect, weights) => {
    normalise(landmarks, aspect, points, level, input);
    for (let k = 0; k < input.length; k++) input[k] = (at(input, k) - at(mean, k)) * at(scale, k);
    let values = input;
    for (const [index, layer] of layers.entries()) {
      const result = results[index] ?? input;
      multiplyAdd(layer, values, result);
      for (let k = 0; k < result.length; k++) {
        const sum = at(result, k);
        const gate = 1 / (1 + Math.exp(-sum));
        // Hidden layers: SiLU. The last one: the sigmoid alone.
        result[k] = index === last ? gate : sum * gate;
      }
      values = result;
    }
    weights.set(values);
  };
};

/**
 * Turns the face in the picture's plane until its eyes are level, centres it on the mean point and divides by the rms
 * distance to it. The same as `net_input` of the training recipe.
 */
const normalise = (
  landmarks: ArrayLike<number>,
  aspect: number,
  points: readonly number[],
  [right, left]: readonly [number, number],
  output: Float32Array,
): void => {
  const acrossX = (at(landmarks, 3 * left) - at(landmarks, 3 * right)) * aspect;
  const acrossY = at(landmarks, 3 * left + 1) - at(landmarks, 3 * right + 1);
  const across = Math.hypot(acrossX, acrossY) || 1;
  const cosine = acrossX / across;
  const sine = acrossY / across;
  let meanX = 0;
  let meanY = 0;
  for (let k = 0; k < points.length; k++) {
    const point = 3 * at(points, k);
    const x = at(landmarks, point) * aspect;
    const y = at(landmarks, point + 1);
    const turnedX = x * cosine + y * sine;
    const turnedY = y * cosine - x * sine;
    output[2 * k] = turnedX;
    output[2 * k + 1] = turnedY;
    meanX += turnedX / points.length;
    meanY += turnedY / points.length;
  }
  let squares = 0;
  for (let k = 0; k < output.length; k += 2) {
    const x = at(output, k) - meanX;
    const y = at(output, k + 1) - meanY;
    output[k] = x;
    output[k + 1] = y;
    squares += x * x + y * y;
  }
  const size = Math.sqrt(squares / points.length) || 1;
  for (let k = 0; k < output.length; k++) output[k] = at(output, k) / size;
};

const multiplyAdd = (
  { inputs, outputs, weights, bias }: Layer,
  values: Float32Array,
  result: Float32Array,
): void => {
  for (let row = 0; row < outputs; row++) {
    const start = row * inputs;
    let sum = at(bias, row);
    for (let k = 0; k < inputs; k++) sum += at(weights, start + k) * at(values, k);
    result[row] = sum;
  }
};
