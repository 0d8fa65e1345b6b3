import type { Page } from 'playwright-core';
import { correlation } from '../../renderer/core/math/correlation.ts';
import { hostCall } from './host-call.ts';

/** What a film shows and says, as a player has it. */
export interface DecodedFilm {
  /** How much of each picture's mouth is dark, 0..1: the cavity, which only an open mouth shows. */
  readonly openings: readonly number[];
  readonly samplesPerSecond: number;
  /** Loudness, mean square, of each millisecond. */
  readonly loudness: readonly number[];
}

interface Decoding {
  readonly address: string;
  readonly frames: number;
  readonly framesPerSecond: number;
}

/** Runs inside the page: it may use nothing from this file. */
const decodeFilm = async ({ address, frames, framesPerSecond }: Decoding): Promise<DecodedFilm> => {
  const video = document.createElement('video');
  video.muted = true;
  video.src = address;
  await new Promise((ready, fail) => {
    video.onloadeddata = ready;
    video.onerror = () => fail(new Error('the film cannot be played'));
  });
  const canvas = document.createElement('canvas');
  // Of a face in the middle of a square picture: from below the nose to the chin.
  const mouth = { left: 0.36, top: 0.5, width: 0.28, height: 0.25 };
  canvas.width = Math.round(video.videoWidth * mouth.width);
  canvas.height = Math.round(video.videoHeight * mouth.height);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) throw new Error('no canvas');
  const openings: number[] = [];
  for (let frame = 0; frame < frames; frame += 1) {
    await new Promise((seeked) => {
      video.onseeked = seeked;
      video.currentTime = (frame + 0.5) / framesPerSecond;
    });
    const { videoWidth, videoHeight } = video;
    pen.drawImage(video, -mouth.left * videoWidth, -mouth.top * videoHeight);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4)
      if (Math.max(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0) < 60) dark += 1;
    openings.push(dark / (data.length / 4));
  }
  const samplesPerSecond = 48_000;
  const bytes = await (await fetch(address)).arrayBuffer();
  const sound = await new OfflineAudioContext(1, 1, samplesPerSecond).decodeAudioData(bytes);
  const samples = sound.getChannelData(0);
  const each = samplesPerSecond / 1000;
  const loudness = Array.from({ length: Math.floor(samples.length / each) }, (_, millisecond) => {
    let sum = 0;
    for (let i = 0; i < each; i += 1) sum += (samples[millisecond * each + i] ?? 0) ** 2;
    return sum / each;
  });
  return { openings, samplesPerSecond, loudness };
};

/** `page` is the app's own, which can read the film. */
export const openFilm = async (
  page: Page,
  path: string,
  film: { readonly frames: number; readonly framesPerSecond: number },
): Promise<DecodedFilm> => {
  const answer = await hostCall(page, 'media/open', { path });
  const source = answer?.body.json as { readonly address: string } | undefined;
  if (source === undefined) throw new Error(`the host does not open ${path}`);
  return page.evaluate(decodeFilm, { ...film, address: source.address });
};

/** A closed or an open mouth lasts about as long; shorter than that, loudness is the voice's own pulse. */
const WINDOW_MILLISECONDS = 60;
const LONGEST_LAG_MILLISECONDS = 150;

/**
 * Milliseconds by which the sound comes after the pictures, where what is loud fits best with what is open; and how well
 * that fits, −1..1.
 */
export const soundLag = (
  { openings, loudness }: DecodedFilm,
  framesPerSecond: number,
): { readonly milliseconds: number; readonly fit: number } => {
  const loudAt = (millisecond: number): number => {
    let sum = 0;
    for (let i = 0; i < WINDOW_MILLISECONDS; i += 1)
      sum += loudness[Math.round(millisecond) + i - WINDOW_MILLISECONDS / 2] ?? 0;
    return Math.log10(sum / WINDOW_MILLISECONDS + 1e-5);
  };
  let best = { milliseconds: 0, fit: Number.NEGATIVE_INFINITY };
  for (let lag = -LONGEST_LAG_MILLISECONDS; lag <= LONGEST_LAG_MILLISECONDS; lag += 5) {
    const heard = openings.map((_, frame) => loudAt(((frame + 0.5) * 1000) / framesPerSecond + lag));
    const fit = correlation(openings, heard);
    if (fit > best.fit) best = { milliseconds: lag, fit };
  }
  return best;
};
