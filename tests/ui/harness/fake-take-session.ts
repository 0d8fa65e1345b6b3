import { defaultSettings } from '../../../renderer/core/settings.ts';
import {
  initialTakeStatus,
  type TakeSession,
  type TakeStatus,
} from '../../../renderer/session/take-session.ts';
import { paintStage } from './fake-pictures.ts';

/** A fake: every take opens at once, plays silently, and is exported as a word. It notes on the document who plays. */
export const fakeTakeSession = (): TakeSession => {
  let status: TakeStatus = initialTakeStatus();
  let head = 0;
  let startedAt = 0;
  let until = 0;
  let timer = 0;
  const listeners = new Set<(status: TakeStatus) => void>();
  const say = (patch: Partial<TakeStatus>) => {
    status = { ...status, ...patch };
    for (const listener of listeners) listener(status);
  };
  const now = () => (status.playing ? Math.min(until, head + (Date.now() - startedAt) / 1000) : head);
  const pause = () => {
    head = now();
    clearTimeout(timer);
    if (status.playing) say({ playing: false });
  };
  return {
    subscribe(listener) {
      listeners.add(listener);
      listener(status);
      return () => listeners.delete(listener);
    },
    attachStage(canvas) {
      if (canvas) paintStage(canvas, defaultSettings());
    },
    apply: () => {},
    open(take) {
      pause();
      head = 0;
      say({
        stage: { kind: 'ready', avatar: 'Mira' },
        loaded: take
          ? {
              kind: 'ready',
              id: take.id,
              durationSeconds: take.durationSeconds,
              hasFace: true,
              hasSound: take.hasSound,
            }
          : { kind: 'none' },
      });
    },
    castAs(avatar) {
      document.documentElement.dataset.castAs = avatar ?? '';
    },
    play({ from, to }) {
      if (head < from || head >= to - 0.05) head = from;
      until = to;
      startedAt = Date.now();
      say({ playing: true });
      timer = window.setTimeout(pause, (to - head) * 1000);
    },
    pause,
    seek(seconds) {
      pause();
      head = Math.max(0, seconds);
    },
    timeSeconds: now,
    peaks: (count) =>
      Float32Array.from({ length: count }, (_, i) => Math.abs(Math.sin(i / 3.1) * Math.sin(i / 17)) ** 1.4),
    async keepPart(take, { from, to }, name) {
      return { ...take, id: `${take.id}-part`, name, durationSeconds: to - from };
    },
    exportTake: async (_, span, { format }) =>
      new TextEncoder().encode(`${format} ${span ? 'part' : 'whole'}`),
    async film(order) {
      const id = `film-${status.films.length + 1}`;
      const addedAt = '2026-11-26T10:00:00.000Z';
      const progress = {
        kind: 'running',
        step: 'frames',
        frames: 144,
        ofFrames: 300,
        secondsLeft: 70,
      } as const;
      document.documentElement.dataset.film = JSON.stringify(order);
      say({ films: [...status.films, { id, order, addedAt, progress }] });
    },
    async cancelFilm(id) {
      say({
        films: status.films.map((one) => (one.id === id ? { ...one, progress: { kind: 'cancelled' } } : one)),
      });
    },
    async retryFilm(id) {
      say({
        films: status.films.map((one) => (one.id === id ? { ...one, progress: { kind: 'waiting' } } : one)),
      });
    },
    async forgetFilm(id) {
      say({ films: status.films.filter((one) => one.id !== id) });
    },
    revealFilm: async () => {},
    async importFile(file) {
      return {
        id: 'take-imported',
        name: file.name,
        recordedAt: '2026-11-26T09:00:00.000Z',
        durationSeconds: 4,
        avatar: 'mira',
        trackerModel: 'arkit',
        hasSound: false,
        bytes: 1000,
        path: file.path,
        address: '/nothing',
      };
    },
    dispose: () => listeners.clear(),
  };
};
