import type { Page } from 'playwright-core';
import { correlation } from '../../renderer/core/math/correlation.ts';

/** What the viewer shows and plays; moments are milliseconds of its page. */
export interface SeenAndHeard {
  /** How much of the mouth's place is dark, 0..1: the cavity, which only an open mouth shows. */
  readonly mouth: readonly { readonly at: number; readonly open: number }[];
  /** Mean square. */
  readonly sound: readonly { readonly at: number; readonly loud: number }[];
}

/** Runs inside the page, from its first line on: it may use nothing from this file. */
const watch = () => {
  const mouth: { at: number; open: number }[] = [];
  const sound: { at: number; loud: number }[] = [];
  Object.assign(window, { seenAndHeard: { mouth, sound } });
  // Of a face in the middle of a picture: from below the nose to the chin.
  const place = { left: 0.36, top: 0.5, width: 0.28, height: 0.25 };
  const [width, height] = [84, 75];
  const pen = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  let before = -1;
  const look = (source: CanvasImageSource, whole: { w: number; h: number }, at: number) => {
    if (pen === null || whole.w === 0) return;
    const { w, h } = whole;
    pen.drawImage(
      source,
      place.left * w,
      place.top * h,
      place.width * w,
      place.height * h,
      0,
      0,
      width,
      height,
    );
    const { data } = pen.getImageData(0, 0, width, height);
    let dark = 0;
    for (let pixel = 0; pixel < data.length; pixel += 4)
      if (Math.max(data[pixel] ?? 0, data[pixel + 1] ?? 0, data[pixel + 2] ?? 0) < 60) dark += 1;
    const open = dark / (width * height);
    // One that is shown again says nothing new.
    if (open !== before) mouth.push({ at, open });
    before = open;
  };
  // What has been drawn can be read until the page has been shown.
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    request((time) => {
      callback(time);
      const figure = document.querySelector<HTMLCanvasElement>('#figure:not([hidden])');
      if (figure !== null) look(figure, { w: figure.width, h: figure.height }, performance.now());
    });
  document.addEventListener('DOMContentLoaded', () => {
    const video = document.querySelector('video');
    if (video === null) return;
    const seen = (_now: number, { expectedDisplayTime }: VideoFrameCallbackMetadata) => {
      look(video, { w: video.videoWidth, h: video.videoHeight }, expectedDisplayTime);
      video.requestVideoFrameCallback(seen);
    };
    video.requestVideoFrameCallback(seen);
    const context = new AudioContext();
    let heard: MediaStream | null = null;
    const listen = () => {
      const { srcObject } = video;
      if (!(srcObject instanceof MediaStream) || srcObject === heard) return;
      if (srcObject.getAudioTracks().length === 0) return;
      heard = srcObject;
      const source = context.createMediaStreamSource(srcObject);
      const ear = context.createScriptProcessor(512, 1, 1);
      ear.onaudioprocess = ({ inputBuffer, playbackTime }) => {
        const samples = inputBuffer.getChannelData(0);
        let sum = 0;
        for (const sample of samples) sum += sample * sample;
        const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp();
        // The middle of this block, had it gone straight to the loudspeaker.
        const moment = playbackTime - (1.5 * samples.length) / context.sampleRate;
        sound.push({ at: performanceTime + (moment - contextTime) * 1000, loud: sum / samples.length });
      };
      source.connect(ear);
      ear.connect(context.destination);
    };
    setInterval(listen, 100);
  });
};

/** Call it before the page opens anything. */
export const watchLips = async (page: Page): Promise<void> => {
  await page.addInitScript(watch);
};

/** So far, or since it was forgotten. */
export const seenAndHeard = (page: Page): Promise<SeenAndHeard> =>
  page.evaluate(() => Reflect.get(window, 'seenAndHeard'));

export const forgetLips = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { mouth, sound } = Reflect.get(window, 'seenAndHeard');
    mouth.length = 0;
    sound.length = 0;
  });

/** A closed or an open mouth lasts about as long; shorter than that, loudness is the voice's own pulse. */
const WINDOW_MILLISECONDS = 60;
const LONGEST_LAG_MILLISECONDS = 400;

/**
 * Milliseconds by which the sound comes after the lips, where what is loud fits best with what is open; and how well that
 * fits, −1..1.
 */
export const soundAfterLips = ({ mouth, sound }: SeenAndHeard): { milliseconds: number; fit: number } => {
  const loudAt = (at: number): number => {
    const near = sound.filter((one) => Math.abs(one.at - at) < WINDOW_MILLISECONDS / 2);
    const sum = near.reduce((total, { loud }) => total + loud, 0);
    return Math.log10(sum / Math.max(1, near.length) + 1e-5);
  };
  const opened = mouth.map(({ open }) => open);
  let best = { milliseconds: 0, fit: Number.NEGATIVE_INFINITY };
  for (let lag = -LONGEST_LAG_MILLISECONDS; lag <= LONGEST_LAG_MILLISECONDS; lag += 5) {
    const fit = correlation(
      opened,
      mouth.map(({ at }) => loudAt(at + lag)),
    );
    if (fit > best.fit) best = { milliseconds: lag, fit };
  }
  return best;
};
