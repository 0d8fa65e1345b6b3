/** A picture as canvases give it: RGBA, sRGB, first row on top. */
export interface PhotoPixels {
  readonly width: number;
  readonly height: number;
  readonly data: ArrayLike<number>;
}

/** A face that was found in a picture, in the tracker's own terms. */
export interface PhotoFace {
  /** 478 × [x, y, z]: x and y 0..1 of the picture's width and height (y down), z in units of the width, nearer is less. */
  readonly landmarks: Float32Array;
  /** 52 weights in `ARKIT_SHAPES` order: the expression that the person makes. */
  readonly weights: Float32Array;
}

/** sRGB, 0..255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** A place in the picture, pixels, y down. */
export type Place = readonly [x: number, y: number];

export const placeOf = (
  { landmarks }: PhotoFace,
  { width, height }: PhotoPixels,
  landmark: number,
): Place => [(landmarks[3 * landmark] ?? 0) * width, (landmarks[3 * landmark + 1] ?? 0) * height];

export const pixelAt = ({ width, height, data }: PhotoPixels, [x, y]: Place): Rgb | null => {
  const [column, row] = [Math.round(x), Math.round(y)];
  if (column < 0 || row < 0 || column >= width || row >= height) return null;
  const at = (row * width + column) * 4;
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
};

/** Rec. 709 weights on the encoded values: near enough to how light a colour looks. */
export const lightness = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

export const toHex = (colour: Rgb): string =>
  `#${colour
    .map((value) =>
      Math.round(Math.max(0, Math.min(255, value)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

export const fromHex = (hex: string): Rgb => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
];

export const mixColours = (a: Rgb, b: Rgb, t: number): Rgb => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];

/** How different two colours look, 0 the same, about 100 skin and dark hair: lightness counts half, hue in full. */
export const difference = (a: Rgb, b: Rgb): number => {
  const light = lightness(a) - lightness(b);
  const red = a[0] - lightness(a) - (b[0] - lightness(b));
  const blue = a[2] - lightness(a) - (b[2] - lightness(b));
  return Math.hypot(0.6 * light, 1.2 * red, 1.2 * blue);
};

/** The middle colour of those whose lightness lies between two shares of all, darkest 0; null without any. */
export const middleColour = (colours: readonly Rgb[], from = 0.25, to = 0.75): Rgb | null => {
  const sorted = [...colours].sort((a, b) => lightness(a) - lightness(b));
  const kept = sorted.slice(Math.floor(sorted.length * from), Math.max(1, Math.ceil(sorted.length * to)));
  if (kept.length === 0) return null;
  const sum = kept.reduce<Rgb>(([r, g, b], [x, y, z]) => [r + x, g + y, b + z], [0, 0, 0]);
  return [sum[0] / kept.length, sum[1] / kept.length, sum[2] / kept.length];
};

/** All pixels within `radius` of a place, at most some hundred. */
export const inDisc = (photo: PhotoPixels, [cx, cy]: Place, radius: number): Rgb[] => {
  const step = Math.max(1, radius / 6);
  const found: Rgb[] = [];
  for (let dy = -radius; dy <= radius; dy += step)
    for (let dx = -radius; dx <= radius; dx += step) {
      const colour = dx * dx + dy * dy <= radius * radius ? pixelAt(photo, [cx + dx, cy + dy]) : null;
      if (colour !== null) found.push(colour);
    }
  return found;
};

/** Pixels inside a polygon, at most some thousand; `holes` are left out. Even-odd rule. */
export const inPolygon = (
  photo: PhotoPixels,
  polygon: readonly Place[],
  hole: readonly Place[] = [],
): Rgb[] => {
  const xs = polygon.map(([x]) => x);
  const ys = polygon.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const step = Math.max(1, Math.sqrt(((right - left) * (bottom - top)) / 3000));
  const found: Rgb[] = [];
  for (let y = top; y <= bottom; y += step)
    for (let x = left; x <= right; x += step) {
      if (!isInside([x, y], polygon) || isInside([x, y], hole)) continue;
      const colour = pixelAt(photo, [x, y]);
      if (colour !== null) found.push(colour);
    }
  return found;
};

export const isInside = ([x, y]: Place, polygon: readonly Place[]): boolean => {
  let inside = false;
  polygon.forEach(([bx, by], i) => {
    const [ax, ay] = polygon[(i + polygon.length - 1) % polygon.length] ?? [bx, by];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
};
