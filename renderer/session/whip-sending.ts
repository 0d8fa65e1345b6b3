import { epochNow } from '../capture/captured-picture.ts';
import type { CapturedSound } from '../capture/sound-tap.ts';
import type { Host } from '../core/host.ts';
import { type BroadcastTracks, createTracks } from '../output/broadcast/tracks.ts';
import type { Wanted } from '../output/virtual-camera/picture-reader.ts';
import { createWhipClient, type WhipClient } from '../output/whip/whip-client.ts';
import type { BroadcastWish } from './broadcasting.ts';
import type { SendingState } from './live-status.ts';
import { createOutputRate } from './output-rate.ts';
import { rounded } from './percentile.ts';

export interface WhipControlOptions {
  readonly host: Host['whip'];
  changed(state: SendingState): void;
  /** What pictures are read as from now on; null: none. */
  wants(picture: Wanted | null): void;
  wantsSound(wanted: boolean): void;
}

/** Sending by WHIP: a server elsewhere gets the stage's pictures and the voice, for as long as a person wants. */
export interface WhipControl {
  /** The server's address; null ends it. */
  to(address: string | null): void;
  use(wish: BroadcastWish): void;
  isDue(capturedAt: number): boolean;
  picture(capturedAt: number, bytes: Uint8Array): void;
  sound(sound: CapturedSound): void;
  /** Part of the stats file's `outputs`: empty when nothing was ever sent. */
  report(now: number): Record<string, unknown>;
  restart(now: number): void;
  dispose(): void;
}

export const createWhipControl = (options: WhipControlOptions): WhipControl => {
  const { host, changed, wants, wantsSound } = options;
  let line: { readonly tracks: BroadcastTracks; readonly client: WhipClient } | null = null;
  let wish: BroadcastWish | null = null;
  let reading: Wanted | null = null;
  let startedAt = 0;
  let counts = { sent: 0, dropped: 0, connections: 0 };
  const due = createOutputRate();

  const read = (yes: boolean) => {
    reading = yes && wish !== null ? { format: 'I420', width: wish.width, height: wish.height } : null;
    wants(reading);
    wantsSound(yes && wish?.voice === true);
  };
  const stop = () => {
    read(false);
    line?.client.close();
    line?.tracks.dispose();
    line = null;
  };
  const open = (address: string) => {
    const tracks = createTracks(epochNow);
    const client = createWhipClient({
      tracks: tracks.all,
      publish: (offer) => host.publish({ address, offer }),
      end: (session) => void host.end({ session }).catch(() => undefined),
      now: () => Date.now(),
      changed(state) {
        if (state.kind === 'live') counts = { ...counts, connections: counts.connections + 1 };
        read(state.kind === 'live');
        changed({ ...state, address });
      },
    });
    line = { tracks, client };
  };
  return {
    to(address) {
      stop();
      if (address === null) changed({ kind: 'off' });
      else open(address);
    },
    use(next) {
      wish = next;
      due.set(next.rate);
      if (reading !== null) read(true);
    },
    isDue: (capturedAt) => reading !== null && due.isDue(capturedAt),
    picture(capturedAt, bytes) {
      if (line === null || reading === null) return;
      if (line.tracks.picture(capturedAt, bytes, reading)) counts.sent += 1;
      else counts.dropped += 1;
    },
    sound: (sound) => line?.tracks.sound(sound),
    report(now) {
      if (counts.connections === 0) return {};
      const seconds = Math.max(1e-3, (now - startedAt) / 1000);
      const { sent, dropped, connections } = counts;
      return { whip: { frames: sent, framesPerSecond: rounded(sent / seconds), dropped, connections } };
    },
    restart(now) {
      startedAt = now;
      counts = { ...counts, sent: 0, dropped: 0 };
    },
    dispose: stop,
  };
};
