/** A preview is no film: more than this is not seen beside the words. Pixels of the longer side. */
const LONGEST = 1280;
/** Light stages have no smooth edges of their own: the browser makes them, of more pixels than are seen. */
const SMOOTH = 2;
/** Before it lies on a page. */
const UNSEEN = { width: 640, height: 360 };

const even = (pixels: number): number => Math.max(2, 2 * Math.round(pixels / 2));

/** Pixels to draw a canvas with, both even, in its shape. `ratio`: pixels of the screen to one of the page's. */
export const shownSize = (
  { clientWidth, clientHeight }: Pick<HTMLCanvasElement, 'clientWidth' | 'clientHeight'>,
  ratio: number,
): { readonly width: number; readonly height: number } => {
  if (clientWidth === 0 || clientHeight === 0) return UNSEEN;
  const scale = Math.min(Math.max(SMOOTH, ratio), LONGEST / Math.max(clientWidth, clientHeight));
  return { width: even(clientWidth * scale), height: even(clientHeight * scale) };
};
