import type { FilmChoices } from '../../state/studio-store.ts';

/** How a film lies: for screens, for phones, for both. */
export const SHAPES = ['wide', 'tall', 'square'] as const;
export type Shape = (typeof SHAPES)[number];

/** The short side, pixels. */
export const SHORT_SIDES = [360, 720, 1080, 1440, 2160] as const;
export type ShortSide = (typeof SHORT_SIDES)[number];

type Size = Pick<FilmChoices, 'width' | 'height'>;

export const sizeOf = (shape: Shape, short: ShortSide): Size => {
  const long = Math.round((short * 16) / 9 / 2) * 2;
  if (shape === 'square') return { width: short, height: short };
  return shape === 'wide' ? { width: long, height: short } : { width: short, height: long };
};

export const shapeOf = ({ width, height }: Size): Shape =>
  width === height ? 'square' : width > height ? 'wide' : 'tall';

/** The nearest that is offered. */
export const shortSideOf = ({ width, height }: Size): ShortSide => {
  const short = Math.min(width, height);
  return SHORT_SIDES.reduce((best, one) => (Math.abs(one - short) < Math.abs(best - short) ? one : best));
};
