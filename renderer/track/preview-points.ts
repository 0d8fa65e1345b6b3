/** Landmarks that outline a face well with few dots: oval, brows, eyes, lips. Numbers are MediaPipe's face mesh. */
const DOTS = [
  10, 297, 284, 389, 454, 361, 397, 378, 152, 149, 172, 132, 234, 162, 54, 67, 70, 105, 107, 336, 334, 300,
  33, 160, 158, 133, 153, 144, 362, 385, 387, 263, 373, 380, 61, 37, 0, 267, 291, 314, 17, 84, 1, 168, 195,
];

/** x, y pairs 0..1 of the picture. */
export function previewPoints(landmarks: Float32Array | null): Float32Array<ArrayBuffer> {
  if (landmarks === null) return new Float32Array(0);
  const points = new Float32Array(DOTS.length * 2);
  for (const [index, dot] of DOTS.entries()) {
    points[index * 2] = landmarks[dot * 3] ?? 0;
    points[index * 2 + 1] = landmarks[dot * 3 + 1] ?? 0;
  }
  return points;
}
