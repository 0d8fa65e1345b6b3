import {
  ADTS,
  FLAC,
  Input,
  type InputFormat,
  type InputVideoTrack,
  Logging,
  LogLevel,
  MATROSKA,
  MP3,
  MP4,
  MPEG_TS,
  OGG,
  QTFF,
  ReadableStreamSource,
  type Source,
  UrlSource,
  VideoSampleSink,
  WAVE,
  WEBM,
} from 'mediabunny';
import { MasqueError } from '../core/errors.ts';
import type { PictureRun } from './captured-picture.ts';
import { decodedByHost } from './decoded-by-host.ts';
import { useOpaqueDecoder } from './opaque-decoder.ts';
import { paced } from './pace.ts';

export interface MediaFileOptions {
  readonly address: string;
  readonly name: string;
  /** True plays at the file's own speed and drops what comes too late; false gives every picture as fast as asked. */
  readonly realTime: boolean;
  /** Starts again at the end. */
  readonly loop: boolean;
}

/** Playlists (HLS) are left out: they name other files. Sound is read to be told apart from what is no film at all. */
const FORMATS: InputFormat[] = [MP4, QTFF, MATROSKA, WEBM, OGG, MPEG_TS, WAVE, FLAC, MP3, ADTS];

const CURE = 'Convert a video to MP4 (H.264) or WebM, a picture to PNG or JPEG, or choose another file.';

const wordsOf = (cause: unknown): string =>
  (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, '');

const unreadable = (name: string, cause: unknown): MasqueError =>
  new MasqueError(
    'unreadable',
    `“${name}” is no video or picture that can be read here (${wordsOf(cause)}).`,
    CURE,
    { cause },
  );

const damaged = (name: string, atSeconds: number, cause: unknown): MasqueError =>
  new MasqueError(
    'unreadable',
    `“${name}” cannot be read on from ${atSeconds.toFixed(2)} s; it may be damaged there, or gone (${wordsOf(cause)}).`,
    'Copy or record the file again, or repair it with a video converter.',
    { cause },
  );

const mapped = async <T>(work: Promise<T>, error: (cause: unknown) => MasqueError): Promise<T> => {
  try {
    return await work;
  } catch (cause) {
    throw error(cause);
  }
};

async function videoTrackOf(input: Input, name: string): Promise<InputVideoTrack> {
  const track = await mapped(input.getPrimaryVideoTrack(), (cause) => unreadable(name, cause));
  if (track === null) {
    const hasSound = (await input.getAudioTracks()).length > 0;
    const what = hasSound
      ? 'holds no picture, only sound'
      : 'holds no picture; it may be damaged or cut short';
    throw new MasqueError(
      'unsupported',
      `“${name}” ${what}.`,
      'Choose a video or a picture that plays elsewhere.',
    );
  }
  if (!(await track.canDecode())) {
    const codec = track.codec ?? 'a codec that is not known here';
    throw new MasqueError(
      'unsupported',
      `“${name}” is coded as ${codec}, which cannot be decoded here.`,
      CURE,
    );
  }
  return track;
}

/** Pictures before time zero were cut away by the file's edit list; they are in the file only to decode the others. */
const CUT_AWAY_SECONDS = -1e-6;

async function* everyPicture(track: InputVideoTrack, name: string): PictureRun {
  const samples = new VideoSampleSink(track).samples();
  let start: number | null = null;
  let timeSeconds = 0;
  try {
    for (;;) {
      const next = await mapped(samples.next(), (cause) =>
        start === null ? unreadable(name, cause) : damaged(name, timeSeconds, cause),
      );
      if (next.done) break;
      const sample = next.value;
      if (sample.timestamp < CUT_AWAY_SECONDS) {
        sample.close();
        continue;
      }
      start ??= sample.timestamp;
      timeSeconds = Math.max(0, sample.timestamp - start);
      const { rotation } = sample;
      const frame = sample.toVideoFrame();
      sample.close();
      yield { frame, rotation, timeSeconds, capturedAt: 0, droppedBefore: 0 };
    }
  } finally {
    await samples.return();
  }
  if (start === null) throw new MasqueError('unreadable', `“${name}” holds no picture.`, CURE);
}

const openInput = async (source: Source, name: string) => {
  const input = new Input({ source, formats: FORMATS });
  try {
    return { input, track: await videoTrackOf(input, name) };
  } catch (cause) {
    input.dispose();
    throw cause;
  }
};

/** What the host decodes comes as a stream: every time round it is asked anew. */
async function* streamedPictures(address: string, name: string, first: MasqueError): PictureRun {
  const stream = await decodedByHost(address, first);
  const { input, track } = await openInput(new ReadableStreamSource(stream), name);
  try {
    yield* everyPicture(track, name);
  } finally {
    input.dispose();
  }
}

/** A film that can be played over and over. */
interface Film {
  pictures(): PictureRun;
  dispose(): void;
}

/** Read by the browser where it can; a film that gives not even its first picture there is left to the host. */
function createFilm(address: string, name: string): Film {
  let opened: Awaited<ReturnType<typeof openInput>> | null = null;
  let refused: MasqueError | null = null;
  async function* pictures(): PictureRun {
    let given = 0;
    try {
      if (refused === null) {
        opened ??= await openInput(new UrlSource(address, { getRetryDelay: () => null }), name);
        for await (const picture of everyPicture(opened.track, name)) {
          given += 1;
          yield picture;
        }
        return;
      }
    } catch (cause) {
      if (given > 0 || !(cause instanceof MasqueError)) throw cause;
      refused = cause;
    }
    yield* streamedPictures(address, name, refused);
  }
  return { pictures, dispose: () => opened?.input.dispose() };
}

/** The pictures of a video file, in order. Throws a `MasqueError` for a file that is no video or cannot be decoded. */
export async function* readMediaFile(options: MediaFileOptions): PictureRun {
  useOpaqueDecoder();
  // What it would say is in the errors already.
  Logging.level = LogLevel.Silent;
  const film = createFilm(options.address, options.name);
  try {
    yield* options.realTime ? paced(film.pictures, options.loop) : film.pictures();
  } finally {
    film.dispose();
  }
}
