import type { Page } from 'playwright-core';
import { correlation } from '../../renderer/core/math/correlation.ts';
import { defaultScene } from '../../renderer/core/scene.ts';
import { layTimeline } from '../../renderer/core/script/lay-timeline.ts';
import { mixSound } from '../../renderer/core/script/mix-sound.ts';
import { parseScript } from '../../renderer/core/script/parse-script.ts';
import type { Timeline } from '../../renderer/core/script/timeline.ts';
import { planUtterances } from '../../renderer/core/script/utterances.ts';
import type { Speech } from '../../renderer/core/speech/speech.ts';
import { mouthOffset } from '../../renderer/session/studio/mouth-offset.ts';
import { ask } from '../native-models/speech/ask-speech.ts';
import { hostCall } from './host-call.ts';

/** What a film shows and says, as a player has it. */
export interface DecodedFilm {
  /** How much of each picture's mouth is dark, 0..1: the cavity, which only an open mouth shows. */
  readonly openings: readonly number[];
  /** Mono, 8 samples a millisecond. */
  readonly sound: readonly number[];
}

interface Decoding {
  readonly address: string;
  readonly frames: number;
  readonly framesPerSecond: number;
}

/** Runs inside the page: it may use nothing from this file. */
const decodeMouth = async ({ address, frames, framesPerSecond }: Decoding): Promise<number[]> => {
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
  return openings;
};

/** The same. */
const decodeSound = async (address: string): Promise<number[]> => {
  const bytes = await (await fetch(address)).arrayBuffer();
  const sound = await new OfflineAudioContext(1, 1, 8000).decodeAudioData(bytes);
  return [...sound.getChannelData(0)];
};

const addressOf = async (page: Page, path: string): Promise<string> => {
  const answer = await hostCall(page, 'media/open', { path });
  const source = answer?.body.json as { readonly address: string } | undefined;
  if (source === undefined) throw new Error(`the host does not open ${path}`);
  return source.address;
};

/** `page` is the app's own, which can read the film. */
export const openMouth = async (
  page: Page,
  path: string,
  film: { readonly frames: number; readonly framesPerSecond: number },
): Promise<readonly number[]> =>
  page.evaluate(decodeMouth, { ...film, address: await addressOf(page, path) });

export const openSound = async (page: Page, path: string): Promise<readonly number[]> =>
  page.evaluate(decodeSound, await addressOf(page, path));

const SAMPLES_PER_SECOND = 8000;
/** Loudness of shorter windows is the voice's own pulse. */
const WINDOW_SAMPLES = 0.06 * SAMPLES_PER_SECOND;
const LONGEST_LAG_SAMPLES = 0.15 * SAMPLES_PER_SECOND;

export interface Lag {
  /** By which the sound comes after the pictures. */
  readonly milliseconds: number;
  /** How well the two fit then, −1..1. */
  readonly fit: number;
}

/** Where what is loud fits best with what is open: nothing is known of what is said. */
export const loudnessLag = ({ openings, sound }: DecodedFilm, framesPerSecond: number): Lag => {
  const loudAt = (sample: number): number => {
    let sum = 0;
    const from = Math.round(sample - WINDOW_SAMPLES / 2);
    for (let i = 0; i < WINDOW_SAMPLES; i += 1) sum += (sound[from + i] ?? 0) ** 2;
    return Math.log10(sum / WINDOW_SAMPLES + 1e-5);
  };
  let best = { milliseconds: 0, fit: Number.NEGATIVE_INFINITY };
  for (let lag = -LONGEST_LAG_SAMPLES; lag <= LONGEST_LAG_SAMPLES; lag += 40) {
    const heard = openings.map((_, frame) =>
      loudAt(((frame + 0.5) / framesPerSecond) * SAMPLES_PER_SECOND + lag),
    );
    const fit = correlation(openings, heard);
    if (fit > best.fit) best = { milliseconds: (lag * 1000) / SAMPLES_PER_SECOND, fit };
  }
  return best;
};

/** By how many samples `late` comes after `early`: the product of the two is greatest there. */
const waveLag = (early: readonly number[], late: readonly number[]): number => {
  let best = { lag: 0, product: Number.NEGATIVE_INFINITY };
  for (let lag = -LONGEST_LAG_SAMPLES; lag <= LONGEST_LAG_SAMPLES; lag += 1) {
    let product = 0;
    for (let i = 0; i < early.length; i += 1) product += (early[i] ?? 0) * (late[i + lag] ?? 0);
    if (product > best.product) best = { lag, product };
  }
  return best.lag;
};

/** What a script's film says, by the voice itself: its phones' times, and the sound that has them. */
export interface SaidScript {
  readonly timeline: Timeline;
  readonly sound: readonly number[];
}

export const sayScript = async (text: string): Promise<SaidScript> => {
  const defaults = { avatar: 'mira', voice: 'flite/slt', scene: defaultScene(), backdrop: 'dusk' } as const;
  const utterances = planUtterances(parseScript(text).script, defaults);
  const spoken: Speech[] = [];
  for (const { request } of utterances) spoken.push(await ask(request.voice, request.parts, request.style));
  const timeline = layTimeline(utterances, spoken, defaults);
  return { timeline, sound: [...mixSound(timeline, spoken, SAMPLES_PER_SECOND)] };
};

/**
 * Where the phones of the film's sound fit best with what is open. When a phone is heard is what the voice told, and by
 * how much the film's sound, wave by wave, comes after the voice's own.
 */
export const phonesLag = (
  { openings, sound }: DecodedFilm,
  framesPerSecond: number,
  said: SaidScript,
): Lag => {
  const lag = waveLag(said.sound, sound);
  const fit = correlation(
    said.sound,
    said.sound.map((_, sample) => sound[sample + lag] ?? 0),
  );
  const toPhones = mouthOffset(openings, framesPerSecond, said.timeline) ?? Number.NaN;
  return { milliseconds: toPhones + (lag * 1000) / SAMPLES_PER_SECOND, fit };
};
