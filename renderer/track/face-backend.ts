/** What a face model found in one picture, in the model's own terms. */
export interface FaceDetection {
  /** 478 × [x, y, z]: x and y 0..1 of the picture's width and height (y down), z in units of the width, nearer is less. */
  readonly landmarks: Float32Array;
  /** 52 weights in `ARKIT_SHAPES` order, where the model has them. */
  readonly weights: Float32Array | null;
  /** Head pose: 4 × 4, column-major, centimetres; x right in the picture, y up, z towards the camera. */
  readonly matrix: Float32Array;
}

export type Delegate = 'CPU' | 'GPU';

/** One face model, ready to run. Results are valid until the next call. */
export interface FaceBackend {
  readonly delegate: Delegate;
  /** `timeMilliseconds`: when the picture was taken, on any clock. Null: no face. */
  detect(picture: ImageData, timeMilliseconds: number): FaceDetection | null;
  close(): void;
}

/** The same on single pictures: all the faces in each, most certain first. */
export interface PhotoBackend {
  detect(picture: ImageData): FaceDetection[];
  close(): void;
}
