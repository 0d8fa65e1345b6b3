import { MasqueError } from '../../../../renderer/core/errors.ts';
import { type PixelFormat, pictureBytes } from '../../../../renderer/core/virtual-camera.ts';
import { busyError } from './device-errors.ts';
import { ioctl } from './ioctl.ts';
import { emptyStructure, fourccName, outputType, PIX_FMT, STRUCTURES, V4L2, VIDIOC } from './videodev2.ts';

/** What v4l2loopback takes of our formats, and how many bytes of the first plane make one pixel. */
const FORMATS = {
  I420: { pixelformat: PIX_FMT.YUV420, lineBytes: 1 },
  NV12: { pixelformat: PIX_FMT.NV12, lineBytes: 1 },
  YUYV: { pixelformat: PIX_FMT.YUYV, lineBytes: 2 },
} as const satisfies Partial<Record<PixelFormat, { pixelformat: number; lineBytes: number }>>;

export type LoopbackFormat = keyof typeof FORMATS;

/** The fewest bytes first; NV12 and YUYV are taken where a reader holds the device at one of them. */
export const FORMAT_ORDER: readonly LoopbackFormat[] = ['I420', 'NV12', 'YUYV'];

export interface PictureShape {
  readonly format: LoopbackFormat;
  readonly width: number;
  readonly height: number;
}

/** The driver has 60 to 70 formats; a driver that never says that its list ends must not hold us. */
const MOST_FORMATS = 256;

/**
 * The device's list of what it takes, as four letters each. Asked for and not tried out: trying a format is enough to
 * set it in v4l2loopback 0.12.
 */
const offeredFormats = (file: number): number[] => {
  const { index, type, pixelformat } = STRUCTURES.v4l2_fmtdesc;
  const offered: number[] = [];
  for (let i = 0; i < MOST_FORMATS; i++) {
    const bytes = emptyStructure('v4l2_fmtdesc');
    bytes.writeUInt32LE(i, index);
    bytes.writeUInt32LE(V4L2.BUF_TYPE_VIDEO_OUTPUT, type);
    if (ioctl(file, VIDIOC.ENUM_FMT, bytes) !== null) break;
    offered.push(bytes.readUInt32LE(pixelformat));
  }
  return offered;
};

const chooseFormat = (
  path: string,
  offered: readonly number[],
  order: readonly LoopbackFormat[],
): LoopbackFormat => {
  const chosen = order.find((format) => offered.includes(FORMATS[format].pixelformat));
  if (chosen !== undefined) return chosen;
  const [only] = offered;
  if (offered.length === 1 && only !== undefined) {
    throw new MasqueError(
      'busy',
      `A program holds ${path} at the format ${fourccName(only)}, which Masque does not write.`,
      'Close the programs that show that camera, then try again.',
    );
  }
  throw new MasqueError(
    'unsupported',
    `${path} takes none of ${order.map((format) => fourccName(FORMATS[format].pixelformat)).join(', ')}.`,
    'Choose another camera.',
  );
};

/** BT.601 in video range, which is what our pictures hold and what readers assume of a camera. */
const formatRequest = ({ format, width, height }: PictureShape): Buffer => {
  const at = STRUCTURES.v4l2_format;
  const bytes = emptyStructure('v4l2_format');
  bytes.writeUInt32LE(V4L2.BUF_TYPE_VIDEO_OUTPUT, at.type);
  bytes.writeUInt32LE(width, at['fmt.pix.width']);
  bytes.writeUInt32LE(height, at['fmt.pix.height']);
  bytes.writeUInt32LE(FORMATS[format].pixelformat, at['fmt.pix.pixelformat']);
  bytes.writeUInt32LE(V4L2.FIELD_NONE, at['fmt.pix.field']);
  bytes.writeUInt32LE(V4L2.COLORSPACE_SRGB, at['fmt.pix.colorspace']);
  bytes.writeUInt32LE(V4L2.PIX_FMT_PRIV_MAGIC, at['fmt.pix.priv']);
  bytes.writeUInt32LE(V4L2.YCBCR_ENC_601, at['fmt.pix.ycbcr_enc']);
  bytes.writeUInt32LE(V4L2.QUANTIZATION_LIM_RANGE, at['fmt.pix.quantization']);
  return bytes;
};

/**
 * What the device made of the request. `sizeimage` is no measure of a picture: v4l2loopback rounds it up to whole
 * pages, so it only has to be enough.
 */
const readShape = (path: string, bytes: Buffer): PictureShape => {
  const at = STRUCTURES.v4l2_format;
  const read = (member: keyof typeof at): number => bytes.readUInt32LE(at[member]);
  const [pixelformat, width, height] = [
    read('fmt.pix.pixelformat'),
    read('fmt.pix.width'),
    read('fmt.pix.height'),
  ];
  const format = FORMAT_ORDER.find((name) => FORMATS[name].pixelformat === pixelformat);
  const fits =
    format !== undefined &&
    width % 2 === 0 &&
    height % 2 === 0 &&
    read('fmt.pix.bytesperline') === width * FORMATS[format].lineBytes &&
    read('fmt.pix.sizeimage') >= pictureBytes(format, width, height);
  if (fits) return { format, width, height };
  throw new MasqueError(
    'busy',
    `A program holds ${path} at ${width}×${height} ${fourccName(pixelformat)}, which Masque does not write.`,
    'Close the programs that show that camera, then try again.',
  );
};

/**
 * Settles format and size. While readers hold the device it keeps the format and size that they were given, whatever
 * is asked for.
 */
export const settleFormat = (
  file: number,
  path: string,
  wanted: { readonly width: number; readonly height: number },
  order: readonly LoopbackFormat[],
): PictureShape => {
  const format = chooseFormat(path, offeredFormats(file), order);
  const bytes = formatRequest({ format, width: wanted.width, height: wanted.height });
  const refused = ioctl(file, VIDIOC.S_FMT, bytes);
  if (refused === null) return readShape(path, bytes);
  if (refused === 'EBUSY') throw busyError(path);
  throw new MasqueError(
    'failed',
    `${path} refuses pictures of ${wanted.width}×${wanted.height}: ${refused}.`,
    'Close every program that uses the camera, then try again.',
  );
};

/** Says how often pictures come, and gives what the device keeps of it. Readers show it; nothing else hangs on it. */
export const settleRate = (file: number, framesPerSecond: number): number => {
  const at = STRUCTURES.v4l2_streamparm;
  const bytes = emptyStructure('v4l2_streamparm');
  const isWhole = Number.isInteger(framesPerSecond);
  bytes.writeUInt32LE(V4L2.BUF_TYPE_VIDEO_OUTPUT, at.type);
  bytes.writeUInt32LE(V4L2.CAP_TIMEPERFRAME, at['parm.output.capability']);
  bytes.writeUInt32LE(isWhole ? 1 : 1000, at['parm.output.timeperframe.numerator']);
  bytes.writeUInt32LE(
    isWhole ? framesPerSecond : Math.round(framesPerSecond * 1000),
    at['parm.output.timeperframe.denominator'],
  );
  if (ioctl(file, VIDIOC.S_PARM, bytes) !== null) return framesPerSecond;
  const [numerator, denominator] = [
    bytes.readUInt32LE(at['parm.output.timeperframe.numerator']),
    bytes.readUInt32LE(at['parm.output.timeperframe.denominator']),
  ];
  return numerator > 0 && denominator > 0 ? denominator / numerator : framesPerSecond;
};

/**
 * Says that pictures will come. v4l2loopback 0.12 takes only who says so for a producer: without it, a device with
 * `exclusive_caps=1` refuses every producer after the first with EINVAL. Later versions answer EINVAL themselves, for
 * they want to be asked for buffers first, and start at the first picture; so the answer means nothing.
 */
export const sayStart = (file: number): void => {
  ioctl(file, VIDIOC.STREAMON, outputType());
};
