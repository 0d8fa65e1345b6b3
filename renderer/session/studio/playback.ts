import type { FilmSound } from '../../output/film/encode-sound.ts';

/** A playhead over a sound: while it plays, the sound card is the clock. */
export interface Playback {
  /** Another sound, or none; the playhead stays where it is, within the new length. */
  load(sound: FilmSound | null, durationSeconds: number): void;
  play(fromSeconds: number, untilSeconds: number): void;
  pause(): void;
  seek(timeSeconds: number): void;
  readonly timeSeconds: number;
  readonly untilSeconds: number | null;
  dispose(): void;
}

/** `ended` is called when the playhead has come to where it should stop. */
export const createPlayback = (ended: () => void): Playback => {
  let context: AudioContext | null = null;
  let buffer: AudioBuffer | null = null;
  let duration = 0;
  let head = 0;
  let playing: {
    readonly source: AudioBufferSourceNode | null;
    readonly startedAt: number;
    readonly from: number;
    readonly until: number;
    readonly timer: ReturnType<typeof setInterval>;
  } | null = null;

  /** Opened when something is first played: a context that does nothing still keeps the sound card awake. */
  const opened = (): AudioContext => {
    context ??= new AudioContext();
    return context;
  };
  const now = (): number => {
    if (playing === null || context === null) return head;
    // What is heard now left the page some time ago.
    const heard = context.currentTime - playing.startedAt - (context.outputLatency || context.baseLatency);
    return Math.min(playing.until, playing.from + Math.max(0, heard));
  };
  const stop = (): void => {
    if (playing === null) return;
    head = now();
    clearInterval(playing.timer);
    playing.source?.stop();
    playing.source?.disconnect();
    playing = null;
    void context?.suspend();
  };
  const clamp = (seconds: number): number => Math.min(duration, Math.max(0, seconds));
  return {
    load(sound, durationSeconds) {
      stop();
      duration = durationSeconds;
      head = clamp(head);
      buffer = null;
      if (sound === null || sound.samples.length === 0) return;
      buffer = opened().createBuffer(1, sound.samples.length, sound.samplesPerSecond);
      buffer.copyToChannel(sound.samples as Float32Array<ArrayBuffer>, 0);
      void context?.suspend();
    },
    play(fromSeconds, untilSeconds) {
      stop();
      const from = clamp(fromSeconds);
      const until = clamp(untilSeconds);
      const on = opened();
      void on.resume();
      let source: AudioBufferSourceNode | null = null;
      if (buffer !== null) {
        source = on.createBufferSource();
        source.buffer = buffer;
        source.connect(on.destination);
        source.start(0, from, Math.max(0, until - from));
      }
      const timer = setInterval(() => {
        if (now() < until) return;
        stop();
        head = until;
        ended();
      }, 30);
      playing = { source, startedAt: on.currentTime, from, until, timer };
    },
    pause: stop,
    seek(timeSeconds) {
      stop();
      head = clamp(timeSeconds);
    },
    get timeSeconds() {
      return now();
    },
    get untilSeconds() {
      return playing?.until ?? null;
    },
    dispose() {
      stop();
      void context?.close();
      context = null;
    },
  };
};
