import { writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { demoPose } from '../../renderer/core/animate/demo-performance.ts';
import { DEMO_SECONDS } from '../../renderer/core/animate/demo-tracks.ts';
import { ARKIT_INDEX } from '../../renderer/core/signals/arkit.ts';
import { hostCall } from './host-call.ts';

/** A second of it; Chromium's fake camera starts again at the end. */
const PICTURES = 30;

const mouthGap = (timeSeconds: number): number => {
  const { weights } = demoPose(timeSeconds);
  return (weights[ARKIT_INDEX.jawOpen] ?? 0) - (weights[ARKIT_INDEX.mouthClose] ?? 0);
};

/** Moments of the demo performance with the mouth shut and wide open, seconds. */
export const mouthMoments = (): { readonly shut: number; readonly open: number } => {
  const times = Array.from({ length: DEMO_SECONDS * 30 }, (_, index) => index / 30);
  const byGap = times.sort((a, b) => mouthGap(a) - mouthGap(b));
  return { shut: byGap[0] ?? 0, open: byGap.at(-1) ?? 0 };
};

/** One picture of the demo performer as JPEG. Runs inside the page: it may use nothing from this file. */
const grabPicture = async ({
  address,
  timeSeconds,
}: {
  address: string;
  timeSeconds: number;
}): Promise<string> => {
  const video = document.createElement('video');
  video.muted = true;
  video.src = address;
  await new Promise((ready, fail) => {
    video.onloadeddata = ready;
    video.onerror = fail;
  });
  await new Promise((seeked) => {
    video.onseeked = seeked;
    video.currentTime = timeSeconds;
  });
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return canvas.toDataURL('image/jpeg', 0.95).split(',')[1] ?? '';
};

/**
 * A film for Chromium's fake camera, in which the demo performer holds still as at `timeSeconds`. `page` is the app's own,
 * which can read the performer. The file's name must end in .mjpeg.
 */
export const filmWebcam = async (page: Page, timeSeconds: number, file: string): Promise<void> => {
  const answer = await hostCall(page, 'media/demo');
  const source = answer?.body.json as { readonly address: string } | undefined;
  if (source === undefined) throw new Error('the host gave no demo performer');
  const jpeg = Buffer.from(
    await page.evaluate(grabPicture, { address: source.address, timeSeconds }),
    'base64',
  );
  await writeFile(file, Buffer.concat(Array.from({ length: PICTURES }, () => jpeg)));
};

/** Chromium's switches that make the film the computer's only camera. */
export const webcamSwitches = (file: string): string[] => [
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${file}`,
];
