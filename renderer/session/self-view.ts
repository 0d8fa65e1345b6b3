/** The person's own small picture, as the track worker painted it. */
export interface SelfView {
  attach(canvas: HTMLCanvasElement | null): void;
  /** Takes the picture for the next `show`; one that waits is replaced. */
  offer(bitmap: ImageBitmap): void;
  /**
   * Shows what was offered. To be called in the task that draws the stage: two changes at different times would have the
   * whole window composed twice, which a machine without a graphics card feels.
   */
  show(mirror: boolean): void;
}

export function createSelfView(): SelfView {
  let canvas: HTMLCanvasElement | null = null;
  let context: ImageBitmapRenderingContext | null = null;
  let waiting: ImageBitmap | null = null;
  return {
    attach(next) {
      canvas = next;
      // Takes a finished picture as it is; a 2D context would draw it anew on the graphics card.
      context = next?.getContext('bitmaprenderer') ?? null;
    },
    offer(bitmap) {
      waiting?.close();
      waiting = bitmap;
    },
    show(mirror) {
      if (waiting === null) return;
      if (canvas === null || context === null) waiting.close();
      else {
        canvas.style.transform = mirror ? 'scaleX(-1)' : '';
        context.transferFromImageBitmap(waiting);
      }
      waiting = null;
    },
  };
}
