/**
 * The memory through which a picture reaches the UnityCapture filter inside a meeting app, little-endian. Source:
 * UnityCapture, Source/shared.inl. A header, then the picture: RGBA, bottom row first. The first filter that was
 * registered uses these names; further ones, which have a number after them, are not ours.
 */
export const OBJECT = {
  mutex: 'UnityCapture_Mutx',
  want: 'UnityCapture_Want',
  sent: 'UnityCapture_Sent',
  data: 'UnityCapture_Data',
} as const;

export const HEADER_BYTES = 32;
/** Where the receiver says how many bytes of picture it takes, and where the sender says how wide its picture is. */
export const FIELD = { maximumBytes: 0, width: 4 } as const;

/** What the receiver makes room for: 4K, four channels of 16 bits. Older ones take a fraction of it. */
export const LARGEST_PICTURE_BYTES = 3840 * 2160 * 4 * 2;

const FORMAT_UINT8 = 0;
/** The filter fits the picture to the size that its app asked for; without it, it shows a pattern instead. */
const RESIZE_LINEAR = 1;
const MIRROR_OFF = 0;
/**
 * After this long without a picture the filter shows a pattern. A card must stay while we pause, and after we quit, so
 * this is a day. (2^31 would overflow the filter's sum.)
 */
export const TIMEOUT_MILLISECONDS = 86_400_000;

/** The header but for its first word, which is the receiver's. Pixels. */
export const senderHeader = (width: number, height: number): Uint8Array => {
  const bytes = Buffer.alloc(HEADER_BYTES - FIELD.width);
  // The stride counts pixels, not bytes.
  const words = [width, height, width, FORMAT_UINT8, RESIZE_LINEAR, MIRROR_OFF, TIMEOUT_MILLISECONDS];
  for (const [place, word] of words.entries()) bytes.writeInt32LE(word, 4 * place);
  return bytes;
};
