import type { Page } from 'playwright-core';
import { correlation } from '../../renderer/core/math/correlation.ts';
import type { SentLine } from './sent-lines.ts';

/** A piece of sound of ten milliseconds or so, when it was heard or captured, milliseconds since 1970, and its mean square. */
export interface Loud {
  readonly at: number;
  readonly loud: number;
}

/** Runs inside the page, from its first line on: it may use nothing from this file. */
const listen = () => {
  const heard: { at: number; loud: number }[] = [];
  Object.assign(window, { heard });
  const read = async (track: MediaStreamAudioTrack) => {
    // A piece's timestamp is the moment at which the jitter buffer gave it to the sound card, on a clock with its own zero:
    // what came here quickest shows where that is.
    let zero = Number.POSITIVE_INFINITY;
    const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: 200 });
    const reader = readable.getReader();
    for (let next = await reader.read(); next.value !== undefined; next = await reader.read()) {
      const { timestamp, numberOfFrames } = next.value;
      const samples = new Float32Array(numberOfFrames);
      next.value.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
      next.value.close();
      let sum = 0;
      for (const sample of samples) sum += sample * sample;
      const moment = timestamp / 1000;
      zero = Math.min(zero, performance.timeOrigin + performance.now() - moment);
      heard.push({ at: moment + zero, loud: sum / numberOfFrames });
    }
  };
  let known: MediaStreamAudioTrack | undefined;
  setInterval(() => {
    const stream = document.querySelector('video')?.srcObject;
    const track = stream instanceof MediaStream ? stream.getAudioTracks()[0] : undefined;
    if (track === undefined || track === known) return;
    known = track;
    void read(track);
  }, 100);
};

/** Call it before the page opens anything. */
export const listenTo = async (page: Page): Promise<void> => {
  await page.addInitScript(listen);
};

/** Everything since it was asked last. */
export const soundHeard = (page: Page): Promise<Loud[]> =>
  page.evaluate(() => Reflect.get(window, 'heard').splice(0));

export const soundSent = (lines: readonly SentLine[]): Loud[] =>
  lines.flatMap(({ sound, loud }) =>
    sound === undefined || loud === undefined ? [] : [{ at: sound, loud }],
  );

/** Long enough for a few syllables, short enough for a delay that creeps. */
const WINDOW_MILLISECONDS = 2000;
const STEP_MILLISECONDS = 500;
const MOST_MILLISECONDS = 2000;
/** What is quieter is silence. */
const FLOOR = 1e-6;
/** Two that fit less are of different moments, or of none that says anything. */
const LEAST_FIT = 0.9;

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const decibels = (loud: number): number => Math.log10(loud + FLOOR);

/** How loud it was at a moment, between the pieces around it. */
const loudnessAt = (sounds: readonly Loud[]) => {
  let from = 0;
  return (at: number): number => {
    if ((sounds[from]?.at ?? 0) > at) from = 0;
    while ((sounds[from + 1]?.at ?? Number.POSITIVE_INFINITY) <= at) from += 1;
    const [before, after] = [sounds[from], sounds[from + 1]];
    if (before === undefined || after === undefined) return decibels(0);
    const share = Math.max(0, Math.min(1, (at - before.at) / Math.max(1, after.at - before.at)));
    return decibels(before.loud) * (1 - share) + decibels(after.loud) * share;
  };
};

/** How old something is as it comes out, milliseconds, at a moment. */
export interface Aged {
  readonly at: number;
  readonly age: number;
}

/** How old the sound is as it is heard, in each window of some syllables that says so clearly; `at`: where the window begins. */
export const soundAges = (sent: readonly Loud[], heard: readonly Loud[]): Aged[] => {
  const ages: Aged[] = [];
  const [first, last] = [heard[0]?.at ?? 0, heard.at(-1)?.at ?? 0];
  const sentAt = loudnessAt(sent);
  for (let from = first; from + WINDOW_MILLISECONDS <= last; from += STEP_MILLISECONDS) {
    const window = heard.filter(({ at }) => at >= from && at < from + WINDOW_MILLISECONDS);
    const heardNow = window.map(({ loud }) => decibels(loud));
    let best = { age: 0, fit: 0 };
    for (let age = 0; age <= MOST_MILLISECONDS; age += 2) {
      const fit = correlation(
        heardNow,
        window.map(({ at }) => sentAt(at - age)),
      );
      if (fit > best.fit) best = { age, fit };
    }
    if (best.fit >= LEAST_FIT) ages.push({ at: from, age: best.age });
  }
  return ages;
};

/** By how much the sound comes after the pictures of the same time, milliseconds, in each window. */
export const soundAfter = (sounds: readonly Aged[], pictures: readonly Aged[]): number[] =>
  sounds.flatMap(({ at: from, age: sound }) => {
    const during = pictures.filter(({ at }) => at >= from && at < from + WINDOW_MILLISECONDS);
    return during.length === 0 ? [] : [sound - meanOf(during.map(({ age }) => age))];
  });
