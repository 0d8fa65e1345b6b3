import { neutralWeights } from '../core/signals/arkit.ts';
import type { EyeDirection, FaceFrame } from '../core/signals/face-frame.ts';
import type { FaceBackend } from './face-backend.ts';
import type { FaceShapesNet } from './face-shapes-net.ts';
import { gazeFromIris } from './gaze-from-iris.ts';
import { poseFromMatrix } from './pose-from-matrix.ts';

/** Landmarks this far outside the picture are guesses, as a share of its size. */
const OUTSIDE = 0.02;

/** Share of the landmarks that lie inside the picture: a face half out of it is half a guess. */
const shareInside = (landmarks: Float32Array): number => {
  const points = landmarks.length / 3;
  let inside = 0;
  for (let i = 0; i < landmarks.length; i += 3) {
    const x = landmarks[i] ?? 0;
    const y = landmarks[i + 1] ?? 0;
    if (x > -OUTSIDE && x < 1 + OUTSIDE && y > -OUTSIDE && y < 1 + OUTSIDE) inside += 1;
  }
  return inside / points;
};

export interface Tracked {
  readonly face: FaceFrame | null;
  /** 478 × [x, y, z] of the picture, valid until the next call; null when there is no face. */
  readonly landmarks: Float32Array | null;
  readonly inferenceMilliseconds: number;
}

export interface FaceTracker {
  /** `timeSeconds` goes into the frame as it is. */
  track(picture: ImageData, timeSeconds: number): Tracked;
}

/** A face model and, where it has no blendshapes, our own net → frames that the core understands. */
export function createFaceTracker(backend: FaceBackend, shapesNet: FaceShapesNet | null): FaceTracker {
  // Lids that hide an iris leave the eye looking where it looked.
  let left: EyeDirection = { yaw: 0, pitch: 0 };
  let right: EyeDirection = left;
  return {
    track(picture, timeSeconds) {
      const startedAt = performance.now();
      const found = backend.detect(picture, timeSeconds * 1000);
      const inferenceMilliseconds = performance.now() - startedAt;
      if (found === null) return { face: null, landmarks: null, inferenceMilliseconds };
      const { landmarks } = found;
      const aspect = picture.width / picture.height;
      const weights = neutralWeights();
      if (found.weights !== null) weights.set(found.weights);
      else shapesNet?.(landmarks, aspect, weights);
      const { rotation, translation } = poseFromMatrix(found.matrix);
      const seen = gazeFromIris(landmarks, aspect, rotation);
      left = seen.left ?? left;
      right = seen.right ?? right;
      const gaze = { left, right };
      const confidence = shareInside(landmarks);
      const face: FaceFrame = { timeSeconds, confidence, weights, rotation, translation, gaze };
      return { face, landmarks, inferenceMilliseconds };
    },
  };
}
