/*
 * What of `linux/videodev2.h` a producer of pictures needs, for 64-bit systems. Names, members and values are that
 * header's; the numbers of the calls are put together from `asm-generic/ioctl.h`, which x86-64 and arm64 share.
 * `tests/electron/virtual-camera/v4l2-layout.test.ts` compares every number with the C compiler's.
 */

/** Bytes of each structure, and how many bytes into it each member lies. */
export const STRUCTURES = {
  v4l2_capability: { size: 104, driver: 0, card: 16, bus_info: 48, device_caps: 88 },
  v4l2_fmtdesc: { size: 64, index: 0, type: 4, pixelformat: 44 },
  v4l2_format: {
    size: 208,
    type: 0,
    'fmt.pix.width': 8,
    'fmt.pix.height': 12,
    'fmt.pix.pixelformat': 16,
    'fmt.pix.field': 20,
    'fmt.pix.bytesperline': 24,
    'fmt.pix.sizeimage': 28,
    'fmt.pix.colorspace': 32,
    'fmt.pix.priv': 36,
    'fmt.pix.ycbcr_enc': 44,
    'fmt.pix.quantization': 48,
  },
  v4l2_streamparm: {
    size: 204,
    type: 0,
    'parm.output.capability': 4,
    'parm.output.timeperframe.numerator': 12,
    'parm.output.timeperframe.denominator': 16,
  },
} as const;

export const V4L2 = {
  CAP_VIDEO_CAPTURE: 0x0000_0001,
  CAP_VIDEO_OUTPUT: 0x0000_0002,
  CAP_TIMEPERFRAME: 0x1000,
  BUF_TYPE_VIDEO_OUTPUT: 2,
  FIELD_NONE: 1,
  COLORSPACE_SRGB: 8,
  YCBCR_ENC_601: 1,
  QUANTIZATION_LIM_RANGE: 2,
  /** Says that the members behind `priv` are filled in. */
  PIX_FMT_PRIV_MAGIC: 0xfeed_cafe,
} as const;

/** `v4l2_fourcc`: four letters, the first in the lowest byte. */
const fourcc = (letters: string): number =>
  [...letters].reduce((sum, letter, i) => sum + letter.charCodeAt(0) * 2 ** (8 * i), 0);

/** The four letters of a `pixelformat`. */
export const fourccName = (pixelformat: number): string =>
  String.fromCharCode(...[0, 8, 16, 24].map((shift) => (pixelformat >>> shift) & 0xff));

export const PIX_FMT = { YUV420: fourcc('YU12'), NV12: fourcc('NV12'), YUYV: fourcc('YUYV') } as const;

const DIRECTION = { write: 1, read: 2, both: 3 } as const;

/** `_IOC`: two bits of direction, fourteen of the argument's size, eight each of type and number. */
const ioctlNumber = (direction: keyof typeof DIRECTION, number: number, size: number): number =>
  ((DIRECTION[direction] << 30) | (size << 16) | ('V'.charCodeAt(0) << 8) | number) >>> 0;

const INT_BYTES = 4;

export const VIDIOC = {
  QUERYCAP: ioctlNumber('read', 0, STRUCTURES.v4l2_capability.size),
  ENUM_FMT: ioctlNumber('both', 2, STRUCTURES.v4l2_fmtdesc.size),
  S_FMT: ioctlNumber('both', 5, STRUCTURES.v4l2_format.size),
  STREAMON: ioctlNumber('write', 18, INT_BYTES),
  S_PARM: ioctlNumber('both', 22, STRUCTURES.v4l2_streamparm.size),
} as const;

/** The structures in the machine's byte order; every system that Electron runs on puts the lowest byte first. */
export const emptyStructure = (name: keyof typeof STRUCTURES): Buffer => Buffer.alloc(STRUCTURES[name].size);

/** The argument of `VIDIOC.STREAMON` for what producers give. */
export const outputType = (): Buffer => {
  const bytes = Buffer.alloc(INT_BYTES);
  bytes.writeUInt32LE(V4L2.BUF_TYPE_VIDEO_OUTPUT, 0);
  return bytes;
};
