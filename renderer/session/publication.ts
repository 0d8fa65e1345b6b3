import { epochNow } from '../capture/captured-picture.ts';
import type { CapturedSound } from '../capture/sound-tap.ts';
import { FromBroadcast, type ToBroadcast } from '../core/broadcast/broadcast-line.ts';
import { createPoseEncoder, poseSequence } from '../core/broadcast/pose-wire.ts';
import type { SentVideo, VideoCodecChoice } from '../core/broadcast/video-codec.ts';
import type { OutputRate } from '../core/settings.ts';
import type { AvatarPose } from '../core/signals/avatar-pose.ts';
import { createPublisher, type Publisher } from '../output/broadcast/publisher.ts';
import { type BroadcastTracks, createTracks } from '../output/broadcast/tracks.ts';
import type { VideoWish } from '../output/broadcast/video-encoding.ts';
import type { Wanted } from '../output/virtual-camera/picture-reader.ts';
import { createDressing, type Dressing, type Wardrobe } from './dressing.ts';
import { createOutputRate } from './output-rate.ts';
import { createSamples, p50p95, rounded } from './percentile.ts';
import { createRecentMean } from './recent-mean.ts';
import type { SentLog } from './sent-log.ts';

export interface BroadcastWish {
  readonly width: number;
  readonly height: number;
  readonly rate: OutputRate;
  readonly codec: VideoCodecChoice;
  /** Viewers hear the voice too. */
  readonly voice: boolean;
}

export interface PublicationOptions {
  /** A line to a process of our own. */
  connect(): MessagePort;
  /** What pictures are read as from now on; null: none. */
  wants(picture: Wanted | null): void;
  wantsSound(wanted: boolean): void;
  readonly wardrobe: Wardrobe;
  /** A pose's time 0, milliseconds since 1970. */
  readonly clockOrigin: number;
  /** For whoever measures. */
  readonly log?: SentLog | undefined;
  heard(message: Exclude<FromBroadcast, { kind: 'said' }>): void;
  /** An SFU takes what goes out from now on, or no longer. */
  flowing(yes: boolean): void;
  /** How pictures go out from now on. */
  encoded?(video: SentVideo): void;
  /** The SFU does not take it; it has been closed. */
  failed(message: string): void;
  figureProblem(message: string | null): void;
}

/** The avatar as it goes to one SFU, our own or a room's: its pictures, its voice, its pose, its figure. */
export interface Publication {
  /** Opens a line, with this as its first word, in place of the one before. */
  open(first: ToBroadcast): void;
  say(message: ToBroadcast): void;
  close(): void;
  use(wish: BroadcastWish): void;
  isDue(capturedAt: number): boolean;
  picture(capturedAt: number, bytes: Uint8Array): void;
  sound(sound: CapturedSound): void;
  posed(pose: AvatarPose): void;
  /** Somebody else is worn, they look otherwise, or another picture is behind them. */
  dressed(what: 'avatar' | 'look' | 'picture'): void;
  readonly isFlowing: boolean;
  /** Since the last `restart`. */
  readonly counts: { readonly sent: number; readonly dropped: number; readonly poseBytes: number };
  /** From a moment at the camera until its pose, its picture and its voice go out, of late; and what encoding adds. */
  readonly lags: Readonly<Record<string, unknown>>;
  restart(): void;
}

/** Until a person's own settings are known. */
const ANY_VIDEO: VideoWish = { codec: 'auto', isLayered: false, width: 1280, height: 720 };

/** What is there while it is open. */
interface Line {
  readonly port: MessagePort;
  readonly tracks: BroadcastTracks;
  readonly publisher: Publisher;
  readonly dressing: Dressing;
  readonly telling: ReturnType<typeof setInterval>;
}

const NOTHING = { sent: 0, dropped: 0, poseBytes: 0 };

/** Viewers reckon with it: every second is often enough for what changes slowly. */
const TIMING_MILLISECONDS = 1000;
/** Of late: three seconds of pictures. */
const LAG_SAMPLES = 100;

export const createPublication = (options: PublicationOptions): Publication => {
  const { connect, wants, wantsSound, wardrobe, log, heard } = options;
  let line: Line | null = null;
  let wish: BroadcastWish | null = null;
  let reading: Wanted | null = null;
  let isFlowing = false;
  let isWanted = false;
  /** Sound came since it was last told: there is none while the microphone is off. */
  let isHeard = false;
  let counts = NOTHING;
  let encode = createPoseEncoder();
  const lags = {
    pose: createSamples(LAG_SAMPLES),
    video: createSamples(LAG_SAMPLES),
    voice: createSamples(LAG_SAMPLES),
  };
  const recent = { pose: createRecentMean(), video: createRecentMean(), voice: createRecentMean() };
  const lagged = (what: keyof typeof lags, capturedAt: number) => {
    const lag = epochNow() - capturedAt;
    lags[what].add(lag);
    recent[what].add(lag);
  };
  let encodeMilliseconds = 0;
  const due = createOutputRate();
  const poseDue = createOutputRate();

  const read = () => {
    const picture = isFlowing && isWanted ? wish : null;
    reading = picture && { format: 'I420', width: picture.width, height: picture.height };
    wants(reading);
    wantsSound(isFlowing && wish?.voice === true);
  };
  const flow = (yes: boolean) => {
    isFlowing = yes;
    read();
  };
  const close = () => {
    flow(false);
    isWanted = false;
    if (line === null) return;
    const { port, tracks, publisher, dressing, telling } = line;
    clearInterval(telling);
    line = null;
    dressing.dispose();
    port.onmessage = null;
    publisher.close();
    tracks.dispose();
    // The process ends with its line, and with it every address, viewer and worker.
    port.close();
  };
  const open = (first: ToBroadcast) => {
    close();
    encode = createPoseEncoder();
    const port = connect();
    const tracks = createTracks(epochNow, ({ capturedAt, samples }) => {
      lagged('voice', capturedAt);
      log?.sound(capturedAt, samples);
    });
    const say = (message: ToBroadcast) => port.postMessage(message);
    const picturesWanted = (yes: boolean) => {
      isWanted = yes;
      read();
    };
    const publisher = createPublisher({
      send: (ask) => say({ kind: 'ask', ask }),
      tracks: () => tracks.all,
      // Viewers in the network have screens and lines of all kinds; this computer's own see the whole picture.
      video: () => ({
        ...ANY_VIDEO,
        ...(wish ?? {}),
        isLayered: first.kind === 'open' && first.audience === 'network',
      }),
      ...(options.encoded && { encoded: options.encoded }),
      flowing(yes) {
        flow(yes);
        options.flowing(yes);
      },
      picturesWanted,
      failed(message) {
        close();
        options.failed(message);
      },
    });
    port.onmessage = ({ data }) => {
      const message = FromBroadcast.parse(data);
      if (message.kind === 'said') publisher.heard(message.said);
      else heard(message);
    };
    say(first);
    const telling = setInterval(async () => {
      const encoded = await publisher.encoded();
      encodeMilliseconds = encoded.milliseconds;
      log?.encoded(encoded.pictures, encoded.at);
      const timing = {
        origin: options.clockOrigin,
        poseLag: recent.pose.take(),
        videoLag: recent.video.take() + encodeMilliseconds,
        voiceLag: isHeard ? recent.voice.take() : null,
      };
      isHeard = false;
      say({ kind: 'timing', timing });
    }, TIMING_MILLISECONDS);
    const dressing = createDressing({ ...wardrobe, say, problem: options.figureProblem });
    dressing.picture();
    dressing.wear();
    line = { port, tracks, publisher, dressing, telling };
  };
  return {
    open,
    say: (message) => line?.port.postMessage(message),
    close,
    use(next) {
      wish = next;
      due.set(next.rate);
      poseDue.set(next.rate);
      if (isFlowing) read();
      line?.publisher.encode();
    },
    isDue: (capturedAt) => reading !== null && due.isDue(capturedAt),
    picture(capturedAt, bytes) {
      if (line === null || reading === null) return;
      const isSent = line.tracks.picture(capturedAt, bytes, reading);
      counts = { ...counts, [isSent ? 'sent' : 'dropped']: counts[isSent ? 'sent' : 'dropped'] + 1 };
      if (!isSent) return;
      lagged('video', capturedAt);
      log?.picture(capturedAt);
    },
    sound(sound) {
      isHeard = true;
      line?.tracks.sound(sound);
    },
    posed(pose) {
      if (line === null || !isFlowing) return;
      const capturedAt = options.clockOrigin + pose.timeSeconds * 1000;
      if (reading === null) line.tracks.posed(capturedAt);
      if (!poseDue.isDue(pose.timeSeconds * 1000)) return;
      const packet = encode(pose);
      counts = { ...counts, poseBytes: counts.poseBytes + packet.length };
      line.publisher.pose(packet);
      lagged('pose', capturedAt);
      log?.pose(poseSequence(packet), capturedAt, pose);
    },
    dressed(what) {
      if (what === 'avatar') line?.dressing.wear();
      else if (what === 'picture') line?.dressing.picture();
      else line?.dressing.look();
    },
    get isFlowing() {
      return isFlowing;
    },
    get counts() {
      return counts;
    },
    get lags() {
      const { pose, video, voice } = lags;
      return {
        poseLagMilliseconds: p50p95(pose),
        pictureLagMilliseconds: p50p95(video),
        encodeMilliseconds: rounded(encodeMilliseconds),
        voiceLagMilliseconds: p50p95(voice),
      };
    },
    restart() {
      counts = NOTHING;
    },
  };
};
