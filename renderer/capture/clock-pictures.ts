import { CLOCK_BITS, CLOCK_BLOCKS, CLOCK_HEIGHT, clockBlocks } from '../core/signals/picture-clock.ts';
import type { PictureRun } from './captured-picture.ts';

/** Draws the time at which each picture is due into the picture itself, in milliseconds, for the bench. */
export async function* withClock(pictures: PictureRun): PictureRun {
  for await (const picture of pictures) {
    const { frame } = picture;
    if (frame.format !== 'I420') {
      yield picture;
      continue;
    }
    const bytes = new Uint8Array(frame.allocationSize());
    const layout = await frame.copyTo(bytes);
    const [luma, ...chroma] = layout;
    const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight };
    const rows = 2 * Math.ceil((height * CLOCK_HEIGHT) / 2);
    if (luma === undefined) throw new Error('An I420 picture has no luma plane.');
    const value = Math.round(picture.capturedAt) % 2 ** CLOCK_BITS;
    const blocks = clockBlocks(value);
    for (let y = 0; y < rows; y += 1) {
      for (const [block, white] of blocks.entries()) {
        const start = luma.offset + y * luma.stride + Math.floor((block * width) / CLOCK_BLOCKS);
        const end = luma.offset + y * luma.stride + Math.floor(((block + 1) * width) / CLOCK_BLOCKS);
        bytes.fill(white ? 235 : 16, start, end);
      }
    }
    for (const { offset, stride } of chroma) bytes.fill(128, offset, offset + (rows / 2) * stride);
    const { timestamp } = frame;
    frame.close();
    yield {
      ...picture,
      frame: new VideoFrame(bytes, {
        format: 'I420',
        codedWidth: width,
        codedHeight: height,
        layout,
        timestamp,
      }),
    };
  }
}
