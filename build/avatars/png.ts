import { deflateSync } from 'node:zlib';
import type { Picture } from '../../renderer/avatar/sculpt/sculpted-avatar.ts';

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

/** ISO 3309, the polynomial that PNG takes. */
const SUM_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

const checksum = (bytes: Uint8Array): number => {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (SUM_TABLE[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
};

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(checksum(body), body.length + 4);
  return framed;
};

/** An opaque picture as PNG (W3C, third edition), rows filtered by their difference from the row above. */
export const encodePng = ({ width, height, pixels }: Picture): Uint8Array => {
  const stride = width * 3;
  const rows = Buffer.alloc((stride + 1) * height);
  const rgb = (row: number, at: number): number =>
    pixels[(row * width + Math.floor(at / 3)) * 4 + (at % 3)] ?? 0;
  for (let row = 0; row < height; row++) {
    rows[row * (stride + 1)] = 2;
    for (let at = 0; at < stride; at++)
      rows[row * (stride + 1) + 1 + at] = (rgb(row, at) - (row > 0 ? rgb(row - 1, at) : 0)) & 255;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
