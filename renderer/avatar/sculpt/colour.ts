import { clamp } from '../../core/math/easing.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import { numberAt } from '../../core/shapes/points.ts';

/** Linear red, green, blue, 0..1. */
export type Colour = Vector3;

/** IEC 61966-2-1. */
const decode = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

const encode = (value: number): number =>
  value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;

/** `#rrggbb` → linear. */
export const fromHex = (hex: string): Colour => {
  const channel = (at: number): number => decode(Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return [channel(1), channel(3), channel(5)];
};

/** sRGB bytes of linear values in equal steps: pictures have a million pixels, and a power costs. */
const ENCODED = Uint8Array.from({ length: 8193 }, (_, i) => Math.round(encode(i / 8192) * 255));

const encoded = (value: number): number => numberAt(ENCODED, Math.round(clamp(value) * 8192));

/** Linear → sRGB bytes, at `offset` of `pixels`, opaque. */
export const writePixel = (pixels: Uint8Array, offset: number, colour: Colour): void => {
  pixels[offset] = encoded(colour[0]);
  pixels[offset + 1] = encoded(colour[1]);
  pixels[offset + 2] = encoded(colour[2]);
  pixels[offset + 3] = 255;
};

/** The product, channel by channel. */
export const tint = (a: Colour, b: Colour): Colour => [a[0] * b[0], a[1] * b[1], a[2] * b[2]];
