/**
 * The memory through which OBS gives its picture to the filter inside a meeting app, little-endian. Source: OBS Studio,
 * plugins/win-dshow/shared-memory-queue.c. A header, then three slots, each with the moment of its picture before it.
 */
export const QUEUE_NAME = 'OBSVirtualCamVideo';
const SLOTS = 3;
export const SLOT_HEADER_BYTES = 32;
const HEADER_BYTES = 80;
const ALIGNMENT = 32;

/** Where a field lies in the header, bytes. All are 32 bits wide but `interval`, which has 64. */
export const FIELD = {
  writeIndex: 0,
  readIndex: 4,
  state: 8,
  offsets: 12,
  type: 24,
  width: 28,
  height: 32,
  interval: 40,
} as const;

export const QUEUE_STATE = { starting: 1, ready: 2, stopping: 3 } as const;
const TYPE_VIDEO = 0;

export interface QueueLayout {
  /** Where each slot's header lies, bytes from the start of the memory. */
  readonly offsets: readonly [number, number, number];
  /** From one slot to the next. */
  readonly slotBytes: number;
  readonly totalBytes: number;
}

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** @param pictureBytes of one NV12 picture */
export const queueLayout = (pictureBytes: number): QueueLayout => {
  const slotBytes = aligned(SLOT_HEADER_BYTES + pictureBytes);
  const first = aligned(HEADER_BYTES);
  return {
    offsets: [first, first + slotBytes, first + 2 * slotBytes],
    slotBytes,
    totalBytes: first + SLOTS * slotBytes,
  };
};

/** Where the slot of this index lies, bytes; the first picture has index 1, and the slots are used in turn. */
export const slotOffset = ({ offsets, slotBytes }: QueueLayout, index: number): number =>
  offsets[0] + (index % SLOTS) * slotBytes;

/** The header of a queue that holds no picture yet. Pixels; pictures a second. */
export const queueHeader = (
  layout: QueueLayout,
  size: { readonly width: number; readonly height: number; readonly framesPerSecond: number },
): Uint8Array => {
  const bytes = Buffer.alloc(HEADER_BYTES);
  bytes.writeUInt32LE(QUEUE_STATE.starting, FIELD.state);
  for (const [slot, offset] of layout.offsets.entries())
    bytes.writeUInt32LE(offset, FIELD.offsets + 4 * slot);
  bytes.writeUInt32LE(TYPE_VIDEO, FIELD.type);
  bytes.writeUInt32LE(size.width, FIELD.width);
  bytes.writeUInt32LE(size.height, FIELD.height);
  // Steps of 100 ns, DirectShow's unit of time.
  bytes.writeBigUInt64LE(BigInt(Math.round(1e7 / size.framesPerSecond)), FIELD.interval);
  return bytes;
};
