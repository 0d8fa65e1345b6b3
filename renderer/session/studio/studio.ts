import { MasqueError } from '../../core/errors.ts';
import type { Host } from '../../core/host.ts';
import { type KnownIds, parseScript } from '../../core/script/parse-script.ts';
import type { Script } from '../../core/script/script.ts';
import { defaultSettings } from '../../core/settings.ts';
import {
  initialStudioStatus,
  type StudioDefaults,
  type StudioSession,
  type StudioStatus,
} from '../studio-session.ts';
import { knownIds } from './known-ids.ts';
import { actedControls } from './open-play.ts';
import { peaksOf } from './peaks.ts';
import type { Play } from './play.ts';
import { createPlayback } from './playback.ts';
import { createPreview } from './preview.ts';
import { watchQueue } from './queue-watch.ts';
import { createScriptReader } from './script-reader.ts';

/** A person who types is not spoken after word by word. */
const REST_MILLISECONDS = 400;
/** Said by a voice that is tried; a language of its own would be better, where the voice says which. */
const SAMPLE = 'Hello. This is how I sound when I read your script.';
/** Closer to the end than this is the end. Seconds. */
const AT_END = 0.05;

const problemOf = (error: unknown): { readonly message: string; readonly cure: string } =>
  error instanceof MasqueError
    ? { message: error.message, cure: error.cure }
    : { message: String(error), cure: 'Try again, or run masque doctor.' };

/** The studio: a script is understood at every change, spoken when it rests, and performed at the playhead. */
export const createStudio = (host: Host): StudioSession => {
  let status: StudioStatus = initialStudioStatus();
  const listeners = new Set<(status: StudioStatus) => void>();
  const tell = (change: Partial<StudioStatus>): void => {
    status = { ...status, ...change };
    for (const listener of listeners) listener(status);
  };
  let text = '';
  let known: KnownIds = {};
  let script: Script | null = null;
  let defaults: StudioDefaults | null = null;
  let controls = actedControls(defaultSettings());
  let play: Play | null = null;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let reading = new AbortController();
  let samples = 0;

  const reader = createScriptReader(host, () => controls);
  const paused = (): void => tell({ playback: { kind: 'paused' } });
  const playback = createPlayback(paused);
  const sampler = createPlayback(() => {});
  const preview = createPreview({
    host,
    timeSeconds: () => playback.timeSeconds,
    changed: (stage) => tell({ stage }),
  });
  const queue = watchQueue(
    () => host.films.queue.list(),
    (entries) => tell({ queue: entries }),
  );
  const ready = host.settings.read().then(({ settings }) => {
    controls = actedControls(settings);
  });
  void ready.catch(() => undefined);
  void queue.look().catch(() => undefined);

  const show = (next: Play | null): void => {
    play = next;
    playback.load(next?.sound ?? null, next?.durationSeconds ?? 0);
    preview.show(next, defaults?.seed ?? 1);
    tell({ timeline: next?.timeline ?? null, playback: { kind: 'paused' } });
  };
  /** Speaks what changed; whatever was being spoken before is taken back. */
  const read = async (): Promise<void> => {
    reading.abort();
    reading = new AbortController();
    const { signal } = reading;
    if (script === null || defaults === null) return;
    try {
      await ready;
      const spoken = await reader.read(script, defaults, {
        signal,
        spoke: (lines, ofLines) => {
          if (!signal.aborted) tell({ speaking: { kind: 'speaking', lines, ofLines } });
        },
      });
      if (signal.aborted) return;
      show(spoken?.play ?? null);
      tell({ speaking: { kind: 'done' }, notices: spoken?.notices ?? [] });
    } catch (error) {
      if (!signal.aborted) tell({ speaking: { kind: 'failed', ...problemOf(error) } });
    }
  };
  const understand = (): void => {
    const parsed = parseScript(text, known);
    script = parsed.script;
    tell(parsed);
    readSoon();
  };
  const know = (ids: KnownIds): void => {
    if (JSON.stringify(ids) === JSON.stringify(known)) return;
    known = ids;
    understand();
  };
  const readSoon = (): void => {
    clearTimeout(rest);
    rest = setTimeout(() => void read(), REST_MILLISECONDS);
  };
  const playFrom = (fromSeconds: number, untilSeconds: number): void => {
    if (play === null) return;
    playback.play(fromSeconds, untilSeconds);
    tell({ playback: { kind: 'playing', untilSeconds } });
  };
  const changeQueue = async <Result>(change: Promise<Result>): Promise<Result> => {
    const result = await change;
    await queue.look();
    return result;
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      listener(status);
      return () => listeners.delete(listener);
    },
    attachStage(canvas) {
      preview.attach(canvas);
      // There may be other avatars than when the Studio was last open.
      if (canvas !== null) void knownIds(host).then(know);
    },
    setScript(next) {
      text = next;
      understand();
    },
    setDefaults(next) {
      if (JSON.stringify(next) === JSON.stringify(defaults)) return;
      defaults = next;
      readSoon();
    },
    voices: () => host.speech.voices(),
    async sampleVoice(voice) {
      samples += 1;
      const mine = samples;
      const style = { speed: 1, pitch: 1, volume: 1 };
      const part = { text: SAMPLE, emphasis: false, whisper: false };
      const speech = await host.speech.speak({ voice, style, parts: [part] });
      if (mine !== samples) return;
      const seconds = speech.samples.length / speech.samplesPerSecond;
      sampler.load(speech, seconds);
      sampler.play(0, seconds);
    },
    play() {
      const end = play?.durationSeconds ?? 0;
      const at = playback.timeSeconds;
      playFrom(at >= end - AT_END ? 0 : at, end);
    },
    playLine(line) {
      const spoken = play?.timeline?.lines[line];
      if (spoken !== undefined) playFrom(spoken.startSeconds, spoken.endSeconds);
    },
    pause() {
      playback.pause();
      paused();
    },
    seek(timeSeconds) {
      playback.seek(timeSeconds);
      paused();
    },
    timeSeconds: () => playback.timeSeconds,
    peaks: (fromSeconds, toSeconds, count) => peaksOf(play?.sound ?? null, fromSeconds, toSeconds, count),
    chooseFilmPath: (name, format) => host.films.choosePath({ name, format }),
    enqueue: (order) => changeQueue(host.films.queue.add(order)),
    cancel: (id) => changeQueue(host.films.queue.cancel({ id })),
    retry: (id) => changeQueue(host.films.queue.retry({ id })),
    remove: (id) => changeQueue(host.films.queue.remove({ id })),
    reveal: (id) => host.films.queue.reveal({ id }),
    filmAddress: async (path) => (await host.media.open({ path })).address,
    dispose() {
      clearTimeout(rest);
      reading.abort();
      queue.dispose();
      playback.dispose();
      sampler.dispose();
      preview.dispose();
      listeners.clear();
    },
  };
};
