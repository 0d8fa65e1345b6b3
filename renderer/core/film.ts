import { z } from 'zod';
import { Background } from './scene.ts';
import { BACKDROPS } from './settings.ts';

/** How a film looks, from the quickest to the finest; what each costs is the bench's to say (`bench -- studio`). */
export const FILM_LOOKS = ['draft', 'standard', 'full'] as const;
export type FilmLook = (typeof FILM_LOOKS)[number];

export const FILM_FORMATS = ['mp4', 'webm', 'png'] as const;
export const SUBTITLES = ['none', 'burn', 'srt', 'vtt'] as const;

/** What to film: a script, a sound that somebody recorded, or a take. */
export const FilmSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('script'), text: z.string(), name: z.string() }),
  z.object({ kind: z.literal('sound'), path: z.string() }),
  z.object({
    kind: z.literal('take'),
    path: z.string(),
    /** Seconds of the take. */
    from: z.number().min(0).optional(),
    to: z.number().min(0).optional(),
    /** The sound that was recorded with it. */
    withSound: z.boolean().default(true),
  }),
]);
export type FilmSource = z.infer<typeof FilmSource>;

/** One film: the same job gives the same poses. */
export const FilmJob = z.object({
  source: FilmSource,
  /** What the script leaves open; absent, the settings say. */
  avatar: z.string().optional(),
  voice: z.string().optional(),
  /** Behind every scene, whatever it says itself. */
  background: Background.optional(),
  backdrop: z.enum(BACKDROPS).optional(),
  width: z.number().int().min(64).max(3840).multipleOf(2).default(1280),
  height: z.number().int().min(64).max(3840).multipleOf(2).default(720),
  framesPerSecond: z.number().int().min(24).max(60).default(30),
  look: z.enum(FILM_LOOKS).default('standard'),
  format: z.enum(FILM_FORMATS).default('mp4'),
  transparent: z.boolean().default(false),
  subtitles: z.enum(SUBTITLES).default('none'),
  seed: z.number().int().default(1),
});
export type FilmJob = z.infer<typeof FilmJob>;

export const FilmStats = z.object({
  frames: z.number(),
  /** Length of the film. */
  seconds: z.number(),
  wallSeconds: z.number(),
  realTimeFactor: z.number(),
  /** Means for a frame. */
  renderMilliseconds: z.number(),
  encodeMilliseconds: z.number(),
  /** Of the whole script. */
  speechMilliseconds: z.number(),
  /**
   * Sound against the mouths of the pictures, by the phones that are said; positive is sound late. Null where nobody
   * knows the phones.
   */
  audioVideoOffsetMilliseconds: z.number().nullable(),
  /** Over every bit of every pose: the same job gives the same. */
  posesSum: z.string(),
  /** Pictures that an interrupted film had left and that were not made again. */
  framesKept: z.number(),
  /** What a voice could not do as it was asked. */
  notices: z.array(z.string()),
});
export type FilmStats = z.infer<typeof FilmStats>;

/** Where a film stands, for the queue. */
export const FilmProgress = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting') }),
  z.object({
    kind: z.literal('running'),
    step: z.enum(['speech', 'frames', 'finishing']),
    frames: z.number(),
    ofFrames: z.number(),
    /** Absent until it can be told. */
    secondsLeft: z.number().optional(),
  }),
  z.object({ kind: z.literal('done'), path: z.string(), bytes: z.number(), stats: FilmStats }),
  z.object({ kind: z.literal('cancelled') }),
  z.object({ kind: z.literal('failed'), message: z.string(), cure: z.string() }),
]);
export type FilmProgress = z.infer<typeof FilmProgress>;

/** One film to be made, and where it goes. */
export const FilmOrder = z.object({
  job: FilmJob,
  /** Absolute. A folder for `png`, else a file. */
  path: z.string(),
  /** Goes on with what an interrupted film left beside its path, where that was of the same job. */
  resume: z.boolean().default(false),
});
export type FilmOrder = z.infer<typeof FilmOrder>;

/** A place in the queue. */
export const FilmEntry = z.object({
  id: z.string(),
  order: FilmOrder,
  /** ISO 8601. */
  addedAt: z.string(),
  progress: FilmProgress,
});
export type FilmEntry = z.infer<typeof FilmEntry>;

/** `index` from 0; ffmpeg and the editing programs read `%05d.png` from 1. */
export const filmPictureName = (index: number): string => `${String(index + 1).padStart(5, '0')}.png`;
