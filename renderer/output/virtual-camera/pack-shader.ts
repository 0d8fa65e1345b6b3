import type { PixelFormat } from '../../core/virtual-camera.ts';

export const PACK_VERTEX = `#version 300 es
void main() {
  // One triangle that covers everything.
  gl_Position = vec4(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0, 0.0, 1.0);
}`;

/** BT.601 in video range (ITU-R BT.601-7, 2.5), rows of red, green, blue and an offset, all of 255. */
const PREAMBLE = `#version 300 es
precision highp float;
precision highp int;
uniform sampler2D picture;
out vec4 bytes;
const vec4 LUMA = vec4(65.481, 128.553, 24.966, 16.0) / 255.0;
const vec4 CB = vec4(-37.797, -74.203, 112.0, 128.0) / 255.0;
const vec4 CR = vec4(112.0, -93.786, -18.214, 128.0) / 255.0;
float part(vec4 row, vec3 colour) { return dot(row, vec4(colour, 1.0)); }
// Columns from the left, rows from the top; the picture's own rows start at the bottom.
vec3 pixel(int column, int row) {
  return texelFetch(picture, ivec2(column, textureSize(picture, 0).y - 1 - row), 0).rgb;
}
// Between four pixels the sampler gives their mean.
vec3 quad(int column, int row) {
  ivec2 size = textureSize(picture, 0);
  return texture(picture, vec2(2 * column + 1, size.y - 2 * row - 1) / vec2(size)).rgb;
}
vec3 pair(int column, int row) { return (pixel(2 * column, row) + pixel(2 * column + 1, row)) * 0.5; }
vec4 lumas(int column, int row) {
  return vec4(part(LUMA, pixel(column, row)), part(LUMA, pixel(column + 1, row)),
    part(LUMA, pixel(column + 2, row)), part(LUMA, pixel(column + 3, row)));
}
`;

/**
 * One texel of the target is four bytes of the device's picture, in the order in which `readPixels` gives them: a quarter
 * of the width, and as many rows as `pictureBytes` needs.
 */
export const PACK_FRAGMENT: Readonly<Record<Exclude<PixelFormat, 'RGBA'>, string>> = {
  I420: `${PREAMBLE}
void main() {
  ivec2 size = textureSize(picture, 0);
  ivec2 at = ivec2(gl_FragCoord.xy);
  if (at.y < size.y) { bytes = lumas(at.x * 4, at.y); return; }
  // Two rows of chroma lie side by side.
  int row = at.y - size.y;
  bool isCb = row < size.y / 4;
  int byte = (isCb ? row : row - size.y / 4) * size.x + at.x * 4;
  int half_ = size.x / 2;
  ivec2 first = ivec2(byte % half_, byte / half_);
  vec4 factor = isCb ? CB : CR;
  bytes = vec4(part(factor, quad(first.x, first.y)), part(factor, quad(first.x + 1, first.y)),
    part(factor, quad(first.x + 2, first.y)), part(factor, quad(first.x + 3, first.y)));
}`,
  NV12: `${PREAMBLE}
void main() {
  ivec2 size = textureSize(picture, 0);
  ivec2 at = ivec2(gl_FragCoord.xy);
  if (at.y < size.y) { bytes = lumas(at.x * 4, at.y); return; }
  vec3 left = quad(at.x * 2, at.y - size.y);
  vec3 right = quad(at.x * 2 + 1, at.y - size.y);
  bytes = vec4(part(CB, left), part(CR, left), part(CB, right), part(CR, right));
}`,
  YUYV: `${PREAMBLE}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  vec3 mean = pair(at.x, at.y);
  bytes = vec4(part(LUMA, pixel(at.x * 2, at.y)), part(CB, mean),
    part(LUMA, pixel(at.x * 2 + 1, at.y)), part(CR, mean));
}`,
};

/** Texels of the target across, for each pixel of the picture. */
export const TEXELS_PER_PIXEL: Readonly<Record<Exclude<PixelFormat, 'RGBA'>, number>> = {
  I420: 1 / 4,
  NV12: 1 / 4,
  YUYV: 1 / 2,
};
