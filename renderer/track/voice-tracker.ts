import { FromModels, type HeardHop, type ToModels, VOICE_HOP_SAMPLES } from '../core/native-models.ts';

export type VoiceTrackerState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'running'; readonly provider: string; readonly passedOver: readonly string[] }
  /** The process has ended; it is started again after `retryInSeconds`. */
  | { readonly kind: 'restarting'; readonly retryInSeconds: number }
  | { readonly kind: 'failed'; readonly message: string; readonly cure: string };

export interface VoiceTracker {
  /**
   * One or more whole hops of 10 ms at 16 kHz. `startSeconds`: the first sample's time on the session's clock. Sound
   * that nobody can hear now, or that would only wait, is dropped.
   */
  hear(samples: Float32Array, startSeconds: number): void;
  /** Lets out what the look-ahead holds; resolves when it has come, or when it cannot come any more. */
  end(): Promise<void>;
  dispose(): void;
}

export interface VoiceTrackerEvents {
  /** In order, each hop once; a hop may be skipped when the process was restarted. */
  heard(hops: readonly HeardHop[]): void;
  changed(state: VoiceTrackerState): void;
}

/** Messages under way; live each is one hop, so that what is heard is never older than about half a second. */
const MOST_UNDER_WAY = 50;
/** How often the line is looked at, and how long without an answer means that the process is gone, or hangs. */
const LOOK_EVERY_MILLISECONDS = 500;
const LIVE_ANSWER_SECONDS = 1.5;
const OPENING_SECONDS = 20;
const FIRST_RETRY_SECONDS = 0.25;
const LONGEST_RETRY_SECONDS = 8;
/** Having run so long, it starts as quickly as the first time. */
const WELL_AFTER_SECONDS = 10;

interface Line {
  readonly port: MessagePort;
  /** Of a line whose models are open, when they were; milliseconds. */
  readyAt: number | null;
  underWay: number;
  /** Looks since the last word that was waited for. */
  silentLooks: number;
  readonly endings: (() => void)[];
}

/**
 * Listens through the native-models process. `connect` asks for a line to it, anew after each ending. An answer that takes
 * longer than `answerSeconds` will not come any more.
 */
export const createVoiceTracker = (
  connect: () => MessagePort,
  events: VoiceTrackerEvents,
  answerSeconds = LIVE_ANSWER_SECONDS,
): VoiceTracker => {
  let line: Line | null = null;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const leave = (): Line | null => {
    const left = line;
    line = null;
    if (left === null) return null;
    left.port.onmessage = null;
    left.port.close();
    for (const ended of left.endings) ended();
    return left;
  };
  const lost = () => {
    const readyAt = leave()?.readyAt ?? null;
    if (readyAt !== null && performance.now() - readyAt > WELL_AFTER_SECONDS * 1000) failures = 0;
    const retryInSeconds = Math.min(LONGEST_RETRY_SECONDS, FIRST_RETRY_SECONDS * 2 ** failures);
    failures += 1;
    events.changed({ kind: 'restarting', retryInSeconds });
    retry = setTimeout(open, retryInSeconds * 1000);
  };
  const answer = (mine: Line, message: FromModels) => {
    mine.silentLooks = 0;
    switch (message.kind) {
      case 'ready': {
        mine.readyAt = performance.now();
        const passedOver = message.attempts.flatMap(({ provider, reason }) =>
          reason === undefined ? [] : [`${provider}: ${reason}`],
        );
        return events.changed({ kind: 'running', provider: message.provider, passedOver });
      }
      case 'heard':
        mine.underWay -= 1;
        return message.hops.length > 0 ? events.heard(message.hops) : undefined;
      case 'ended':
        return mine.endings.shift()?.();
      case 'failed':
        leave();
        return events.changed({ kind: 'failed', message: message.message, cure: message.cure });
    }
  };
  const open = () => {
    const mine: Line = { port: connect(), readyAt: null, underWay: 0, silentLooks: 0, endings: [] };
    line = mine;
    events.changed({ kind: 'opening' });
    mine.port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (line === mine) answer(mine, FromModels.parse(data));
    };
    // Chromium has this event since 122; before, the looks notice.
    mine.port.addEventListener('close', () => {
      if (line === mine) lost();
    });
  };
  const look = () => {
    if (line === null) return;
    const opening = line.readyAt === null;
    line.silentLooks = opening || line.underWay > 0 ? line.silentLooks + 1 : 0;
    const silentSeconds = (line.silentLooks * LOOK_EVERY_MILLISECONDS) / 1000;
    if (silentSeconds >= (opening ? OPENING_SECONDS : answerSeconds)) lost();
  };
  const say = (to: Line, message: ToModels) => {
    to.underWay += 1;
    to.port.postMessage(message);
  };
  const looking = setInterval(look, LOOK_EVERY_MILLISECONDS);
  open();

  return {
    hear(samples, startSeconds) {
      if (samples.length % VOICE_HOP_SAMPLES !== 0)
        throw new RangeError(`${samples.length} samples are not whole hops of ${VOICE_HOP_SAMPLES}.`);
      if (line === null || line.readyAt === null || line.underWay >= MOST_UNDER_WAY) return;
      say(line, { kind: 'sound', startSeconds, samples });
    },
    end() {
      const mine = line;
      if (mine === null || mine.readyAt === null) return Promise.resolve();
      return new Promise((ended) => {
        mine.endings.push(ended);
        say(mine, { kind: 'end' });
      });
    },
    dispose() {
      clearInterval(looking);
      clearTimeout(retry);
      leave();
    },
  };
};
