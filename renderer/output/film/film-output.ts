import { MasqueError } from '../../core/errors.ts';
import { READ_BEHIND } from '../../render/film-target.ts';
import { joinAreas, type PictureArea } from '../../render/picture-area.ts';
import type { AreaReading } from '../../render/picture-target.ts';
import type { Stage } from '../../render/stage.ts';
import { createPictureEncoder, type EncodedPicture } from './encode-pictures.ts';
import type { FilmPacket } from './film-packet.ts';
import { alphaPlane, layArea, layPatch, type Patch, undim } from './film-pixels.ts';
import { createPause } from './pause.ts';

export interface FilmOutputPlan {
  readonly stage: Stage;
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly format: 'mp4' | 'webm' | 'png';
  readonly transparent: boolean;
  readonly segmentFrames: number;
  /** What lies over the picture at that frame. */
  patchAt(frame: number): Patch | null;
  onPacket(packet: FilmPacket): void;
  /** PNG bytes, of a sequence. */
  onPicture(frame: number, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}

/** Takes the pictures that a stage has drawn, and gives packets or PNG files. */
export interface FilmOutput {
  /** The picture just drawn. Resolves when the next may be drawn: this one is then still on its way out of the card. */
  add(frame: number): Promise<void>;
  /** Gives what is still under way. */
  finish(): Promise<void>;
  /** In `add` and `finish`, for the graphics card: the drawing's share of them. */
  readonly waitedMilliseconds: number;
  dispose(): void;
}

/** Bits for each pixel of each picture: a face before a still background needs little. */
const BITS_PER_PIXEL = 0.12;
const ALPHA_BITS_PER_PIXEL = 0.04;

/** Joins the packets of colours and of transparency, which come from two encoders, by their pictures. */
const createPairs = (onPacket: (packet: FilmPacket) => void) => {
  const waiting = new Map<number, { colour?: EncodedPicture; alpha?: EncodedPicture }>();
  return (kind: 'colour' | 'alpha') =>
    (picture: EncodedPicture): void => {
      const pair = { ...waiting.get(picture.frame), [kind]: picture };
      waiting.set(picture.frame, pair);
      if (pair.colour === undefined || pair.alpha === undefined) return;
      waiting.delete(picture.frame);
      onPacket({ ...packetOf(pair.colour), alpha: pair.alpha.data });
    };
};

const packetOf = ({ frame, isKey, data, config }: EncodedPicture): FilmPacket => ({
  frame,
  isKey,
  data,
  ...(config ? { config } : {}),
});

const createPng = (width: number, height: number) => {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) throw new Error('The browser gives no canvas for the pictures of a film.');
  return async (pixels: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> => {
    pen.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), width, height), 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    return new Uint8Array(await blob.arrayBuffer());
  };
};

const createEncoders = (plan: FilmOutputPlan, format: 'mp4' | 'webm') => {
  const { width, height, framesPerSecond, transparent } = plan;
  const bits = width * height * framesPerSecond;
  const paired = createPairs(plan.onPacket);
  const colours = createPictureEncoder({
    ...plan,
    format,
    bitsPerSecond: Math.round(bits * BITS_PER_PIXEL),
    encoded: transparent ? paired('colour') : (picture) => plan.onPacket(packetOf(picture)),
  });
  const alphas = transparent
    ? createPictureEncoder({
        ...plan,
        format,
        bitsPerSecond: Math.round(bits * ALPHA_BITS_PER_PIXEL),
        encoded: paired('alpha'),
      })
    : null;
  const plane = new Uint8Array(transparent ? (width * height * 3) / 2 : 0);
  return {
    async add(pixels: Uint8Array<ArrayBuffer>, frame: number): Promise<void> {
      const timing = {
        codedWidth: width,
        codedHeight: height,
        timestamp: Math.round((frame * 1e6) / framesPerSecond),
        duration: Math.round(1e6 / framesPerSecond),
      };
      await colours.add(new VideoFrame(pixels, { ...timing, format: 'RGBX' }), frame);
      if (alphas === null) return;
      alphaPlane(pixels, plane, width, height);
      await alphas.add(new VideoFrame(plane, { ...timing, format: 'I420' }), frame);
    },
    async finish(): Promise<void> {
      await colours.finish();
      await alphas?.finish();
    },
    dispose(): void {
      colours.dispose();
      alphas?.dispose();
    },
  };
};

const lost = (): never => {
  throw new MasqueError(
    'lost',
    'The graphics card went away while it was filming.',
    'Try again: the film goes on where it stopped.',
  );
};

/** A picture on its way out of the graphics card, while the next is being drawn. */
interface Taken {
  readonly frame: number;
  readonly patch: Patch | null;
  readonly reading: AreaReading;
}

const areaOf = ({ x, y, ...size }: Patch, height: number): PictureArea => ({
  left: x,
  bottom: height - y - size.height,
  width: size.width,
  height: size.height,
});

/** Looks that follow at once: a browser holds timers back by 4 ms, and a picture in software is often ready sooner. */
const QUICK_LOOKS = 4;

const wait = () => new Promise<void>((wake) => setTimeout(wake, 1));

export const openFilmOutput = (plan: FilmOutputPlan): FilmOutput => {
  const { stage, width, height, format, transparent, patchAt } = plan;
  const read = new Uint8Array(width * height * 4);
  const pixels = new Uint8Array(width * height * 4);
  const encoders = format === 'png' ? null : createEncoders(plan, format);
  const toPng = format === 'png' ? createPng(width, height) : null;
  const pause = createPause();
  /** At most two, which is what a reader holds. */
  const underWay: Taken[] = [];
  /** Drawn, and not yet being read. */
  const drawn: number[] = [];
  let waitedMilliseconds = 0;
  /** Where the picture begun last is not the backdrop: there, the next may be it again. */
  let covered: PictureArea = { left: 0, bottom: 0, width, height };

  const begin = (): void => {
    const frame = drawn.shift();
    if (frame === undefined) return;
    const reading = stage.read(drawn.length, covered) ?? lost();
    const patch = patchAt(frame);
    covered = patch === null ? reading.figure : joinAreas(reading.figure, areaOf(patch, height));
    underWay.push({ frame, reading, patch });
  };
  const deliver = async ({ frame, reading, patch }: Taken): Promise<void> => {
    const startedAt = performance.now();
    for (let looks = 0; !reading.isReady(); looks += 1) {
      if (stage.info.contextLost) lost();
      await (looks < QUICK_LOOKS ? pause() : wait());
    }
    const { area } = reading;
    const taken = read.subarray(0, area.width * area.height * 4);
    reading.take(taken);
    waitedMilliseconds += performance.now() - startedAt;
    layArea(taken, area, pixels, width, height);
    if (transparent) undim(pixels);
    if (patch !== null) layPatch(pixels, width, patch);
    if (toPng !== null) await plan.onPicture(frame, await toPng(pixels));
    await encoders?.add(pixels, frame);
  };
  return {
    async add(frame) {
      drawn.push(frame);
      if (drawn.length > READ_BEHIND) begin();
      const oldest = underWay.length > 1 ? underWay.shift() : undefined;
      if (oldest !== undefined) await deliver(oldest);
    },
    async finish() {
      while (drawn.length > 0 || underWay.length > 0) {
        begin();
        const oldest = underWay.shift();
        if (oldest !== undefined) await deliver(oldest);
      }
      await encoders?.finish();
    },
    get waitedMilliseconds() {
      return waitedMilliseconds;
    },
    dispose() {
      encoders?.dispose();
    },
  };
};
