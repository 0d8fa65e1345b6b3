import type { PictureSize } from './signalling.ts';

/** Below this a picture of half the size is none that anybody looks at. */
const LEAST_HEIGHT = 160;
const MOST_LAYERS = 3;
/** A picture is enlarged by this much before the next larger one is worth its bits. */
const MOST_ENLARGED = 1.15;

/** How many sizes a picture goes out in, each half of the next. */
export const layerCountOf = ({ width, height }: PictureSize): number => {
  const halvings = Math.floor(Math.log2(Math.max(1, Math.min(width, height) / LEAST_HEIGHT)));
  return Math.min(MOST_LAYERS, 1 + halvings);
};

/** The smallest layer, from 0, that fills such a place; the picture is fitted into it whole. */
export const layerFor = (shown: PictureSize, whole: PictureSize, layers: number): number => {
  const scale = Math.min(shown.width / whole.width, shown.height / whole.height);
  const halvings = Math.floor(Math.log2(MOST_ENLARGED / Math.max(scale, 1e-6)));
  return Math.max(0, Math.min(layers - 1, layers - 1 - halvings));
};

const BITS_PER_SECOND_AT_720P = 2_500_000;

/** Enough for a face: four times the pixels want less than three times the bits. */
export const bitsPerSecondFor = ({ width, height }: PictureSize): number =>
  Math.round(BITS_PER_SECOND_AT_720P * ((width * height) / (1280 * 720)) ** 0.75);
