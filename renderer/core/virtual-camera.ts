import { z } from 'zod';

/** What a virtual camera is made of on this system; each has one folder under `electron/services/virtual-camera`. */
export const VIRTUAL_CAMERA_KINDS = [
  'pipewire',
  'v4l2loopback',
  'obs-queue',
  'unity-capture',
  'obs-extension',
] as const;
export type VirtualCameraKind = (typeof VIRTUAL_CAMERA_KINDS)[number];

/**
 * How a picture lies in its bytes, top row first unless said otherwise. I420, NV12 and YUYV hold BT.601 colour in video
 * range (luma 16..235, chroma 16..240), as cameras do.
 * - `I420` (V4L2's YU12): plane Y, then U and V at half the width and height
 * - `NV12`: plane Y, then one plane of U V pairs at half the width and height
 * - `YUYV` (YUY2): Y U Y V for each pair of pixels, full height
 * - `RGBA`: four bytes a pixel, full range, BOTTOM row first, as WebGL reads them and UnityCapture wants them
 */
export const PIXEL_FORMATS = ['I420', 'NV12', 'YUYV', 'RGBA'] as const;
export type PixelFormat = (typeof PIXEL_FORMATS)[number];

/** Bytes of one pixel, on the whole picture's average. */
const BYTES_PER_PIXEL: Readonly<Record<PixelFormat, number>> = { I420: 1.5, NV12: 1.5, YUYV: 2, RGBA: 4 };

/** Bytes of one picture; `width` and `height` in pixels, both even. */
export const pictureBytes = (format: PixelFormat, width: number, height: number): number =>
  width * height * BYTES_PER_PIXEL[format];

/** The name under which meeting apps list us, wherever we may choose it. */
export const CAMERA_NAME = 'Masque Camera';
export const MICROPHONE_NAME = 'Masque Microphone';

/** A camera of the system that takes our pictures. */
export const VirtualCameraDevice = z.object({
  /** Stable while the device is there, such as `pipewire` or `/dev/video10`. */
  id: z.string(),
  kind: z.enum(VIRTUAL_CAMERA_KINDS),
  /** What meeting apps call it. */
  name: z.string(),
  /** Another program gives it pictures now. */
  busy: z.boolean(),
  /** Written from documentation and never run by us. */
  unverified: z.boolean(),
});
export type VirtualCameraDevice = z.infer<typeof VirtualCameraDevice>;

/** What would give this system a camera, or one that more apps list. */
export const VirtualCameraRemedy = z.object({
  /** What is missing, one sentence. */
  message: z.string(),
  /** What the person can do, one sentence. */
  cure: z.string(),
  /** The one command for a terminal, where there is one. */
  command: z.string().nullable(),
  /** Masque can do it by itself; the person is asked for their password. */
  canAdd: z.boolean(),
});
export type VirtualCameraRemedy = z.infer<typeof VirtualCameraRemedy>;

export const VirtualCameraSurvey = z.object({
  /** The best first; `auto` takes the first that is not busy. */
  devices: z.array(VirtualCameraDevice),
  /** Null when nothing is wanting. */
  remedy: VirtualCameraRemedy.nullable(),
  /** Whether the voice can go out as a microphone of the system's. */
  microphone: z.boolean(),
});
export type VirtualCameraSurvey = z.infer<typeof VirtualCameraSurvey>;

/** An open device's own words for what it takes, which may differ from what was asked for. */
export const OpenedCamera = z.object({
  device: VirtualCameraDevice,
  format: z.enum(PIXEL_FORMATS),
  width: z.number().int(),
  height: z.number().int(),
  framesPerSecond: z.number(),
});
export type OpenedCamera = z.infer<typeof OpenedCamera>;

/** Of whatever buffer: they are copied on their way. */
const Bytes: z.ZodType<Uint8Array> = z.instanceof(Uint8Array);
const Samples: z.ZodType<Float32Array> = z.instanceof(Float32Array);

/**
 * What the page says to the writer process, over a message port of their own: bytes, never JSON, and past the main
 * process. Times are milliseconds since 1970. Pictures have the format and size of the latest `opened`.
 */
export const ToCamera = z.discriminatedUnion('kind', [
  /** Opens a device, or the best one for `auto`; whatever was open before is closed. */
  z.object({
    kind: z.literal('open'),
    device: z.string(),
    width: z.number().int().min(16).max(7680),
    height: z.number().int().min(16).max(7680),
    framesPerSecond: z.number().min(1).max(120),
  }),
  /** The picture that readers see while nothing comes: paused, no source, the app has quit. */
  z.object({ kind: z.literal('card'), bytes: Bytes }),
  z.object({
    kind: z.literal('picture'),
    number: z.number().int(),
    capturedAt: z.number(),
    bytes: Bytes,
  }),
  /** Opens or closes the system's microphone of ours. */
  z.object({ kind: z.literal('microphone'), on: z.boolean() }),
  /** Mono, -1..1; `capturedAt` is the moment of the first sample. */
  z.object({
    kind: z.literal('sound'),
    capturedAt: z.number(),
    samplesPerSecond: z.number().int().min(8000).max(192_000),
    samples: Samples,
  }),
  /** Off air: the card is shown for as long as somebody looks, then the device is closed. */
  z.object({ kind: z.literal('close') }),
]);
export type ToCamera = z.infer<typeof ToCamera>;

/** What the writer process answers. */
export type FromCamera =
  | { readonly kind: 'opened'; readonly camera: OpenedCamera }
  /** The device could not be opened, or was lost. */
  | { readonly kind: 'failed'; readonly reason: string; readonly message: string; readonly cure: string }
  /** A picture was given to the device, or (`writtenAt` null) dropped for a newer one: the next may come. */
  | {
      readonly kind: 'written';
      readonly number: number;
      readonly writtenAt: number | null;
      readonly writeMilliseconds: number;
    }
  /** Apps that look at the camera; null where the system does not tell. */
  | { readonly kind: 'readers'; readonly count: number | null }
  | { readonly kind: 'microphone'; readonly state: 'on' | 'off' }
  | { readonly kind: 'microphone'; readonly state: 'failed'; readonly message: string }
  /** What the voice achieves: how late it is heard, and how often sound was due that had not come. */
  | {
      readonly kind: 'voice';
      readonly readers: number;
      readonly delayMilliseconds: number;
      readonly underruns: number;
    }
  | { readonly kind: 'closed' };
