import type { CapturedSound } from '../capture/sound-tap.ts';
import { type HeardHop, VOICE_HOP_SECONDS } from '../core/native-models.ts';
import { MOUTH_LEAD_SECONDS } from '../core/retarget/coarticulation.ts';
import type { VisemeFrame } from '../core/signals/viseme-frame.ts';
import type { VoiceTracker, VoiceTrackerEvents, VoiceTrackerState } from '../track/voice-tracker.ts';
import type { VoiceState } from './live-status.ts';
import { createPathDelay } from './path-delay.ts';
import { createSamples } from './percentile.ts';

/** Sounding hops that wait to be heard, and heard ones that wait for their moment, at most: five seconds. */
const MOST_WAITING = 500;
/** A microphone that paused for so long begins a new sound. */
const PAUSE_SECONDS = 0.2;
/** A mouth so far behind is no mouth that lags but one that hears nothing. */
const LOST_MILLISECONDS = 500;
/** Latencies kept for the status line: three seconds. */
const RECENT_HOPS = 300;

export interface ListeningOptions {
  /** Milliseconds since 1970 of the session's zero. */
  readonly clockOrigin: number;
  /** Milliseconds since 1970. */
  now(): number;
  open(events: VoiceTrackerEvents): VoiceTracker;
  changed(state: VoiceState): void;
  /** A hop has come so long after it had sounded. */
  heard(latencyMilliseconds: number): void;
}

/** From the microphone's hops to what `perform` is given: heard hops with their loudness, each at its moment. */
export interface Listening {
  /** Begins, or ends; the sound that was being heard ends with it. */
  turn(on: boolean): void;
  sound(sound: CapturedSound): void;
  /** Hops not given yet that sounded up to this moment of the session's clock, and as much later as a mouth is early. */
  upTo(timeSeconds: number): readonly VisemeFrame[];
  /** Milliseconds by which what was heard lies behind the moment it was last asked for; null while nothing is heard. */
  readonly behindMilliseconds: number | null;
  /** How far a moment without a picture should lie behind now, seconds, so that its sound has been heard. */
  delayAt(seconds: number): number;
  /** Median of the last seconds; null while nothing is heard. */
  readonly latencyMilliseconds: number | null;
  readonly state: VoiceState;
  dispose(): void;
}

const rootMeanSquare = (samples: Float32Array): number => {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / Math.max(1, samples.length));
};

const dropOldest = (queue: unknown[]): void => {
  if (queue.length > MOST_WAITING) queue.splice(0, queue.length - MOST_WAITING);
};

export const createListening = ({ clockOrigin, now, open, changed, heard }: ListeningOptions): Listening => {
  const sounding: { readonly timeSeconds: number; readonly loudness: number }[] = [];
  const waiting: VisemeFrame[] = [];
  const recent = createSamples(RECENT_HOPS);
  const pathDelay = createPathDelay();
  let tracker: VoiceTracker | null = null;
  let trackerState: VoiceTrackerState = { kind: 'opening' };
  let state: VoiceState = { kind: 'off' };
  let isOn = false;
  let soundEnds = Number.NaN;
  let lastGiven = Number.NaN;
  let lastAsked = Number.NaN;

  const secondsAt = (milliseconds: number): number => (milliseconds - clockOrigin) / 1000;
  const become = (next: VoiceState): void => {
    state = next;
    changed(next);
  };
  /** Hops come in the order in which they sounded; those before it were never heard. */
  const loudnessAt = (timeSeconds: number): number => {
    while ((sounding[0]?.timeSeconds ?? Number.POSITIVE_INFINITY) < timeSeconds - VOICE_HOP_SECONDS / 2)
      sounding.shift();
    return sounding[0]?.loudness ?? 0;
  };
  const take = (hops: readonly HeardHop[]): void => {
    // The look-ahead of a sound that was ended still comes; nobody waits for it.
    if (!isOn) return;
    const arrived = secondsAt(now());
    for (const { timeSeconds, weights, voice } of hops) {
      waiting.push({ timeSeconds, weights, voice, loudness: loudnessAt(timeSeconds) });
      const latency = arrived - timeSeconds;
      pathDelay.add(latency + MOUTH_LEAD_SECONDS);
      recent.add(latency * 1000);
      heard(latency * 1000);
    }
    dropOldest(waiting);
  };
  const events: VoiceTrackerEvents = {
    heard: take,
    changed(next) {
      trackerState = next;
      if (isOn) become(next);
    },
  };
  const forget = (): void => {
    sounding.length = 0;
    waiting.length = 0;
    soundEnds = Number.NaN;
  };
  const end = (): void => {
    void tracker?.end();
    forget();
  };

  return {
    turn(on) {
      if (on === isOn) return;
      isOn = on;
      if (on) {
        tracker ??= open(events);
        return become(trackerState);
      }
      end();
      recent.clear();
      pathDelay.rest();
      become({ kind: 'off' });
    },
    sound({ samples, capturedAt }) {
      if (!isOn || tracker === null) return;
      const startSeconds = secondsAt(capturedAt);
      if (Math.abs(startSeconds - soundEnds) > PAUSE_SECONDS) end();
      soundEnds = startSeconds + VOICE_HOP_SECONDS;
      sounding.push({
        timeSeconds: startSeconds + VOICE_HOP_SECONDS / 2,
        loudness: rootMeanSquare(samples),
      });
      dropOldest(sounding);
      tracker.hear(samples, startSeconds);
    },
    upTo(timeSeconds) {
      const until = timeSeconds + MOUTH_LEAD_SECONDS;
      const later = waiting.findIndex((hop) => hop.timeSeconds > until);
      const given = waiting.splice(0, later === -1 ? waiting.length : later);
      lastAsked = until;
      lastGiven = given.at(-1)?.timeSeconds ?? lastGiven;
      return given;
    },
    get behindMilliseconds() {
      const behind = (lastAsked - lastGiven - VOICE_HOP_SECONDS / 2) * 1000;
      // What was heard long ago is not behind: nothing is heard.
      return behind < LOST_MILLISECONDS ? Math.max(0, behind) : null;
    },
    delayAt: pathDelay.at,
    get latencyMilliseconds() {
      return recent.count === 0 ? null : recent.percentile(0.5);
    },
    get state() {
      return state;
    },
    dispose() {
      isOn = false;
      forget();
      tracker?.dispose();
      tracker = null;
    },
  };
};
