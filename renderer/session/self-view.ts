/** The person's own small picture, with dots where the tracker sees their face. */
export interface SelfView {
  attach(canvas: HTMLCanvasElement | null): void;
  show(bitmap: ImageBitmap, points: Float32Array, mirror: boolean): void;
}

const DOT_COLOUR = '#d3f069';
const DOT_RADIUS = 1.1;

export function createSelfView(): SelfView {
  let canvas: HTMLCanvasElement | null = null;
  return {
    attach(next) {
      canvas = next;
    },
    show(bitmap, points, mirror) {
      const context = canvas?.getContext('2d');
      if (canvas === null || context === null || context === undefined) return bitmap.close();
      const { width, height } = bitmap;
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width;
        canvas.height = height;
      }
      context.setTransform(mirror ? -1 : 1, 0, 0, 1, mirror ? width : 0, 0);
      context.drawImage(bitmap, 0, 0);
      bitmap.close();
      context.fillStyle = DOT_COLOUR;
      for (let i = 0; i < points.length; i += 2) {
        context.beginPath();
        context.arc((points[i] ?? 0) * width, (points[i + 1] ?? 0) * height, DOT_RADIUS, 0, 2 * Math.PI);
        context.fill();
      }
    },
  };
}
