/**
 * Landmark numbers of MediaPipe's canonical face, the person's right side (x < 0) unless said otherwise;
 * `CanonicalFace.mirror` gives the left.
 * Source: mediapipe/modules/face_geometry/data/canonical_face_model_uv_visualization.png and the mesh itself.
 */

/** Upper lip, six columns from the corner to the middle; each column from the outer edge to the inner rim. */
export const UPPER_LIP_COLUMNS = [
  [61, 76, 62, 78],
  [185, 184, 183, 191],
  [40, 74, 42, 80],
  [39, 73, 41, 81],
  [37, 72, 38, 82],
  [0, 11, 12, 13],
] as const;

/** Lower lip, as above; its first column is the corner again. */
export const LOWER_LIP_COLUMNS = [
  [61, 76, 62, 78],
  [146, 77, 96, 95],
  [91, 90, 89, 88],
  [181, 180, 179, 178],
  [84, 85, 86, 87],
  [17, 16, 15, 14],
] as const;

/** Eyelid rows, each from the outer corner's side to the inner one; `rim` is the lash line, `fold` and `orbit` lie further out. */
export const UPPER_LID = {
  rim: [246, 161, 160, 159, 158, 157, 173],
  fold: [247, 30, 29, 27, 28, 56, 190],
  orbit: [113, 225, 224, 223, 222, 221, 189],
} as const;

export const LOWER_LID = {
  rim: [7, 163, 144, 145, 153, 154, 155],
  fold: [25, 110, 24, 23, 22, 26, 112],
  orbit: [31, 228, 229, 230, 231, 232, 233],
} as const;

/** Outer, then inner. */
export const EYE_CORNERS = [33, 133] as const;

/** The lash line as a closed ring. */
export const EYE_RING = {
  right: [33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246],
  left: [263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466],
} as const;

/** The inner rim of both lips as a closed ring. */
export const MOUTH_RING = [
  78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 324, 318, 402, 317, 14, 87, 178, 88, 95,
] as const;

/** The mesh's only open edge, clockwise seen from the front, from the top of the forehead. */
export const FACE_OVAL = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149,
  150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
] as const;

/** The nose's ridge, tip and base on the mid-plane. */
export const NOSE_RIDGE = [1, 4, 5, 2, 94, 19, 195, 6, 168, 197] as const;

/** Brow, from the inner end to the outer; upper and lower edge of the hairs. */
export const BROW = {
  upper: [107, 66, 105, 63, 70],
  lower: [55, 65, 52, 53, 46],
} as const;
