import { type ContractRouterClient, oc } from '@orpc/contract';
import { z } from 'zod';
import { AUDIENCES } from './broadcast/broadcast-line.ts';
import { PersonName } from './broadcast/person.ts';
import { LONGEST_WHIP_TOKEN, WhipAddress, WhipAnswer } from './broadcast/whip.ts';
import { ERROR_REASONS } from './errors.ts';
import { FILM_LOOKS, FilmEntry, FilmOrder, FilmProgress } from './film.ts';
import { EXECUTION_PROVIDERS } from './native-models.ts';
import { AvatarRecipe } from './recipe/avatar-recipe.ts';
import { LEVELS } from './recipe/levels.ts';
import { Settings, SettingsPatch, SourceChoice } from './settings.ts';
import { Speech, SpeechRequest, Voice } from './speech/speech.ts';
import { VirtualCameraSurvey } from './virtual-camera.ts';

/**
 * The port: what the app asks of the machine it runs on. `electron/rpc` implements it, `renderer/host` calls it,
 * and both derive their types and their validation from here.
 */

/** How a MasqueError crosses from the host: the code of the RPC error, and its data beside the message. */
export const HOST_ERROR_CODE = 'MASQUE';
export const HostErrorData = z.object({ reason: z.enum(ERROR_REASONS), cure: z.string() });

/** What the app can measure of itself. */
export const BENCHES = ['live', 'tracking-size', 'virtual-camera', 'visemes', 'avatars', 'studio'] as const;

/** Where the picture goes from the start; `device` is an id, or `auto`. */
export const LaunchOutput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('virtual-camera'), device: z.string() }),
  z.object({ kind: z.literal('broadcast'), audience: z.enum(AUDIENCES) }),
  z.object({ kind: z.literal('whip'), address: WhipAddress }),
]);
export type LaunchOutput = z.infer<typeof LaunchOutput>;

/** `links` makes it a room of one's own, one with those; `address` is somebody else's. */
export const LaunchRoom = z.union([
  z.object({ name: PersonName, links: z.array(z.string()) }),
  z.object({ name: PersonName, address: z.string() }),
]);
export type LaunchRoom = z.infer<typeof LaunchRoom>;

/** What the command line asked for. Absent fields leave the person's own settings alone. */
export const LaunchOptions = z.object({
  /** `window` is the app; the other verbs do one job without a visible window and end. */
  verb: z.enum(['window', 'track', 'visemes', 'sheet', 'from-photo', 'render', 'doctor', 'bench']),
  camera: SourceChoice.optional(),
  microphone: SourceChoice.optional(),
  /** An avatar's id, or the path of a file. */
  avatar: z.string().optional(),
  /** Size of the picture that goes out, pixels, both even. */
  size: z.object({ width: z.number().int(), height: z.number().int() }).optional(),
  quality: Settings.shape.quality.removeDefault().optional(),
  trackerModel: Settings.shape.trackerModel.removeDefault().optional(),
  /** What the voice models try to run on before anything else. */
  voiceProvider: z.enum(EXECUTION_PROVIDERS).optional(),
  /** Pictures a second that go out, at most. */
  rate: Settings.shape.outputRate.removeDefault().optional(),
  /** What a broadcast's pictures are encoded as. */
  codec: Settings.shape.broadcastCodec.removeDefault().optional(),
  headless: z.boolean(),
  /** End by itself after so many seconds of running. */
  seconds: z.number().positive().optional(),
  wantsStats: z.boolean(),
  wantsScreenshot: z.boolean(),
  output: LaunchOutput.optional(),
  room: LaunchRoom.optional(),
  /**
   * Draws a clock into the outgoing picture (`signals/picture-clock.ts`), for measuring: when the camera's picture was
   * taken, in milliseconds, or how many pictures were drawn.
   */
  pictureClock: z.enum(['time', 'count']).optional(),
  /** Prints what is broadcast as it goes out, for measuring: `session/sent-log.ts`. */
  logSent: z.boolean().optional(),
  /** `sheet`: how finely a recipe is sculpted. */
  level: z.enum(LEVELS).optional(),
  /** `bench studio`: the one film look to measure. */
  look: z.enum(FILM_LOOKS).optional(),
  /** `track`, `from-photo` and `visemes`: the file to look at, or to listen to. `sheet`: an avatar's id or file. */
  input: z.string().optional(),
  /** `from-photo`: the id of the recipe that is written. */
  recipeId: AvatarRecipe.shape.id.optional(),
  /** `render`: the films to make, one after the other. */
  films: z.array(FilmOrder).optional(),
  /** `bench`: what to measure. */
  bench: z.enum(BENCHES).optional(),
});
export type LaunchOptions = z.infer<typeof LaunchOptions>;

export const RuntimeReport = z.object({
  app: z.string(),
  electron: z.string(),
  chromium: z.string(),
  node: z.string(),
  /** False when the closed-network runtime runs instead of the official Electron. */
  official: z.boolean(),
  platform: z.string(),
  packaged: z.boolean(),
});
export type RuntimeReport = z.infer<typeof RuntimeReport>;

/** A file that the renderer may read at `address` (same origin, byte ranges allowed). */
export const MediaSource = z.object({
  name: z.string(),
  path: z.string(),
  address: z.string(),
  bytes: z.number(),
});
export type MediaSource = z.infer<typeof MediaSource>;

export const TrackerModelName = z.enum(['npm', 'official']);
export type TrackerModelName = z.infer<typeof TrackerModelName>;

export const TrackerModel = z.object({
  model: TrackerModelName,
  /** Where the renderer reads the bundle. */
  address: z.string(),
  file: z.string(),
  sha256: z.string(),
});
export type TrackerModel = z.infer<typeof TrackerModel>;

export const AvatarEntry = z.object({
  /** What the settings remember: an avatar's name in the app, or the path of a file that is kept elsewhere. */
  id: z.string(),
  name: z.string(),
  /** `sample` came with the app; `mine` is kept by the app for the person; `file` lies where the person has it. */
  origin: z.enum(['sample', 'mine', 'file']),
  format: z.enum(['recipe', 'glb', 'vrm', 'gltf']),
  /** The model's file; of a `recipe` its JSON. */
  address: z.string(),
  /** The recipe's JSON, of everything that was sculpted by us. */
  recipeAddress: z.string().optional(),
  /** Where its thumbnail is, when it has one. */
  picture: z.string().optional(),
  /** ISO 8601, of what the person made or brought. */
  changedAt: z.string().optional(),
  /** Where it is kept, of what the person made or brought. */
  path: z.string().optional(),
});
export type AvatarEntry = z.infer<typeof AvatarEntry>;

/** One of the person's takes, as a list shows it. */
export const TakeEntry = z.object({
  id: z.string(),
  name: z.string(),
  /** ISO 8601. */
  recordedAt: z.string(),
  durationSeconds: z.number(),
  /** Worn while it was recorded: an id, or a path. */
  avatar: z.string(),
  trackerModel: z.string(),
  hasSound: z.boolean(),
  bytes: z.number(),
  path: z.string(),
  /** Where the page reads the file. */
  address: z.string(),
});
export type TakeEntry = z.infer<typeof TakeEntry>;

export const PermissionState = z.enum(['granted', 'denied', 'ask', 'unknown']);

export const WindowState = z.object({ maximised: z.boolean(), frame: z.enum(['custom', 'system']) });
export type WindowState = z.infer<typeof WindowState>;

/** Stats are the session's own words; the host only writes them down beside what it knows itself. */
export const RunReport = z.object({
  ok: z.boolean(),
  /** Present when not ok: what a person reads on the terminal. */
  problem: z.object({ message: z.string(), cure: z.string() }).optional(),
  stats: z.record(z.string(), z.unknown()).optional(),
  /** PNG bytes of the stage, for a run without a window. */
  stagePicture: z.instanceof(Uint8Array).optional(),
});
export type RunReport = z.infer<typeof RunReport>;

/** Characters of a script's name: a file's name of that length fits everywhere. */
export const LONGEST_SCRIPT_NAME = 60;
/** UTF-8. Far more than anybody films at once. */
export const LONGEST_SCRIPT_BYTES = 1_000_000;

/** A script that the app keeps: a Markdown file by the same name. */
export const ScriptEntry = z.object({
  name: z.string(),
  path: z.string(),
  /** ISO 8601 */
  changedAt: z.string(),
});
export type ScriptEntry = z.infer<typeof ScriptEntry>;

const scriptName = z.object({ name: z.string() });
const scriptText = z.string().max(LONGEST_SCRIPT_BYTES);

const scripts = {
  /** Newest first. */
  list: oc.output(z.array(ScriptEntry)),
  read: oc.input(scriptName).output(z.object({ text: z.string() })),
  /** Under this name, or it with a number when somebody has it; the answer says which. */
  create: oc.input(scriptName.extend({ text: scriptText })).output(ScriptEntry),
  /** The whole text at each change; a crash leaves the old one or the new one. */
  save: oc.input(scriptName.extend({ text: scriptText })).output(ScriptEntry),
  rename: oc.input(scriptName.extend({ to: z.string() })).output(ScriptEntry),
  /** `where` it lies now: `bin` is the system's; where there is none, the path of a folder of ours. */
  remove: oc.input(scriptName).output(z.object({ where: z.string() })),
  /** Copies a text file; without a path the person is asked for one. Null when they changed their mind. */
  import: oc.input(z.object({ path: z.string().nullable() })).output(ScriptEntry.nullable()),
};

const filmId = z.object({ id: z.string() });
const bytes = z.instanceof(Uint8Array);

/** A film's parts while it is made; they lie beside where it goes, under a hidden name. */
export const FilmParts = z.object({
  id: z.string(),
  /** Bytes that the journal of an interrupted film holds; 0 for a new one. */
  journalBytes: z.number(),
  /** Whole pictures that an interrupted sequence holds. */
  pictures: z.number(),
});
export type FilmParts = z.infer<typeof FilmParts>;

/** How films get from the page that makes them to a file, and the queue of those that wait. */
const films = {
  /** Fails when the film could never be finished there: no folder, no permission, too little room. */
  open: oc.input(z.object({ order: FilmOrder, expectedBytes: z.number().nonnegative() })).output(FilmParts),
  /** Packets as they are encoded, so that a killed film can go on. */
  appendJournal: oc.input(filmId.extend({ bytes })).output(z.void()),
  readJournal: oc.input(filmId.extend({ from: z.number(), length: z.number() })).output(bytes),
  /** Cuts off what was half written. */
  cutJournal: oc.input(filmId.extend({ length: z.number() })).output(z.void()),
  write: oc.input(filmId.extend({ position: z.number(), bytes })).output(z.void()),
  /** A picture of a sequence or its sound. `name` is a plain file name. */
  writeNamed: oc.input(filmId.extend({ name: z.string(), bytes })).output(z.void()),
  /** Subtitles: beside the film and by its name, with this ending. */
  writeBeside: oc.input(filmId.extend({ ending: z.enum(['srt', 'vtt']), bytes })).output(z.void()),
  /** The whole film gets its name; only now is it there. */
  commit: oc.input(filmId).output(z.object({ path: z.string(), bytes: z.number() })),
  /** Leaves nothing but, where `keepJournal`, what it takes to go on. */
  discard: oc.input(filmId.extend({ keepJournal: z.boolean() })).output(z.void()),
  /** What the page that films has to say of the film it is at. */
  tell: oc.input(z.object({ progress: FilmProgress })).output(z.void()),
  /** Asks the person where to; null when they changed their mind. */
  choosePath: oc
    .input(z.object({ name: z.string(), format: FilmOrder.shape.job.shape.format }))
    .output(z.string().nullable()),
  queue: {
    /** Oldest first. One is made at a time, in this order, which outlives the app. */
    list: oc.output(z.array(FilmEntry)),
    add: oc.input(FilmOrder).output(FilmEntry),
    /** A running one stops and leaves nothing behind. */
    cancel: oc.input(filmId).output(z.void()),
    /** Goes to the end of the queue again, and goes on where it can. */
    retry: oc.input(filmId).output(z.void()),
    /** Out of the list; a finished film stays where it is. */
    remove: oc.input(filmId).output(z.void()),
    /** Shows the finished film in its folder. */
    reveal: oc.input(filmId).output(z.void()),
  },
};

export const hostContract = {
  launch: oc.output(LaunchOptions),
  runtime: oc.output(RuntimeReport),
  /** All processes of the app together, megabytes (10^6 bytes). */
  memory: oc.output(z.number()),
  /** How many cores all processes of the app together kept busy since the last call; 1 is one core. */
  processor: oc.output(z.number()),
  settings: {
    /** `notice` says what was lost when a damaged file was set aside. */
    read: oc.output(z.object({ settings: Settings, notice: z.string().optional() })),
    write: oc.input(SettingsPatch).output(Settings),
  },
  media: {
    /** The built-in demo performer, a video. */
    demo: oc.output(MediaSource),
    /** Fails with a MasqueError's words when the file is missing, empty or a folder. */
    open: oc.input(z.object({ path: z.string() })).output(MediaSource),
    /** Asks the person; null when they changed their mind. */
    choose: oc
      .input(z.object({ kind: z.enum(['video', 'sound', 'avatar', 'picture', 'avatar-or-picture', 'take']) }))
      .output(MediaSource.nullable()),
  },
  models: {
    /** `auto` is official when `gpu` and a checked file is on disk, else npm. */
    faceTracker: oc
      .input(z.object({ prefer: z.enum(['auto', 'npm', 'official']), gpu: z.boolean() }))
      .output(TrackerModel),
    /** The face that every sculpted avatar is built on: `geometry_pipeline_metadata_landmarks.binarypb`. */
    canonicalFace: oc.output(z.object({ address: z.string() })),
  },
  avatars: {
    /** The person's own first, newest first; then the samples. */
    list: oc.output(z.array(AvatarEntry)),
    /** An avatar by its id, else a model's or a recipe's file by its path. */
    open: oc.input(z.object({ idOrPath: z.string() })).output(AvatarEntry),
    /** Fails for one that was not sculpted by us. */
    recipe: oc.input(z.object({ id: z.string() })).output(AvatarRecipe),
    /** `same` writes over the person's own avatar of the recipe's id; a sample, or nothing, of that id becomes `new`. */
    save: oc
      .input(
        z.object({
          recipe: AvatarRecipe,
          picture: z.instanceof(Uint8Array).optional(),
          as: z.enum(['new', 'same']),
        }),
      )
      .output(AvatarEntry),
    /** Copies a model's or a recipe's file among the person's own, once it has been looked through. */
    add: oc.input(z.object({ path: z.string() })).output(AvatarEntry),
    /** The person's own only, like what follows. PNG or WebP. */
    setPicture: oc.input(z.object({ id: z.string(), picture: z.instanceof(Uint8Array) })).output(z.void()),
    rename: oc.input(z.object({ id: z.string(), name: z.string() })).output(AvatarEntry),
    /** `where` it lies now: `bin` is the system's; where there is none, the path of a folder of ours. */
    remove: oc.input(z.object({ id: z.string() })).output(z.object({ where: z.string() })),
  },
  /** The person's takes, each one file (`core/take-file`), whole from the first byte: what is appended stays. */
  takes: {
    /** Newest first; what is being recorded is not among them. */
    list: oc.output(z.array(TakeEntry)),
    /** Opens a file for what is about to be recorded; `bytes` are `takeBeginning`. */
    begin: oc.input(z.object({ bytes: z.instanceof(Uint8Array) })).output(z.object({ id: z.string() })),
    append: oc.input(z.object({ id: z.string(), bytes: z.instanceof(Uint8Array) })).output(z.void()),
    /** The last bytes were appended: it is a take from now on. */
    finish: oc.input(z.object({ id: z.string() })).output(TakeEntry),
    /** Nothing was recorded after all. */
    discard: oc.input(z.object({ id: z.string() })).output(z.void()),
    /** A take by its id, else a take's file by its path. */
    open: oc.input(z.object({ idOrPath: z.string() })).output(TakeEntry),
    /** A whole take of other origin: trimmed from another, or read from a CSV. */
    add: oc.input(z.object({ bytes: z.instanceof(Uint8Array) })).output(TakeEntry),
    rename: oc.input(z.object({ id: z.string(), name: z.string() })).output(TakeEntry),
    /** `where` as with avatars. */
    remove: oc.input(z.object({ id: z.string() })).output(z.object({ where: z.string() })),
  },
  speech: {
    /** The embedded engine's first. */
    voices: oc.output(z.array(Voice)),
    /** Speaks one after the other; the caller's signal takes a request back. */
    speak: oc.input(SpeechRequest).output(Speech),
  },
  files: {
    /** Asks the person where to; null when they changed their mind. `name` is the name that is offered. */
    save: oc
      .input(z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }))
      .output(z.string().nullable()),
  },
  films,
  scripts,
  permissions: {
    /** The operating system's word, where it has one (macOS, Windows). */
    read: oc.input(z.object({ device: z.enum(['camera', 'microphone']) })).output(PermissionState),
    openSystemSettings: oc.input(z.object({ device: z.enum(['camera', 'microphone']) })).output(z.boolean()),
  },
  virtualCamera: {
    /** What this system can give the picture to, looked at anew. */
    survey: oc.output(VirtualCameraSurvey),
    /** Does what the remedy offers, asking for the person's password; then surveys. */
    add: oc.output(VirtualCameraSurvey),
  },
  window: {
    state: oc.output(WindowState),
    minimise: oc.output(z.void()),
    toggleMaximise: oc.output(WindowState),
    /** Answers once it is otherwise: false when the window is minimised or hidden, true when it is back. */
    isSeen: oc.input(z.object({ was: z.boolean() })).output(z.boolean()),
    close: oc.output(z.void()),
  },
  /** Opens an address of ours in the person's own browser; false for any other. */
  links: { open: oc.input(z.object({ address: z.string() })).output(z.boolean()) },
  /** A server elsewhere that the avatar is sent to by WHIP (RFC 9725): what is said to it by HTTP, which the page may not. */
  whip: {
    /** Kept where the system keeps secrets, and never given back; empty forgets it. */
    setToken: oc.input(z.object({ token: z.string().trim().max(LONGEST_WHIP_TOKEN) })).output(z.void()),
    hasToken: oc.output(z.boolean()),
    /** Fails with a MasqueError's words; `busy`, `lost` and `failed` are worth another try. */
    publish: oc.input(z.object({ address: WhipAddress, offer: z.string() })).output(WhipAnswer),
    end: oc.input(z.object({ session: WhipAddress })).output(z.void()),
  },
  clipboard: { write: oc.input(z.object({ text: z.string().max(1_000_000) })).output(z.void()) },
  run: {
    /** Appends lines to the file, or the standard output, that the verb writes to. */
    emit: oc.input(z.object({ lines: z.array(z.string()) })).output(z.void()),
    /** A job's share done, 0..1, for the terminal. */
    progress: oc.input(z.object({ share: z.number(), text: z.string() })).output(z.void()),
    /** What the stats would say now, for a run whose end a person decides by closing it or by Ctrl-C. */
    keep: oc.input(z.object({ stats: z.record(z.string(), z.unknown()) })).output(z.void()),
    /** The run is over: write what was asked for and leave. */
    finish: oc.input(RunReport).output(z.void()),
  },
};
export type HostContract = typeof hostContract;

/** The port as its caller sees it. */
export type Host = ContractRouterClient<HostContract>;
