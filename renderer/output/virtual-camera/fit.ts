export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle of pixels, from the left and from either edge: it is in the middle. */
export interface Rectangle extends Size {
  readonly left: number;
  readonly bottom: number;
}

/** The largest rectangle of `source`'s shape in the middle of `target`; the rest stays black. */
export const fit = (source: Size, target: Size): Rectangle => {
  const scale = Math.min(target.width / source.width, target.height / source.height);
  const width = Math.round(source.width * scale);
  const height = Math.round(source.height * scale);
  return {
    width,
    height,
    left: Math.floor((target.width - width) / 2),
    bottom: Math.floor((target.height - height) / 2),
  };
};
