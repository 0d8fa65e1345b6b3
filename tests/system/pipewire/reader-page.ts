/// <reference lib="dom" />
import { CLOCK_HEIGHT, readClock } from '../../../renderer/core/signals/picture-clock.ts';
import { paintPattern } from './pattern.ts';

/** What a page sees of a picture. Times are milliseconds since 1970, but for `timestamp`. */
export interface SeenPicture {
  readonly arrivedAt: number;
  /** Chromium's own stamp, milliseconds of a clock that starts anywhere. */
  readonly timestamp: number;
  readonly width: number;
  readonly height: number;
  /** What the clock strip shows; null without one. */
  readonly clock: number | null;
  /** Mean luma of a grid of points, 0..255. */
  readonly brightness: number;
  /** Of the same points: two pictures that differ to the eye differ in it. */
  readonly hash: number;
  /** Bytes that are not the pattern's of this number; null when the pattern was not expected. */
  readonly wrongBytes: number | null;
}

/** What a page hears in one piece. */
export interface HeardSound {
  readonly arrivedAt: number;
  readonly timestamp: number;
  readonly samplesPerSecond: number;
  readonly length: number;
  readonly first: number;
  readonly last: number;
}

export interface Watching {
  readonly label: string;
  /** Why it ended before it was stopped; null when it did not. */
  readonly ended: string | null;
  readonly pictures: readonly SeenPicture[];
  readonly sounds: readonly HeardSound[];
}

export interface WatchOptions {
  /** As in `getUserMedia`; the camera's own size by default. */
  readonly video?: MediaTrackConstraints | boolean;
  /** Each picture is `paintPattern` of the number that it shows. */
  readonly expectPattern?: boolean;
  /** Listens to the microphone of this label, too. */
  readonly microphone?: string;
}

/** Not in TypeScript's DOM yet: https://w3c.github.io/mediacapture-transform/ */
interface TrackProcessor<Data> {
  readonly readable: ReadableStream<Data>;
}
declare const MediaStreamTrackProcessor: new <Data>(init: {
  track: MediaStreamTrack;
  maxBufferSize: number;
}) => TrackProcessor<Data>;

/** So many may wait while one is being looked at: what is lost was lost before us. */
const PATIENCE = 30;
const GRID = 37;

const now = (): number => performance.timeOrigin + performance.now();

const clockOf = (luma: Uint8Array, width: number, height: number): number | null => {
  const at = Math.floor((CLOCK_HEIGHT / 2) * height) * width;
  const row = new Uint8Array(width * 4);
  for (let x = 0; x < width; x += 1) row.fill(luma[at + x] ?? 0, x * 4, x * 4 + 4);
  return readClock({ width, height: 1, data: row });
};

const sumUp = (luma: Uint8Array, size: number): { brightness: number; hash: number } => {
  let sum = 0;
  let count = 0;
  // FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/
  let hash = 0x811c9dc5;
  for (let i = 0; i < size; i += GRID) {
    const value = luma[i] ?? 0;
    sum += value;
    count += 1;
    hash = Math.imul(hash ^ value, 0x01000193) >>> 0;
  }
  return { brightness: sum / count, hash };
};

const differences = (bytes: Uint8Array, expected: Uint8Array): number => {
  let wrong = Math.abs(bytes.length - expected.length);
  for (let i = 0; i < expected.length; i += 1) if (bytes[i] !== expected[i]) wrong += 1;
  return wrong;
};

let bytes = new Uint8Array(0);

const lookAt = async (frame: VideoFrame, expectPattern: boolean): Promise<SeenPicture> => {
  const arrivedAt = now();
  const { codedWidth: width, codedHeight: height, format, timestamp } = frame;
  if (format !== 'I420') throw new Error(`The picture is ${format}, not I420.`);
  const size = frame.allocationSize();
  if (bytes.length !== size) bytes = new Uint8Array(size);
  await frame.copyTo(bytes);
  frame.close();
  const clock = clockOf(bytes, width, height);
  const wrongBytes = !expectPattern
    ? null
    : clock === null
      ? size
      : differences(bytes, paintPattern(clock, width, height));
  return {
    arrivedAt,
    timestamp: timestamp / 1000,
    width,
    height,
    clock,
    ...sumUp(bytes, width * height),
    wrongBytes,
  };
};

const listenTo = (data: AudioData): HeardSound => {
  const arrivedAt = now();
  const samples = new Float32Array(data.numberOfFrames);
  data.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
  const { timestamp, sampleRate, numberOfFrames } = data;
  data.close();
  return {
    arrivedAt,
    timestamp: timestamp / 1000,
    samplesPerSecond: sampleRate,
    length: numberOfFrames,
    first: samples[0] ?? 0,
    last: samples.at(-1) ?? 0,
  };
};

/** Reads a track to its end. */
const follow = async <Data>(track: MediaStreamTrack, take: (data: Data) => Promise<void> | void) => {
  const reader = new MediaStreamTrackProcessor<Data>({ track, maxBufferSize: PATIENCE }).readable.getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    await take(value);
  }
};

export interface Input {
  readonly label: string;
  readonly deviceId: string;
}

const inputs = async (kind: MediaDeviceKind): Promise<Input[]> =>
  (await navigator.mediaDevices.enumerateDevices()).flatMap((device) =>
    device.kind === kind ? [{ label: device.label, deviceId: device.deviceId }] : [],
  );

const openMicrophone = async (label: string): Promise<MediaStreamTrack> => {
  const device = (await inputs('audioinput')).find((one) => one.label === label);
  if (device === undefined) throw new Error(`There is no microphone ${label}.`);
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: {
      deviceId: { exact: device.deviceId },
      echoCancellation: false,
      noiseSuppression: false,
      autoGainControl: false,
    },
  });
  const [track] = stream.getAudioTracks();
  if (track === undefined) throw new Error('The microphone has no track.');
  return track;
};

const createWatch = () => {
  let label = '';
  let ended: string | null = null;
  let isStopped = false;
  const pictures: SeenPicture[] = [];
  const sounds: HeardSound[] = [];
  const tracks: MediaStreamTrack[] = [];
  return {
    async start({ video = true, expectPattern = false, microphone }: WatchOptions): Promise<void> {
      const end = (why: unknown): void => {
        if (!isStopped) ended ??= String(why);
      };
      if (video !== false) {
        const stream = await navigator.mediaDevices.getUserMedia({ video });
        const [track] = stream.getVideoTracks();
        if (track === undefined) throw new Error('The camera has no track.');
        label = track.label;
        tracks.push(track);
        follow<VideoFrame>(track, async (frame) => {
          pictures.push(await lookAt(frame, expectPattern));
        }).then(() => end('the track ended'), end);
      }
      if (microphone === undefined) return;
      const track = await openMicrophone(microphone);
      tracks.push(track);
      follow<AudioData>(track, (data) => {
        sounds.push(listenTo(data));
      }).then(() => end('the track ended'), end);
    },
    stop(): void {
      isStopped = true;
      for (const track of tracks) track.stop();
    },
    progress: () => ({
      pictures: pictures.length,
      sounds: sounds.length,
      clock: pictures.at(-1)?.clock ?? null,
      ended,
    }),
    result: (): Watching => ({ label, ended, pictures, sounds }),
  };
};

/** What the test calls from outside the page. */
export const page = { inputs, createWatch };
export type Page = typeof page;
