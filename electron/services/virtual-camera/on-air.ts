import { setTimeout as pause } from 'node:timers/promises';
import { MasqueError } from '../../../renderer/core/errors.ts';
import type { FromCamera, ToCamera, VirtualCameraDevice } from '../../../renderer/core/virtual-camera.ts';
import type { CameraSystem } from './camera-system.ts';
import type { CameraRequest, CameraWriter } from './camera-writer.ts';
import { createShow, type Show } from './show.ts';
import { createVoiceOut } from './voice-out.ts';

const TICK_MILLISECONDS = 100;
/** Readers are counted every so many ticks. */
const COUNT_EVERY = 5;
/** A page that is gone may come back (it was reloaded after a crash) and find its camera still open. */
const ORPHAN_MILLISECONDS = 15_000;
/** A device that ends with its process takes along what readers have not seen yet. */
const LAST_CARD_MILLISECONDS = 250;

type Wish = Extract<ToCamera, { kind: 'open' }>;

export interface OnAirParts {
  /** The devices there are, the best first. */
  survey(): Promise<readonly VirtualCameraDevice[]>;
  open(request: CameraRequest): Promise<CameraWriter>;
  readonly microphone: CameraSystem['microphone'];
  /** Milliseconds since 1970, as the page counts them. */
  now(): number;
}

/** The camera of the system's that we feed, and the page that feeds it: one, later perhaps another, or none. */
export interface OnAir {
  /** Whoever feeds from now on. */
  connect(send: (message: FromCamera) => void): void;
  /** The feeder is gone. */
  disconnect(): void;
  handle(message: ToCamera): void;
  /** Leaves the card for readers and lets go of the device. */
  dispose(): Promise<void>;
}

/** The devices to try, in order. For `auto` those that nobody feeds, and only where there are none the others. */
const candidates = (devices: readonly VirtualCameraDevice[], id: string): readonly VirtualCameraDevice[] => {
  const free = devices.filter(({ busy }) => !busy);
  const found =
    id === 'auto' ? (free.length > 0 ? free : devices) : devices.filter((device) => device.id === id);
  if (found.length > 0) return found;
  const cure = 'Run masque doctor to see those there are, and how to add one.';
  throw id === 'auto'
    ? new MasqueError('not-found', 'This system has no virtual camera.', cure)
    : new MasqueError('not-found', `There is no virtual camera ${id}.`, cure);
};

/** Opens the first that lets itself be opened; when none does, it is the first one's words that count. */
const openFirst = async (
  devices: readonly VirtualCameraDevice[],
  open: (device: VirtualCameraDevice) => Promise<CameraWriter>,
): Promise<{ device: VirtualCameraDevice; writer: CameraWriter }> => {
  let first: unknown = null;
  for (const device of devices) {
    try {
      return { device, writer: await open(device) };
    } catch (cause) {
      first ??= cause;
    }
  }
  throw first;
};

const failureOf = (cause: unknown): FromCamera => {
  const known = cause instanceof MasqueError ? cause : null;
  const message = cause instanceof Error ? cause.message : String(cause);
  return {
    kind: 'failed',
    reason: known?.reason ?? 'failed',
    message: known?.message ?? `The virtual camera stopped: ${message}`,
    cure: known?.cure ?? 'Go live again; if it stays, run masque doctor.',
  };
};

interface Air {
  readonly device: VirtualCameraDevice;
  readonly writer: CameraWriter;
  /** What it was opened for. */
  readonly wish: Wish;
  readonly show: Show;
}

const isSame = (a: Wish | undefined, b: Wish): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Opens, feeds and closes a device as the page says. The device outlives its page for a while, and going off air for as
 * long as somebody looks, so that a meeting app does not lose its camera.
 */
export const createOnAir = ({ survey, open, microphone, now }: OnAirParts): OnAir => {
  let send: (message: FromCamera) => void = () => undefined;
  let air: Air | null = null;
  /** What the page wants now; null off air. */
  let wanted: Wish | null = null;
  let orphanedAt: number | null = null;
  let told: number | null | undefined;
  let ticks = 0;
  let queue: Promise<void> = Promise.resolve();
  const voice = createVoiceOut(microphone, (message) => send(message));

  /** Opening and closing take their turn; pictures wait in no line. */
  const inTurn = (work: () => Promise<void>): void => {
    queue = queue.then(work).catch((cause: unknown) => send(failureOf(cause)));
  };
  const release = async (): Promise<void> => {
    const before = air;
    air = null;
    await before?.show.end();
    await before?.writer.close();
  };
  const lost = (cause: unknown): void => {
    if (air === null) return;
    const { writer } = air;
    air = null;
    inTurn(async () => {
      await writer.close().catch(() => undefined);
      throw cause;
    });
  };
  const begin = async (wish: Wish): Promise<Air> => {
    const { width, height, framesPerSecond } = wish;
    const { device, writer } = await openFirst(candidates(await survey(), wish.device), (one) =>
      open({ device: one, width, height, framesPerSecond }),
    );
    const show = createShow({
      writer,
      now,
      lost,
      written: ({ number }, writtenAt, writeMilliseconds) =>
        send({ kind: 'written', number, writtenAt, writeMilliseconds }),
    });
    return { device, writer, wish, show };
  };
  /**
   * A device that somebody looks at keeps its size, since few apps survive a change: the page fits its pictures in, and
   * the new size comes when the last one has looked away.
   */
  const keeps = (wish: Wish): boolean => wish.device === air?.wish.device && !!air.writer.readers();
  const start = async (wish: Wish): Promise<void> => {
    wanted = wish;
    if (!isSame(air?.wish, wish) && !keeps(wish)) {
      await release();
      air = await begin(wish);
    }
    if (air === null) return;
    told = undefined;
    const { format, width, height, framesPerSecond } = air.writer;
    send({ kind: 'opened', camera: { device: air.device, format, width, height, framesPerSecond } });
  };
  const stop = async (): Promise<void> => {
    wanted = null;
    await air?.show.rest();
    send({ kind: 'closed' });
  };

  const tick = (): void => {
    if (air === null) return;
    air.show.tick();
    voice.follow(air.show.delay);
    ticks += 1;
    if (ticks % COUNT_EVERY !== 0) return;
    const count = air.writer.readers();
    if (count !== told) send({ kind: 'readers', count });
    told = count;
    voice.tell();
    if (orphanedAt !== null && now() - orphanedAt > ORPHAN_MILLISECONDS) wanted = null;
    // Where nobody can tell, nobody is supposed to look: others may want the device.
    if (wanted === null && !count) {
      inTurn(() => voice.turn(false));
      inTurn(release);
    }
    if (wanted !== null && count === 0 && !isSame(air.wish, wanted)) {
      const wish = wanted;
      inTurn(() => start(wish));
    }
  };
  const ticking = setInterval(tick, TICK_MILLISECONDS);

  return {
    connect(next) {
      send = next;
      orphanedAt = null;
    },
    disconnect() {
      send = () => undefined;
      orphanedAt = now();
    },
    handle(message) {
      switch (message.kind) {
        case 'open':
          return inTurn(() => start(message));
        case 'close':
          return inTurn(stop);
        case 'card':
          return air?.show.setCard(message.bytes);
        case 'picture':
          if (air !== null) return air.show.offer(message);
          return send({ kind: 'written', number: message.number, writtenAt: null, writeMilliseconds: 0 });
        case 'microphone':
          return inTurn(() => voice.turn(message.on));
        case 'sound':
          return voice.sound(message);
      }
    },
    async dispose() {
      clearInterval(ticking);
      const isSeen = air !== null && air.writer.readers() !== 0;
      inTurn(release);
      inTurn(() => voice.turn(false));
      await queue;
      if (isSeen) await pause(LAST_CARD_MILLISECONDS);
    },
  };
};
