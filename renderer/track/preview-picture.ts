/** Landmarks that outline a face well with few dots: oval, brows, eyes, lips. Numbers are MediaPipe's face mesh. */
const DOTS = [
  10, 297, 284, 389, 454, 361, 397, 378, 152, 149, 172, 132, 234, 162, 54, 67, 70, 105, 107, 336, 334, 300,
  33, 160, 158, 133, 153, 144, 362, 385, 387, 263, 373, 380, 61, 37, 0, 267, 291, 314, 17, 84, 1, 168, 195,
];

/** The interface's accent, RGB. */
const DOT_COLOUR = [211, 240, 105] as const;
/** A dot's side for every so many pixels of the picture's width. */
const WIDTH_PER_DOT = 150;

/**
 * Paints dots where the tracker sees a face, into the picture itself. By hand, because a 2D canvas would draw each dot
 * through the graphics card, which on a machine without one costs more than the tracking.
 */
export function paintDots(picture: ImageData, landmarks: Float32Array): void {
  const { width, height, data } = picture;
  const side = Math.max(1, Math.round(width / WIDTH_PER_DOT));
  for (const dot of DOTS) {
    const left = Math.round((landmarks[dot * 3] ?? 0) * width - side / 2);
    const top = Math.round((landmarks[dot * 3 + 1] ?? 0) * height - side / 2);
    for (let y = Math.max(0, top); y < Math.min(height, top + side); y += 1) {
      for (let x = Math.max(0, left); x < Math.min(width, left + side); x += 1) {
        data.set(DOT_COLOUR, (y * width + x) * 4);
      }
    }
  }
}
