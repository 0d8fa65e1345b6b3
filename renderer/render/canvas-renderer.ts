import { NeutralToneMapping, SRGBColorSpace, WebGLRenderer } from 'three';
import { MasqueError } from '../core/errors.ts';

export type StageCanvas = HTMLCanvasElement | OffscreenCanvas;

/** A renderer for pictures that cover every pixel. Throws a MasqueError where there is no WebGL 2. */
export const createCanvasRenderer = (canvas: StageCanvas): WebGLRenderer => {
  let renderer: WebGLRenderer;
  try {
    renderer = new WebGLRenderer({
      canvas,
      // Opaque, but for the one background that is nothing.
      alpha: true,
      antialias: false,
      stencil: false,
      powerPreference: 'high-performance',
    });
  } catch (cause) {
    throw new MasqueError(
      'unsupported',
      'This computer offers no WebGL 2, so the avatar cannot be drawn.',
      'Update the graphics driver, or start the app with --use-angle=swiftshader.',
      { cause },
    );
  }
  renderer.outputColorSpace = SRGBColorSpace;
  renderer.toneMapping = NeutralToneMapping;
  renderer.setPixelRatio(1);
  // Every pixel is drawn by the figure or by its backdrop: only depth needs clearing, and the stage does it.
  renderer.autoClear = false;
  return renderer;
};

/** Tells when the canvas' graphics context goes and comes back. Returns the way to stop. */
export const watchContext = (canvas: StageCanvas, lost: () => void, restored: () => void): (() => void) => {
  const onLost = (event: Event): void => {
    // Without this the browser never gives the context back.
    event.preventDefault();
    lost();
  };
  canvas.addEventListener('webglcontextlost', onLost);
  canvas.addEventListener('webglcontextrestored', restored);
  return () => {
    canvas.removeEventListener('webglcontextlost', onLost);
    canvas.removeEventListener('webglcontextrestored', restored);
  };
};

/** What the canvas shows now, as PNG bytes. Call it in the task that drew. */
export const canvasToPng = async (canvas: StageCanvas): Promise<Uint8Array<ArrayBuffer>> => {
  const blob =
    'convertToBlob' in canvas
      ? await canvas.convertToBlob({ type: 'image/png' })
      : await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob)
    throw new MasqueError('failed', 'The picture could not be written as PNG.', 'Try a smaller picture.');
  return new Uint8Array(await blob.arrayBuffer());
};
