/** Pixels, read from a picture's first bytes. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Frame headers: all “start of frame” markers, which leave out DHT (c4), JPG (c8) and DAC (cc). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Source: ITU-T T.81, annex B. */
const jpegSize = (view: DataView): PictureSize | null => {
  for (let at = 2; at + 9 <= view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (isFrame(marker)) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
};

/** Source: developers.google.com/speed/webp, "WebP Container Specification"; RFC 6386 9.1. */
const webpSize = (view: DataView): PictureSize | null => {
  if (view.byteLength < 30) return null;
  const kind = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)));
  if (kind === 'VP8 ')
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  const whole = (at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536 + 1;
  return kind === 'VP8X' ? { width: whole(24), height: whole(27) } : null;
};

/** The size of a PNG, JPEG or WebP; null when it is none of these, or damaged. */
export const pictureSize = (bytes: Uint8Array): PictureSize | null => {
  if (bytes.length < 24) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = view.getUint32(0);
  // The signature, then IHDR: width and height first. Source: W3C, "PNG Specification".
  if (head === 0x89504e47) return { width: view.getUint32(16), height: view.getUint32(20) };
  if (head >>> 8 === 0xffd8ff) return jpegSize(view);
  return head === 0x52494646 ? webpSize(view) : null;
};
