import { ALL_FORMATS, Input, type InputVideoTrack, UrlSource, VideoSampleSink } from 'mediabunny';
import { MasqueError } from '../core/errors.ts';
import type { PictureRun } from './captured-picture.ts';
import { paced } from './pace.ts';

export interface MediaFileOptions {
  readonly address: string;
  readonly name: string;
  /** True plays at the file's own speed and drops what comes too late; false gives every picture as fast as asked. */
  readonly realTime: boolean;
  /** Starts again at the end. */
  readonly loop: boolean;
}

const CURE = 'Convert it to MP4 (H.264), WebM (VP8 or VP9) or Matroska, or choose another file.';

const unreadable = (name: string, cause: unknown): MasqueError =>
  new MasqueError(
    'unreadable',
    `“${name}” cannot be played as a video: ${cause instanceof Error ? cause.message : String(cause)}`,
    CURE,
    { cause },
  );

async function videoTrackOf(input: Input, name: string): Promise<InputVideoTrack> {
  const track = await input.getPrimaryVideoTrack().catch((cause: unknown) => {
    throw unreadable(name, cause);
  });
  if (track === null) {
    throw new MasqueError('unsupported', `“${name}” holds no picture, only sound or text.`, CURE);
  }
  if (!(await track.canDecode())) {
    const codec = track.codec ?? 'an unknown codec';
    throw new MasqueError(
      'unsupported',
      `“${name}” is coded as ${codec}, which cannot be decoded here.`,
      CURE,
    );
  }
  return track;
}

async function* everyPicture(track: InputVideoTrack, name: string): PictureRun {
  const start = await track.getFirstTimestamp();
  const samples = new VideoSampleSink(track).samples();
  try {
    for (;;) {
      const next = await samples.next().catch((cause: unknown) => {
        throw unreadable(name, cause);
      });
      if (next.done) return;
      const sample = next.value;
      const { rotation } = sample;
      const timeSeconds = Math.max(0, sample.timestamp - start);
      const frame = sample.toVideoFrame();
      sample.close();
      yield { frame, rotation, timeSeconds, capturedAt: 0, droppedBefore: 0 };
    }
  } finally {
    await samples.return();
  }
}

/** The pictures of a video file, in order. Throws a `MasqueError` for a file that is no video or cannot be decoded. */
export async function* readMediaFile(options: MediaFileOptions): PictureRun {
  const source = new UrlSource(options.address, { getRetryDelay: () => null });
  const input = new Input({ source, formats: ALL_FORMATS });
  try {
    const track = await videoTrackOf(input, options.name);
    const once = () => everyPicture(track, options.name);
    let shown = 0;
    for await (const picture of options.realTime ? paced(once, options.loop) : once()) {
      shown += 1;
      yield picture;
    }
    if (shown === 0) throw new MasqueError('unreadable', `“${options.name}” holds no picture.`, CURE);
  } finally {
    input.dispose();
  }
}
