import { FaceLandmarker, type FaceLandmarkerResult, FilesetResolver } from '@mediapipe/tasks-vision';
import { MasqueError } from '../core/errors.ts';
import { ARKIT_COUNT, ARKIT_INDEX, type ArkitShape } from '../core/signals/arkit.ts';
import type { Delegate, FaceBackend, FaceDetection } from './face-backend.ts';

export const LANDMARK_COUNT = 478;
/** Distance between pictures of an ordinary camera. */
const PICTURE_MILLISECONDS = 33;

const isShape = (name: string): name is ArkitShape => Object.hasOwn(ARKIT_INDEX, name);

function readResult(
  result: FaceLandmarkerResult,
  landmarks: Float32Array,
  weights: Float32Array,
): FaceDetection | null {
  const face = result.faceLandmarks[0];
  const matrix = result.facialTransformationMatrixes[0];
  if (face === undefined || matrix === undefined) return null;
  if (face.length !== LANDMARK_COUNT) {
    throw new MasqueError(
      'unsupported',
      `The face model gives ${face.length} points, not ${LANDMARK_COUNT}.`,
      'Run “npm run setup” to build the right one.',
    );
  }
  for (const [index, point] of face.entries()) landmarks.set([point.x, point.y, point.z], index * 3);
  const categories = result.faceBlendshapes[0]?.categories;
  weights.fill(0);
  for (const { categoryName, score } of categories ?? []) {
    if (isShape(categoryName)) weights[ARKIT_INDEX[categoryName]] = score;
  }
  return {
    landmarks,
    weights: categories === undefined ? null : weights,
    matrix: new Float32Array(matrix.data),
  };
}

/**
 * MediaPipe wants whole milliseconds that always grow, and smooths by their differences. A source that starts again at
 * nought goes on one picture after the one before.
 */
const createStamps = (): ((timeMilliseconds: number) => number) => {
  let offset = 0;
  let last = 0;
  return (timeMilliseconds) => {
    if (timeMilliseconds + offset < last) offset = last + PICTURE_MILLISECONDS - timeMilliseconds;
    last = Math.max(last + 1, Math.round(timeMilliseconds + offset));
    return last;
  };
};

/**
 * MediaPipe Face Landmarker. `bundle` is a .task file; `withBlendshapes` says whether it carries a blendshape net.
 * Source: ai.google.dev/edge/mediapipe/solutions/vision/face_landmarker/web_js
 */
export async function openMediaPipe(options: {
  readonly bundle: Uint8Array;
  /** Folder of vision_wasm_module_internal.{js,wasm}. */
  readonly wasm: string;
  readonly delegate: Delegate;
  readonly withBlendshapes: boolean;
}): Promise<FaceBackend> {
  // The second argument picks the ES module build: a module worker has no importScripts.
  const fileset = await FilesetResolver.forVisionTasks(options.wasm, true);
  const landmarker = await FaceLandmarker.createFromOptions(fileset, {
    baseOptions: { modelAssetBuffer: options.bundle, delegate: options.delegate },
    canvas: new OffscreenCanvas(1, 1),
    runningMode: 'VIDEO',
    numFaces: 1,
    outputFaceBlendshapes: options.withBlendshapes,
    outputFacialTransformationMatrixes: true,
  });
  const landmarks = new Float32Array(LANDMARK_COUNT * 3);
  const weights = new Float32Array(ARKIT_COUNT);
  const stamp = createStamps();
  return {
    delegate: options.delegate,
    detect: (picture, timeMilliseconds) =>
      readResult(landmarker.detectForVideo(picture, stamp(timeMilliseconds)), landmarks, weights),
    close: () => landmarker.close(),
  };
}
