/** A part of a picture, in whole pixels from its lower left corner, as WebGL counts. */
export interface PictureArea {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

/** The smallest that holds both. */
export const joinAreas = (a: PictureArea, b: PictureArea): PictureArea => {
  const left = Math.min(a.left, b.left);
  const bottom = Math.min(a.bottom, b.bottom);
  return {
    left,
    bottom,
    width: Math.max(a.left + a.width, b.left + b.width) - left,
    height: Math.max(a.bottom + a.height, b.bottom + b.height) - bottom,
  };
};
