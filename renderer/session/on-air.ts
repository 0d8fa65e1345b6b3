import { epochNow } from '../capture/captured-picture.ts';
import type { CapturedSound } from '../capture/sound-tap.ts';
import type { Host } from '../core/host.ts';
import type { OutputRate } from '../core/settings.ts';
import type { FromCamera, OpenedCamera } from '../core/virtual-camera.ts';
import { createFeed, type Feed } from '../output/virtual-camera/feed.ts';
import { createFollowUp } from './follow-up.ts';
import type { LiveStatus, OnAirState } from './live-status.ts';
import { createOutputRate } from './output-rate.ts';
import type { OutputStatistics } from './output-statistics.ts';

/** Tried again after so many seconds when the device or the writer process is gone; then the last one, for ever. */
const RETRY_SECONDS = [0.5, 1, 2, 5, 10];

export interface OutputWish {
  readonly device: string;
  readonly width: number;
  readonly height: number;
  readonly rate: OutputRate;
  readonly microphone: boolean;
}

export interface OnAirOptions {
  readonly host: Host;
  readonly statistics: OutputStatistics;
  /** A line to the writer process. */
  connect(): MessagePort;
  /** What others see while no picture comes, in the camera's bytes. */
  card(camera: OpenedCamera): Uint8Array;
  changed(change: Partial<Pick<LiveStatus, 'onAir' | 'virtualCameras'>>): void;
  /** Whether the voice goes out: only then is it read. */
  wantsSound(wanted: boolean): void;
  /** What the device takes from now on; null: nothing. */
  wants(camera: OpenedCamera | null): void;
}

/** Being on air: a camera of the system's that gets the stage's pictures, for as long as a person wants. */
export interface OnAirControl {
  go(on: boolean): void;
  use(wish: OutputWish): void;
  survey(): Promise<void>;
  add(): Promise<void>;
  /** Whether a picture of this moment should be read: on air, not faster than wished, and the line is free. */
  isDue(capturedAt: number): boolean;
  picture(capturedAt: number, bytes: Uint8Array): void;
  sound(sound: CapturedSound): void;
  readonly state: OnAirState;
  dispose(): void;
}

export const createOnAirControl = (options: OnAirOptions): OnAirControl => {
  const { host, statistics, changed, wants } = options;
  let state: OnAirState = { kind: 'off' };
  let wish: OutputWish | null = null;
  let wanted = false;
  let feed: Feed | null = null;
  let camera: OpenedCamera | null = null;
  let since = 0;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let microphone = false;
  const due = createOutputRate();
  const followUp = createFollowUp(statistics);

  const become = (next: OnAirState) => {
    state = next;
    changed({ onAir: next });
  };
  const say = (message: Parameters<Feed['say']>[0]) => {
    feed ??= createFeed(options.connect(), { heard, silent });
    feed.say(message);
  };
  const show = (readers: number | null) => {
    if (camera === null) return;
    const { device, width, height, framesPerSecond } = camera;
    become({ kind: 'on', device: device.name, width, height, framesPerSecond, readers, since, microphone });
  };
  const open = () => {
    clearTimeout(retry);
    if (wish === null) return;
    const { device, width, height, rate } = wish;
    say({ kind: 'open', device, width, height, framesPerSecond: rate });
    say({ kind: 'microphone', on: wish.microphone });
  };
  const setMicrophone = (on: boolean) => {
    microphone = on;
    options.wantsSound(on);
  };
  const stopFeeding = () => {
    camera = null;
    wants(null);
    setMicrophone(false);
    followUp.forget();
  };
  /** What never worked is said and left; what worked is tried again, since people are looking. */
  const lost = (message: string, cure: string) => {
    stopFeeding();
    if (!wanted) return become({ kind: 'off' });
    if (since === 0) {
      wanted = false;
      return become({ kind: 'failed', message, cure });
    }
    become({ kind: 'interrupted', message, cure });
    const seconds = RETRY_SECONDS[Math.min(failures, RETRY_SECONDS.length - 1)] ?? 10;
    failures += 1;
    clearTimeout(retry);
    retry = setTimeout(open, seconds * 1000);
  };
  const silent = () => {
    feed?.close();
    feed = null;
    lost('The virtual camera’s process no longer answers.', 'Masque starts it again by itself.');
  };
  const opened = (next: OpenedCamera) => {
    if (!wanted) return;
    camera = next;
    failures = 0;
    if (since === 0) since = epochNow();
    statistics.opened(next);
    wants(next);
    say({ kind: 'card', bytes: options.card(next) });
    show(null);
  };
  const heard = (message: FromCamera) => {
    switch (message.kind) {
      case 'opened':
        return opened(message.camera);
      case 'failed':
        return lost(message.message, message.cure);
      case 'written':
        return followUp.written(message);
      case 'readers':
        statistics.readers(message.count);
        return state.kind === 'on' ? show(message.count) : undefined;
      case 'microphone':
        setMicrophone(message.state === 'on');
        if (message.state === 'failed') console.error(message.message);
        return state.kind === 'on' ? show(state.readers) : undefined;
      case 'voice':
        return statistics.voice(message);
      case 'closed':
        return;
    }
  };

  return {
    go(on) {
      if (on && wanted) return;
      wanted = on;
      since = 0;
      failures = 0;
      if (on) {
        become({ kind: 'starting' });
        return open();
      }
      clearTimeout(retry);
      stopFeeding();
      if (feed !== null) say({ kind: 'close' });
      become({ kind: 'off' });
    },
    use(next) {
      wish = next;
      due.set(next.rate);
      if (wanted) open();
    },
    async survey() {
      changed({ virtualCameras: await host.virtualCamera.survey() });
    },
    async add() {
      changed({ virtualCameras: await host.virtualCamera.add() });
    },
    isDue: (capturedAt) => {
      if (camera === null || !due.isDue(capturedAt)) return false;
      const free = feed?.hasRoom() ?? false;
      if (!free) statistics.dropped();
      return free;
    },
    picture(capturedAt, bytes) {
      if (camera === null) return;
      feed?.picture(followUp.sent(capturedAt), capturedAt, bytes);
    },
    sound(sound) {
      if (microphone) feed?.say({ kind: 'sound', ...sound });
    },
    get state() {
      return state;
    },
    dispose() {
      clearTimeout(retry);
      stopFeeding();
      feed?.close();
    },
  };
};
