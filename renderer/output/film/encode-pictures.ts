import { MasqueError } from '../../core/errors.ts';

export interface EncodedPicture {
  readonly frame: number;
  readonly isKey: boolean;
  readonly data: Uint8Array;
  readonly config: VideoDecoderConfig | undefined;
}

export interface PictureEncoderPlan {
  readonly format: 'mp4' | 'webm';
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly bitsPerSecond: number;
  /** The encoder begins anew every so many pictures, so that what it gives depends on nothing before. */
  readonly segmentFrames: number;
  encoded(picture: EncodedPicture): void;
}

/** H.264 levels by the macroblocks a second that each allows. Source: ITU-T H.264, table A-1. */
const AVC_LEVELS = [
  [108_000, '1f'],
  [245_760, '28'],
  [522_240, '2a'],
  [983_040, '33'],
  [2_073_600, '34'],
] as const;

const avcOf = (width: number, height: number, framesPerSecond: number): string => {
  const rate = Math.ceil(width / 16) * Math.ceil(height / 16) * framesPerSecond;
  const [, level] = AVC_LEVELS.find(([most]) => rate <= most) ?? [0, '34'];
  // Baseline, which every runtime of ours encodes.
  return `avc1.4200${level}`;
};

const VP9 = 'vp09.00.51.08';
const MOST_WAITING = 4;

/** One stream of pictures, encoded in order and none dropped. */
export const createPictureEncoder = (plan: PictureEncoderPlan) => {
  const { format, width, height, framesPerSecond, bitsPerSecond, segmentFrames } = plan;
  let failure: unknown = null;
  let wake = () => {};
  const encoder = new VideoEncoder({
    output(chunk, metadata) {
      const data = new Uint8Array(chunk.byteLength);
      chunk.copyTo(data);
      plan.encoded({
        frame: Math.round((chunk.timestamp * framesPerSecond) / 1e6),
        isKey: chunk.type === 'key',
        data,
        config: metadata?.decoderConfig,
      });
    },
    error(error) {
      failure = error;
      wake();
    },
  });
  encoder.ondequeue = () => wake();
  const configure = (): void =>
    encoder.configure({
      codec: format === 'mp4' ? avcOf(width, height, framesPerSecond) : VP9,
      width,
      height,
      framerate: framesPerSecond,
      bitrate: bitsPerSecond,
      // The other mode drops pictures.
      latencyMode: 'quality',
      ...(format === 'mp4' ? { avc: { format: 'avc' } } : {}),
    });
  const check = (): void => {
    if (failure === null) return;
    throw new MasqueError(
      'failed',
      `Pictures of ${width}x${height} could not be encoded as ${format}: ${String(failure)}.`,
      'Choose a smaller size, or another format.',
    );
  };
  const room = async (): Promise<void> => {
    while (encoder.encodeQueueSize > MOST_WAITING && failure === null)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    check();
  };
  configure();
  return {
    /** Takes the picture over and closes it. Resolves when there is room for the next. */
    async add(picture: VideoFrame, frame: number): Promise<void> {
      check();
      const isFirst = frame % segmentFrames === 0;
      if (isFirst && frame > 0) {
        await encoder.flush();
        encoder.reset();
        configure();
      }
      encoder.encode(picture, { keyFrame: isFirst });
      picture.close();
      await room();
    },
    async finish(): Promise<void> {
      check();
      await encoder.flush();
      check();
    },
    dispose(): void {
      if (encoder.state !== 'closed') encoder.close();
    },
  };
};
