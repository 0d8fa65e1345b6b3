import { MasqueError } from '../../core/errors.ts';
import type { Stage } from '../../render/stage.ts';
import type { FilmPacket } from './film-packet.ts';

export interface FilmOutputPlan {
  readonly stage: Stage;
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly format: 'mp4' | 'webm';
  readonly transparent: boolean;
  /** An encoder begins anew every so many pictures, so that what it gives depends on nothing before. */
  readonly segmentFrames: number;
  onPacket(packet: FilmPacket): void;
}

/** Takes the pictures that a stage has drawn, and gives packets. */
export interface FilmOutput {
  /** The picture just drawn, in the task that drew it. Resolves when the next may be drawn. */
  add(frame: number): Promise<void>;
  /** Gives what is still under way. */
  finish(): Promise<void>;
  readonly encodeMilliseconds: number;
  dispose(): void;
}

const MOST_WAITING = 4;

export const openFilmOutput = (plan: FilmOutputPlan): FilmOutput => {
  const { stage, width, height, framesPerSecond, onPacket, segmentFrames } = plan;
  const codec = plan.format === 'mp4' ? 'avc1.42003e' : 'vp09.00.51.08';
  const pixels = new Uint8Array(width * height * 4);
  const flipped = new Uint8Array(width * height * 4);
  let failure: unknown = null;
  let encodeMilliseconds = 0;
  const frameOf = (timestamp: number): number => Math.round((timestamp * framesPerSecond) / 1e6);
  const encoder = new VideoEncoder({
    output(chunk, metadata) {
      const data = new Uint8Array(chunk.byteLength);
      chunk.copyTo(data);
      const config = metadata?.decoderConfig;
      onPacket({
        frame: frameOf(chunk.timestamp),
        isKey: chunk.type === 'key',
        data,
        ...(config ? { config } : {}),
      });
    },
    error(error) {
      failure = error;
    },
  });
  const configure = () =>
    encoder.configure({
      codec,
      width,
      height,
      framerate: framesPerSecond,
      bitrate: Math.round(width * height * framesPerSecond * 0.12),
      latencyMode: 'quality',
      ...(plan.format === 'mp4' ? { avc: { format: 'avc' } } : {}),
    });
  const check = () => {
    if (failure !== null)
      throw new MasqueError(
        'failed',
        `The pictures could not be encoded: ${String(failure)}.`,
        'Choose a smaller size, or another format.',
      );
  };
  configure();
  return {
    async add(frame) {
      check();
      stage.readPixels(pixels);
      const startedAt = performance.now();
      for (let row = 0; row < height; row += 1)
        flipped.set(
          pixels.subarray((height - 1 - row) * width * 4, (height - row) * width * 4),
          row * width * 4,
        );
      const isFirst = frame % segmentFrames === 0;
      if (isFirst && frame > 0) {
        await encoder.flush();
        encoder.reset();
        configure();
      }
      const picture = new VideoFrame(flipped, {
        format: 'RGBX',
        codedWidth: width,
        codedHeight: height,
        timestamp: Math.round((frame * 1e6) / framesPerSecond),
        duration: Math.round(1e6 / framesPerSecond),
      });
      encoder.encode(picture, { keyFrame: isFirst });
      picture.close();
      while (encoder.encodeQueueSize > MOST_WAITING && failure === null)
        await new Promise((wake) => setTimeout(wake, 1));
      encodeMilliseconds += performance.now() - startedAt;
      check();
    },
    async finish() {
      await encoder.flush();
      check();
    },
    get encodeMilliseconds() {
      return encodeMilliseconds;
    },
    dispose() {
      if (encoder.state !== 'closed') encoder.close();
    },
  };
};
