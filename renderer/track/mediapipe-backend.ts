import { FaceLandmarker, type FaceLandmarkerResult, FilesetResolver } from '@mediapipe/tasks-vision';
import { MasqueError } from '../core/errors.ts';
import { ARKIT_COUNT, ARKIT_INDEX, type ArkitShape } from '../core/signals/arkit.ts';
import type { Delegate, FaceBackend, FaceDetection, PhotoBackend } from './face-backend.ts';

export const LANDMARK_COUNT = 478;
/** Distance between pictures of an ordinary camera. */
const PICTURE_MILLISECONDS = 33;

const isShape = (name: string): name is ArkitShape => Object.hasOwn(ARKIT_INDEX, name);

function readResult(
  result: FaceLandmarkerResult,
  landmarks: Float32Array,
  weights: Float32Array,
  which = 0,
): FaceDetection | null {
  const face = result.faceLandmarks[which];
  const matrix = result.facialTransformationMatrixes[which];
  if (face === undefined || matrix === undefined) return null;
  if (face.length !== LANDMARK_COUNT) {
    throw new MasqueError(
      'unsupported',
      `The face model gives ${face.length} points, not ${LANDMARK_COUNT}.`,
      'Run “npm run setup” to build the right one.',
    );
  }
  for (const [index, point] of face.entries()) landmarks.set([point.x, point.y, point.z], index * 3);
  const categories = result.faceBlendshapes[which]?.categories;
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

interface MediaPipeOptions {
  /** A .task file. */
  readonly bundle: Uint8Array;
  /** Folder of vision_wasm_module_internal.{js,wasm}. */
  readonly wasm: string;
  readonly delegate: Delegate;
  /** Whether the bundle carries a blendshape net. */
  readonly withBlendshapes: boolean;
}

/** Source: ai.google.dev/edge/mediapipe/solutions/vision/face_landmarker/web_js */
const openLandmarker = async (
  { bundle, wasm, delegate, withBlendshapes }: MediaPipeOptions,
  runningMode: 'VIDEO' | 'IMAGE',
  numFaces: number,
): Promise<FaceLandmarker> => {
  // The second argument picks the ES module build: a module worker has no importScripts.
  const fileset = await FilesetResolver.forVisionTasks(wasm, true);
  return FaceLandmarker.createFromOptions(fileset, {
    baseOptions: { modelAssetBuffer: bundle, delegate },
    canvas: new OffscreenCanvas(1, 1),
    runningMode,
    numFaces,
    outputFaceBlendshapes: withBlendshapes,
    outputFacialTransformationMatrixes: true,
  });
};

/** MediaPipe Face Landmarker, on one face from picture to picture. */
export async function openMediaPipe(options: MediaPipeOptions): Promise<FaceBackend> {
  const landmarker = await openLandmarker(options, 'VIDEO', 1);
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

/** Enough to tell one face from several. */
const FACES_IN_PHOTO = 3;

/** MediaPipe Face Landmarker, on pictures that have nothing to do with each other. Every face has its own arrays. */
export async function openPhotoMediaPipe(options: MediaPipeOptions): Promise<PhotoBackend> {
  const landmarker = await openLandmarker(options, 'IMAGE', FACES_IN_PHOTO);
  return {
    detect(picture) {
      const result = landmarker.detect(picture);
      return result.faceLandmarks.flatMap((_, which) => {
        const [landmarks, weights] = [new Float32Array(LANDMARK_COUNT * 3), new Float32Array(ARKIT_COUNT)];
        return readResult(result, landmarks, weights, which) ?? [];
      });
    },
    close: () => landmarker.close(),
  };
}
