/** What `native/messages.h` declares: the program's input. All numbers are little-endian. */
const MAGIC = 0x3150514d;
const TYPES = { format: 1, picture: 2, sound: 3, delay: 4 } as const;
const HEADER_BYTES = 12;

/** The most samples of one message: a second of the densest sound. */
export const MOST_SAMPLES = 192_000;

const message = (type: keyof typeof TYPES, bodyBytes: number): DataView => {
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + bodyBytes));
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, TYPES[type], true);
  view.setUint32(8, bodyBytes, true);
  return view;
};

const bytesOf = (view: DataView): Uint8Array => new Uint8Array(view.buffer);

/** Pixels, both even; pictures in 1000 s. */
export const encodeFormat = (width: number, height: number, picturesPerKilosecond: number): Uint8Array => {
  const view = message('format', 12);
  view.setUint32(HEADER_BYTES, width, true);
  view.setUint32(HEADER_BYTES + 4, height, true);
  view.setUint32(HEADER_BYTES + 8, picturesPerKilosecond, true);
  return bytesOf(view);
};

/** A picture that lies in this slot of the shared memory; `number` counts up by one and may wrap at 2^32. */
export const encodePicture = (slot: number, number: number): Uint8Array => {
  const view = message('picture', 8);
  view.setUint32(HEADER_BYTES, slot, true);
  view.setUint32(HEADER_BYTES + 4, number, true);
  return bytesOf(view);
};

/** `capturedAt`: nanoseconds of the monotonic clock, of the first sample. At most `MOST_SAMPLES`, -1..1. */
export const encodeSound = (
  samples: Float32Array,
  capturedAt: bigint,
  samplesPerSecond: number,
): Uint8Array => {
  const front = 16;
  const view = message('sound', front + samples.byteLength);
  view.setBigInt64(HEADER_BYTES, capturedAt, true);
  view.setUint32(HEADER_BYTES + 8, samplesPerSecond, true);
  const bytes = bytesOf(view);
  // Only little-endian machines run Electron, so the samples lie as the program wants them.
  bytes.set(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength), HEADER_BYTES + front);
  return bytes;
};

export const encodeDelay = (nanoseconds: bigint): Uint8Array => {
  const view = message('delay', 8);
  view.setBigInt64(HEADER_BYTES, nanoseconds, true);
  return bytesOf(view);
};
