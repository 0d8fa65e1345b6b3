import { MasqueError } from '../../../renderer/core/errors.ts';
import type { FilmEntry } from '../../../renderer/core/film.ts';
import { layTimeline } from '../../../renderer/core/script/lay-timeline.ts';
import { parseScript } from '../../../renderer/core/script/parse-script.ts';
import { planUtterances } from '../../../renderer/core/script/utterances.ts';
import { defaultSettings } from '../../../renderer/core/settings.ts';
import type { Viseme } from '../../../renderer/core/signals/visemes.ts';
import type { Speech, SpeechRequest } from '../../../renderer/core/speech/speech.ts';
import {
  initialStudioStatus,
  type StudioDefaults,
  type StudioSession,
  type StudioStatus,
} from '../../../renderer/session/studio-session.ts';
import { studioDefaults } from '../../../renderer/ui/studio/studio-defaults.ts';
import { paintStage } from './fake-pictures.ts';

const PHONE_SECONDS = 0.075;
const SHAPES: Readonly<Record<string, Viseme>> = {
  a: 'aa',
  e: 'E',
  i: 'ih',
  o: 'oh',
  u: 'ou',
  m: 'PP',
  p: 'PP',
  b: 'PP',
  f: 'FF',
  v: 'FF',
  s: 'SS',
  z: 'SS',
  k: 'kk',
  g: 'kk',
  n: 'nn',
  l: 'nn',
  r: 'RR',
};

/** A voice that says letters, all of one length. */
const speak = ({ parts }: SpeechRequest): Speech => {
  const phones: Speech['phones'] = [];
  const words: Speech['words'] = [];
  let now = 0.05;
  for (const [part, { text }] of parts.entries()) {
    for (const match of text.matchAll(/[\p{L}\p{N}'’]+/gu)) {
      const startSeconds = now;
      for (const letter of match[0].toLowerCase()) {
        const endSeconds = now + PHONE_SECONDS;
        phones.push({
          phone: letter,
          viseme: SHAPES[letter] ?? 'DD',
          startSeconds: now,
          endSeconds,
          stress: 0,
        });
        now = endSeconds;
      }
      words.push({ text: match[0], startSeconds, endSeconds: now, part, offset: match.index });
      now += 0.02;
    }
  }
  return {
    samplesPerSecond: 16_000,
    samples: new Float32Array(Math.ceil((now + 0.05) * 16_000)),
    phones,
    words,
    notices: [],
  };
};

/**
 * A fake: it reads and lays out scripts as the app does, with a voice of letters, and plays by the clock. It notes on the
 * document what it was asked.
 */
export const fakeStudio = (start: readonly FilmEntry[]): StudioSession => {
  let status: StudioStatus = {
    ...initialStudioStatus(),
    stage: { kind: 'ready', avatar: 'Mira' },
    queue: start,
  };
  let defaults: StudioDefaults = studioDefaults(defaultSettings());
  let text = '';
  let head = 0;
  let since: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<(status: StudioStatus) => void>();
  const asked: string[] = [];
  const note = (what: string) => {
    asked.push(what);
    document.documentElement.dataset.studio = JSON.stringify(asked);
  };
  const say = (patch: Partial<StudioStatus>) => {
    status = { ...status, ...patch };
    for (const listener of listeners) listener(status);
  };
  const put = (id: string, progress: FilmEntry['progress']) =>
    say({ queue: status.queue.map((entry) => (entry.id === id ? { ...entry, progress } : entry)) });
  const read = () => {
    const { script, faults } = parseScript(text);
    const utterances = planUtterances(script, defaults);
    const timeline =
      utterances.length === 0
        ? null
        : layTimeline(
            utterances,
            utterances.map(({ request }) => speak(request)),
            defaults,
          );
    say({ script, faults, timeline });
  };
  const duration = () => status.timeline?.durationSeconds ?? 0;
  const until = () => (status.playback.kind === 'playing' ? status.playback.untilSeconds : duration());
  const now = () => (since === null ? head : Math.min(until(), head + (performance.now() - since) / 1000));
  const pause = () => {
    clearTimeout(timer);
    head = now();
    since = null;
    if (status.playback.kind === 'playing') say({ playback: { kind: 'paused' } });
  };
  const play = (untilSeconds: number) => {
    since = performance.now();
    say({ playback: { kind: 'playing', untilSeconds } });
    timer = setTimeout(pause, (untilSeconds - head) * 1000);
  };
  return {
    subscribe(listener) {
      listeners.add(listener);
      listener(status);
      return () => listeners.delete(listener);
    },
    attachStage(canvas) {
      if (canvas) paintStage(canvas, defaults);
    },
    setScript(next) {
      text = next;
      read();
    },
    setDefaults(next) {
      defaults = next;
      note(`defaults ${next.avatar} ${next.voice}`);
      if (text !== '') read();
    },
    voices: async () => [
      {
        id: 'flite/slt',
        engine: 'flite',
        name: 'Hazel',
        description: 'Warm, unhurried, English',
        languages: ['en-US'],
        licence: 'MIT',
        ownProcess: false,
      },
      {
        id: 'flite/rms',
        engine: 'flite',
        name: 'Rowan',
        description: 'Deep, calm, English',
        languages: ['en-US'],
        licence: 'MIT',
        ownProcess: false,
      },
    ],
    sampleVoice: async (voice) => note(`sample ${voice}`),
    play() {
      if (head >= duration()) head = 0;
      note('play');
      play(duration());
    },
    playLine(line) {
      pause();
      const one = status.timeline?.lines[line];
      if (one === undefined) return;
      note(`play line ${line + 1}`);
      head = one.startSeconds;
      play(one.endSeconds);
    },
    pause,
    seek(timeSeconds) {
      pause();
      head = Math.min(duration(), Math.max(0, timeSeconds));
    },
    timeSeconds: now,
    peaks: (from, to, count) =>
      Float32Array.from({ length: count }, (_, index) => {
        const at = from + ((to - from) * index) / count;
        return Math.abs(Math.sin(3 * at) * Math.sin(11 * at + 1)) * 0.9 + 0.05;
      }),
    chooseFilmPath: async (name, format) => `/home/you/${name}.${format}`,
    async enqueue(order) {
      note(`film ${JSON.stringify({ ...order.job, source: order.job.source.kind })} ${order.path}`);
      const entry: FilmEntry = {
        id: `film-${status.queue.length + 1}`,
        order,
        addedAt: '2026-11-26T10:00:00Z',
        progress: { kind: 'waiting' },
      };
      say({ queue: [...status.queue, entry] });
      return entry;
    },
    cancel: async (id) => put(id, { kind: 'cancelled' }),
    retry: async (id) => put(id, { kind: 'waiting' }),
    remove: async (id) => say({ queue: status.queue.filter((entry) => entry.id !== id) }),
    reveal: async (id) => note(`reveal ${id}`),
    async filmAddress(path) {
      if (path.includes('gone'))
        throw new MasqueError('not-found', `There is no file ${path}.`, 'Export it again.');
      return '/nothing.mp4';
    },
    dispose: pause,
  };
};
