import type { PixelFormat } from '../../core/virtual-camera.ts';
import type { Stage } from '../../render/stage.ts';
import type { Size } from './fit.ts';
import { readByProcessor } from './read-by-processor.ts';
import { canPack, readByShader } from './read-by-shader.ts';

/** What a device takes. */
export interface Wanted extends Size {
  readonly format: PixelFormat;
}

/** A picture on its way out of the graphics card. */
export interface PictureReading {
  /** Never waits; becomes true between two tasks of the page. Stays false when the context is lost. */
  isReady(): boolean;
  /** The bytes are good until the next picture is taken. Take it before the reader has begun twice more. */
  take(): Uint8Array;
}

/** Gets the picture just drawn into bytes that a device takes, without waiting for the graphics card. */
export interface PictureReader {
  /** Begins to read what was just drawn into the canvas. Call it in the task that drew. */
  begin(): PictureReading;
  dispose(): void;
}

/** Who turns colours into the device's format. */
export type ReadingWay = 'shader' | 'processor';

/**
 * A real graphics card packs the bytes itself, so that fewer leave it. Where the processor imitates one, its own loop
 * over the pixels is cheaper than a shader's (`npm run bench -- virtual-camera` shows both).
 */
export const chooseWay = (software: boolean, wanted: Wanted): ReadingWay =>
  !software && canPack(wanted) ? 'shader' : 'processor';

export const createPictureReader = (
  gl: WebGL2RenderingContext,
  source: Size,
  wanted: Wanted,
  way: ReadingWay,
): PictureReader =>
  way === 'shader' ? readByShader(gl, source, wanted) : readByProcessor(gl, source, wanted);

/** Whether a stage's picture is what the reader was made for. */
export const isSourceOf = (stage: Stage, source: Size): boolean =>
  stage.info.width === source.width && stage.info.height === source.height;
