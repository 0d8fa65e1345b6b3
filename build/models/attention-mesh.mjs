import {
  IRIS_POINTS,
  LID_RING,
  LIPS,
  MESH_POINTS,
  PICTURE_LEFT_EYE,
  PICTURE_RIGHT_EYE,
} from './mesh-points.mjs';
import { ModelError } from './model-error.mjs';

/** @import { GraphExtension } from './tflite-extend.mjs' */

/** The attention mesh's outputs: all points (x y z), then finer ones (x y) for lips, eyes and irises, then presence. */
const SIZES = {
  mesh: MESH_POINTS * 3,
  lips: LIPS.length * 2,
  leftEye: PICTURE_LEFT_EYE.length * 2,
  rightEye: PICTURE_RIGHT_EYE.length * 2,
  leftIris: IRIS_POINTS * 2,
  rightIris: IRIS_POINTS * 2,
};

/** Where each output begins once they stand side by side, and the two mean depths behind them. */
const starts = () => {
  let next = 0;
  const take = (/** @type {number} */ size) => {
    const start = next;
    next += size;
    return start;
  };
  return {
    mesh: take(SIZES.mesh),
    lips: take(SIZES.lips),
    leftEye: take(SIZES.leftEye),
    rightEye: take(SIZES.rightEye),
    leftIris: take(SIZES.leftIris),
    rightIris: take(SIZES.rightIris),
    leftDepth: take(1),
    rightDepth: take(1),
    size: next,
  };
};

/**
 * For each of the 478 × 3 numbers, its place among the outputs side by side: x and y of the finer points replace the
 * mesh's, z stays the mesh's, and an iris lies as deep as its lids do on average.
 */
const joinIndices = () => {
  const at = starts();
  const indices = Array.from({ length: SIZES.mesh }, (_, index) => index);
  /** @type {(points: readonly number[], start: number) => void} */
  const refine = (points, start) => {
    for (const [order, point] of points.entries()) {
      indices[3 * point] = start + 2 * order;
      indices[3 * point + 1] = start + 2 * order + 1;
    }
  };
  refine(LIPS, at.lips);
  refine(PICTURE_LEFT_EYE, at.leftEye);
  refine(PICTURE_RIGHT_EYE, at.rightEye);
  for (let point = 0; point < IRIS_POINTS; point += 1) {
    indices.push(at.leftIris + 2 * point, at.leftIris + 2 * point + 1, at.leftDepth);
  }
  for (let point = 0; point < IRIS_POINTS; point += 1) {
    indices.push(at.rightIris + 2 * point, at.rightIris + 2 * point + 1, at.rightDepth);
  }
  return { indices, joinedSize: at.size };
};

/**
 * Joins the seven outputs into the two that MediaPipe's Face Landmarker task reads: 478 points and presence.
 * @param {GraphExtension} graph
 * @returns {readonly number[]}
 */
export const joinAttentionMesh = (graph) => {
  const [mesh, ...rest] = graph.outputs;
  const presence = rest.at(-1);
  if (mesh === undefined || presence === undefined || graph.outputs.length !== 7) {
    throw new ModelError(
      'unsupported',
      `The attention mesh should have seven outputs; this one has ${graph.outputs.length}.`,
      'Install the version of @mediapipe/face_mesh that package-lock.json pins.',
    );
  }
  /** @type {(name: string, eye: readonly number[]) => number} */
  const meanDepth = (name, eye) => {
    const depths = eye.slice(0, LID_RING).map((point) => 3 * point + 2);
    return graph.mean(`${name}_depth`, graph.gather(`${name}_lid_depths`, mesh, depths));
  };
  const leftDepth = meanDepth('left_iris', PICTURE_LEFT_EYE);
  const rightDepth = meanDepth('right_iris', PICTURE_RIGHT_EYE);
  const { indices, joinedSize } = joinIndices();
  const parts = [...graph.outputs.slice(0, 6), leftDepth, rightDepth];
  return [graph.gather('landmarks', graph.concatenate('all_outputs', parts, joinedSize), indices), presence];
};
