import { CLOCK_BLOCKS, CLOCK_HEIGHT, clockBlocks } from '../core/signals/picture-clock.ts';

/** Draws the bench's clock along the top edge of what has been drawn, with cleared rectangles and no shader. */
export function drawClockStrip(
  gl: WebGL2RenderingContext,
  width: number,
  height: number,
  value: number,
): void {
  const before = gl.getParameter(gl.COLOR_CLEAR_VALUE) as Float32Array;
  const stripHeight = Math.ceil(height * CLOCK_HEIGHT);
  gl.enable(gl.SCISSOR_TEST);
  for (const [block, white] of clockBlocks(value).entries()) {
    const left = Math.floor((block * width) / CLOCK_BLOCKS);
    const right = Math.floor(((block + 1) * width) / CLOCK_BLOCKS);
    const grey = white ? 1 : 0;
    gl.scissor(left, height - stripHeight, right - left, stripHeight);
    gl.clearColor(grey, grey, grey, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
  }
  gl.disable(gl.SCISSOR_TEST);
  gl.clearColor(before[0] ?? 0, before[1] ?? 0, before[2] ?? 0, before[3] ?? 1);
}
