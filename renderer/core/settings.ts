import { z } from 'zod';
import { AUDIENCES } from './broadcast/audience.ts';
import { VIDEO_CODEC_CHOICES } from './broadcast/video-codec.ts';
import { Scene } from './scene.ts';
import { ARKIT_COUNT } from './signals/arkit.ts';

/** Which device or file a person chose. Ids change when a device is replugged or permissions are reset; labels survive. */
export const SourceChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('demo') }),
  z.object({ kind: z.literal('default') }),
  z.object({ kind: z.literal('device'), id: z.string(), label: z.string() }),
  z.object({ kind: z.literal('file'), path: z.string() }),
  /** A phone, OBS, or whatever else sends its picture here. */
  z.object({ kind: z.literal('remote'), audience: z.enum(AUDIENCES) }),
]);
export type SourceChoice = z.infer<typeof SourceChoice>;

export const BACKDROPS = ['dusk', 'sage', 'sand', 'night', 'rose', 'sea'] as const;
export type Backdrop = (typeof BACKDROPS)[number];

/** How much the picture costs: `auto` measures the machine and picks. */
export const QUALITIES = ['light', 'balanced', 'full'] as const;
export type Quality = (typeof QUALITIES)[number];

/** Sizes of the picture that goes out, pixels: what meeting apps ask a camera for. */
export const OUTPUT_SIZES = ['640x360', '1280x720', '1920x1080'] as const;
export type OutputSize = (typeof OUTPUT_SIZES)[number];

/** Pictures a second that go out, at most; a slower source gives fewer. */
export const OUTPUT_RATES = [24, 30, 60] as const;
export type OutputRate = (typeof OUTPUT_RATES)[number];

/** Width and height in pixels. */
export const sizeInPixels = (size: OutputSize): { readonly width: number; readonly height: number } => {
  const [width = 1280, height = 720] = size.split('x').map(Number);
  return { width, height };
};

/** A face at rest, taken from a person for two seconds, for one tracker model. */
export const Calibration = z.object({
  model: z.string(),
  /** ISO 8601 */
  takenAt: z.string(),
  weights: z.array(z.number().min(0).max(1)).length(ARKIT_COUNT),
  /** Head rotation at rest, [x, y, z, w]. */
  rotation: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  /** Head position at rest, metres. */
  translation: z.tuple([z.number(), z.number(), z.number()]),
});
export type Calibration = z.infer<typeof Calibration>;

const fraction = z.number().min(0).max(1);

/** What a person can set, each field bare: a patch holds only what changed, so no default may creep into it. */
const fields = {
  firstRunDone: z.boolean(),
  theme: z.enum(['system', 'dark', 'light']),
  camera: SourceChoice,
  microphone: SourceChoice,
  microphoneOn: z.boolean(),
  cameraOn: z.boolean(),
  avatar: z.string(),
  backdrop: z.enum(BACKDROPS),
  scene: Scene,
  quality: z.enum(['auto', ...QUALITIES]),
  trackerModel: z.enum(['auto', 'npm', 'official']),
  /** 0 is still, 0.5 is as tracked, 1 is twice. */
  expression: fraction,
  headTurn: fraction,
  /** 0 is raw, 1 is as smooth as can be. */
  smoothing: fraction,
  lookAtCamera: z.boolean(),
  blinkWhenIBlink: z.boolean(),
  voiceMovesMouth: z.boolean(),
  /** What the person sees of themselves and of the avatar is a mirror image. What goes out never is. */
  mirror: z.boolean(),
  showSelfView: z.boolean(),
  panelOpen: z.boolean(),
  /** Id of a virtual camera, or `auto` for the best there is. */
  virtualCamera: z.string(),
  outputSize: z.enum(OUTPUT_SIZES),
  outputRate: z.literal(OUTPUT_RATES),
  /** Who speaks in a script that names nobody; null is the avatar in use. */
  studioAvatar: z.string().nullable(),
  /** Of a script that names none: a voice's id, such as `flite/slt`. */
  studioVoice: z.string(),
  /** The voice goes out beside the picture, as a microphone of the system's. */
  virtualMicrophone: z.boolean(),
  /** Who may open a broadcast's addresses. */
  broadcastAudience: z.enum(AUDIENCES),
  /** Viewers of a broadcast hear the voice too. */
  broadcastVoice: z.boolean(),
  /** What its pictures are encoded as. */
  broadcastCodec: z.enum(VIDEO_CODEC_CHOICES),
  /** How others in a room see the person called; as typed. */
  roomName: z.string().max(160),
  /** The server that the avatar is sent to by WHIP; empty until one is named. Its token is kept apart. */
  whipAddress: z.string().max(2000),
  calibrations: z.array(Calibration).max(8),
};

/** Every field has a default, so a file from an older version, or a damaged one, still opens. */
export const Settings = z.object({
  version: z.literal(1).default(1),
  firstRunDone: fields.firstRunDone.default(false),
  theme: fields.theme.default('dark'),
  camera: fields.camera.default({ kind: 'default' }),
  microphone: fields.microphone.default({ kind: 'default' }),
  microphoneOn: fields.microphoneOn.default(true),
  cameraOn: fields.cameraOn.default(true),
  avatar: fields.avatar.default('mira'),
  backdrop: fields.backdrop.default('dusk'),
  scene: fields.scene.prefault({}),
  quality: fields.quality.default('auto'),
  trackerModel: fields.trackerModel.default('auto'),
  expression: fields.expression.default(0.62),
  headTurn: fields.headTurn.default(0.5),
  smoothing: fields.smoothing.default(0.34),
  lookAtCamera: fields.lookAtCamera.default(false),
  blinkWhenIBlink: fields.blinkWhenIBlink.default(true),
  voiceMovesMouth: fields.voiceMovesMouth.default(true),
  mirror: fields.mirror.default(true),
  showSelfView: fields.showSelfView.default(true),
  panelOpen: fields.panelOpen.default(true),
  virtualCamera: fields.virtualCamera.default('auto'),
  outputSize: fields.outputSize.default('1280x720'),
  outputRate: fields.outputRate.default(30),
  studioAvatar: fields.studioAvatar.default(null),
  studioVoice: fields.studioVoice.default('flite/slt'),
  virtualMicrophone: fields.virtualMicrophone.default(false),
  broadcastAudience: fields.broadcastAudience.default('this-computer'),
  broadcastVoice: fields.broadcastVoice.default(true),
  broadcastCodec: fields.broadcastCodec.default('auto'),
  roomName: fields.roomName.default(''),
  whipAddress: fields.whipAddress.default(''),
  calibrations: fields.calibrations.default([]),
});
export type Settings = z.infer<typeof Settings>;

export const SettingsPatch = z.object(fields).partial();
export type SettingsPatch = z.infer<typeof SettingsPatch>;

export const defaultSettings = (): Settings => Settings.parse({});
