/** The person's own small picture, as the track worker painted it. */
export interface SelfView {
  attach(canvas: HTMLCanvasElement | null): void;
  show(bitmap: ImageBitmap, mirror: boolean): void;
}

export function createSelfView(): SelfView {
  let canvas: HTMLCanvasElement | null = null;
  let context: ImageBitmapRenderingContext | null = null;
  return {
    attach(next) {
      canvas = next;
      // Takes a finished picture as it is; a 2D context would draw it anew on the graphics card.
      context = next?.getContext('bitmaprenderer') ?? null;
    },
    show(bitmap, mirror) {
      if (canvas === null || context === null) return bitmap.close();
      canvas.style.transform = mirror ? 'scaleX(-1)' : '';
      context.transferFromImageBitmap(bitmap);
    },
  };
}
