import { epochNow } from '../capture/captured-picture.ts';
import type { CapturedSound } from '../capture/sound-tap.ts';
import { type Audience, FromBroadcast, type ToBroadcast } from '../core/broadcast/broadcast-line.ts';
import { createPoseEncoder, poseSequence } from '../core/broadcast/pose-wire.ts';
import type { BroadcastLook } from '../core/broadcast/signalling.ts';
import type { OutputRate } from '../core/settings.ts';
import type { AvatarPose } from '../core/signals/avatar-pose.ts';
import { createPublisher, type Publisher } from '../output/broadcast/publisher.ts';
import { type BroadcastTracks, createTracks } from '../output/broadcast/tracks.ts';
import type { Wanted } from '../output/virtual-camera/picture-reader.ts';
import type { BroadcastState } from './live-status.ts';
import { createOutputRate } from './output-rate.ts';
import { rounded } from './percentile.ts';
import type { SentLog } from './sent-log.ts';

export interface BroadcastWish {
  readonly width: number;
  readonly height: number;
  readonly rate: OutputRate;
  /** Viewers hear the voice too. */
  readonly voice: boolean;
}

export interface BroadcastControlOptions {
  /** A line to a broadcast process of our own. */
  connect(): MessagePort;
  changed(state: BroadcastState): void;
  /** What pictures are read as from now on; null: none. */
  wants(picture: Wanted | null): void;
  wantsSound(wanted: boolean): void;
  /** Who is worn, as a file, and how it looks. */
  avatar(): Promise<{ readonly file: Uint8Array; readonly look: BroadcastLook }>;
  /** For whoever measures. */
  readonly log?: SentLog | undefined;
}

/** Broadcasting: other screens see the stage's pictures and hear the voice, for as long as a person wants. */
export interface BroadcastControl {
  /** Null switches it off. `newAddresses`: whoever has the old ones stays outside. */
  to(audience: Audience | null, newAddresses?: boolean): void;
  /** Other addresses for the same audience. */
  renew(): void;
  use(wish: BroadcastWish): void;
  isDue(capturedAt: number): boolean;
  picture(capturedAt: number, bytes: Uint8Array): void;
  sound(sound: CapturedSound): void;
  posed(pose: AvatarPose): void;
  /** Somebody else is worn, or looks otherwise. */
  dressed(): void;
  /** Part of the stats file's `outputs`: empty when it was never on. */
  report(now: number): Record<string, unknown>;
  restart(now: number): void;
  dispose(): void;
}

/** What is there while it is switched on. */
interface Line {
  readonly port: MessagePort;
  readonly tracks: BroadcastTracks;
  readonly publisher: Publisher;
  close(): void;
}

export const createBroadcastControl = (options: BroadcastControlOptions): BroadcastControl => {
  const { connect, changed, wants, wantsSound } = options;
  let state: BroadcastState = { kind: 'off' };
  let line: Line | null = null;
  let wish: BroadcastWish | null = null;
  let reading: Wanted | null = null;
  let startedAt = 0;
  let counts = { sent: 0, dropped: 0, mostViewers: 0 };
  let wasOn = false;
  let encode = createPoseEncoder();
  let poseBytes = 0;
  const due = createOutputRate();
  const poseDue = createOutputRate();

  const become = (next: BroadcastState) => {
    state = next;
    changed(next);
  };
  const read = (yes: boolean) => {
    reading = yes && wish !== null ? { format: 'I420', width: wish.width, height: wish.height } : null;
    wants(reading);
    wantsSound(yes && wish?.voice === true);
  };
  const stop = () => {
    read(false);
    line?.close();
    line = null;
  };
  const heard = (message: FromBroadcast, audience: Audience) => {
    switch (message.kind) {
      case 'preparing':
        return become({ kind: 'starting', message: message.message });
      case 'opened':
        wasOn = true;
        return become({
          kind: 'on',
          audience,
          addresses: message.addresses,
          takenPort: message.takenPort,
          viewers: 0,
          since: epochNow(),
          flowing: reading !== null,
        });
      case 'viewers':
        counts.mostViewers = Math.max(counts.mostViewers, message.count);
        return state.kind === 'on' ? become({ ...state, viewers: message.count }) : undefined;
      case 'failed':
        stop();
        return become({ kind: 'failed', message: message.message, cure: message.cure });
      case 'said':
      case 'closed':
        return;
    }
  };
  /** The newest wins; who cannot be had as a file is seen as video alone. */
  const dressed = () => {
    const mine = line;
    if (mine === null) return;
    options.avatar().then(
      (avatar) => {
        if (line !== mine) return;
        const message: ToBroadcast = { kind: 'avatar', ...avatar };
        mine.port.postMessage(message);
      },
      (cause: unknown) => console.error(`The avatar cannot be given to viewers: ${String(cause)}`),
    );
  };
  const open = (audience: Audience, newAddresses: boolean): Line => {
    const port = connect();
    const tracks = createTracks();
    const say = (message: ToBroadcast) => port.postMessage(message);
    const publisher = createPublisher({
      send: (ask) => say({ kind: 'ask', ask }),
      tracks: () => tracks.all,
      flowing(yes) {
        read(yes);
        if (state.kind === 'on') become({ ...state, flowing: yes });
      },
      failed(message) {
        stop();
        become({
          kind: 'failed',
          message: `The picture cannot be broadcast: ${message}.`,
          cure: 'Switch it on again.',
        });
      },
    });
    port.onmessage = ({ data }) => {
      const message = FromBroadcast.parse(data);
      if (message.kind === 'said') publisher.heard(message.said);
      else heard(message, audience);
    };
    say({ kind: 'open', audience, newAddresses });
    return {
      port,
      tracks,
      publisher,
      close() {
        port.onmessage = null;
        publisher.close();
        tracks.dispose();
        // The process ends with its line, and with it every address, viewer and worker.
        port.close();
      },
    };
  };

  const to: BroadcastControl['to'] = (audience, newAddresses = false) => {
    stop();
    if (audience === null) return become({ kind: 'off' });
    become({ kind: 'starting', message: null });
    encode = createPoseEncoder();
    line = open(audience, newAddresses);
    dressed();
  };
  return {
    to,
    renew() {
      if (state.kind === 'on') to(state.audience, true);
    },
    use(next) {
      wish = next;
      due.set(next.rate);
      poseDue.set(next.rate);
      if (reading !== null) read(true);
    },
    isDue: (capturedAt) => reading !== null && due.isDue(capturedAt),
    picture(capturedAt, bytes) {
      if (line === null || reading === null) return;
      if (line.tracks.picture(capturedAt, bytes, reading)) {
        counts.sent += 1;
        options.log?.picture(capturedAt);
      } else counts.dropped += 1;
    },
    sound: (sound) => line?.tracks.sound(sound),
    posed(pose) {
      if (line === null || reading === null || !poseDue.isDue(pose.timeSeconds * 1000)) return;
      const packet = encode(pose);
      poseBytes += packet.length;
      line.publisher.pose(packet);
      options.log?.pose(poseSequence(packet), pose);
    },
    dressed,
    report(now) {
      if (!wasOn) return {};
      const seconds = Math.max(1e-3, (now - startedAt) / 1000);
      return {
        broadcast: {
          frames: counts.sent,
          framesPerSecond: rounded(counts.sent / seconds),
          dropped: counts.dropped,
          mostViewers: counts.mostViewers,
          poseBitsPerSecond: Math.round((poseBytes * 8) / seconds),
        },
      };
    },
    restart(now) {
      startedAt = now;
      counts = { ...counts, sent: 0, dropped: 0 };
      poseBytes = 0;
    },
    dispose: stop,
  };
};
