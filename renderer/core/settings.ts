import { z } from 'zod';
import { ARKIT_COUNT } from './signals/arkit.ts';

/** Which device or file a person chose. Ids change when a device is replugged or permissions are reset; labels survive. */
export const SourceChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('demo') }),
  z.object({ kind: z.literal('default') }),
  z.object({ kind: z.literal('device'), id: z.string(), label: z.string() }),
  z.object({ kind: z.literal('file'), path: z.string() }),
]);
export type SourceChoice = z.infer<typeof SourceChoice>;

export const BACKDROPS = ['dusk', 'sage', 'sand', 'night', 'rose', 'sea'] as const;
export type Backdrop = (typeof BACKDROPS)[number];

/** How much the picture costs: `auto` measures the machine and picks. */
export const QUALITIES = ['light', 'balanced', 'full'] as const;
export type Quality = (typeof QUALITIES)[number];

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

const fraction = (initial: number) => z.number().min(0).max(1).default(initial);

/** What a person set. Every field has a default, so a file from an older version, or a damaged one, still opens. */
export const Settings = z.object({
  version: z.literal(1).default(1),
  firstRunDone: z.boolean().default(false),
  theme: z.enum(['system', 'dark', 'light']).default('system'),
  camera: SourceChoice.default({ kind: 'default' }),
  microphone: SourceChoice.default({ kind: 'default' }),
  microphoneOn: z.boolean().default(true),
  cameraOn: z.boolean().default(true),
  avatar: z.string().default('mira'),
  backdrop: z.enum(BACKDROPS).default('dusk'),
  quality: z.enum(['auto', ...QUALITIES]).default('auto'),
  trackerModel: z.enum(['auto', 'npm', 'official']).default('auto'),
  /** 0 is still, 0.5 is as tracked, 1 is twice. */
  expression: fraction(0.62),
  headTurn: fraction(0.5),
  /** 0 is raw, 1 is as smooth as can be. */
  smoothing: fraction(0.34),
  lookAtCamera: z.boolean().default(false),
  blinkWhenIBlink: z.boolean().default(true),
  voiceMovesMouth: z.boolean().default(true),
  mirror: z.boolean().default(true),
  showSelfView: z.boolean().default(true),
  panelOpen: z.boolean().default(true),
  calibrations: z.array(Calibration).max(8).default([]),
});
export type Settings = z.infer<typeof Settings>;

export const SettingsPatch = Settings.partial().omit({ version: true });
export type SettingsPatch = z.infer<typeof SettingsPatch>;

export const defaultSettings = (): Settings => Settings.parse({});
