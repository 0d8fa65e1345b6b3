import { MasqueError } from '../../core/errors.ts';
import type { Host, TakeEntry } from '../../core/host.ts';
import { controlsFrom } from '../../core/retarget/perform-controls.ts';
import type { Settings } from '../../core/settings.ts';
import { ARKIT_INDEX } from '../../core/signals/arkit.ts';
import type { Take } from '../../core/signals/take.ts';
import { faceAt } from '../../core/take-file/replay-take.ts';
import { peaksOf } from '../studio/peaks.ts';
import { playOfTake } from '../studio/play-of-take.ts';
import { createPlayback } from '../studio/playback.ts';
import { createPreview } from '../studio/preview.ts';
import { initialTakeStatus, type TakeSession, type TakeStatus } from '../take-session.ts';
import { createTakeDesk, type TakeDesk } from './take-desk.ts';

/** Any seed does; a fixed one plays the same twice. */
const SEED = 1;
/** Of motion that is exported. */
const FRAMES_PER_SECOND = 30;

export interface TakeSessionOptions {
  readonly host: Host;
  readonly desk?: TakeDesk;
}

const bytesAt = async (address: string): Promise<Uint8Array> =>
  new Uint8Array(await (await fetch(address)).arrayBuffer());

/** What a person sees of the stage, and no more: other changes of the settings leave a take as it plays. */
const lookOf = (settings: Settings) =>
  JSON.stringify([
    settings.scene,
    settings.backdrop,
    controlsFrom(settings, { calibration: null, heldFace: null }),
  ]);

/** How far the mouth is open, where there is no sound to show. */
const openings = ({ face, meta }: Take, count: number): Float32Array =>
  Float32Array.from(
    { length: count },
    (_, part) =>
      faceAt(face, ((part + 0.5) / count) * meta.durationSeconds)?.weights[ARKIT_INDEX.jawOpen] ?? 0,
  );

export const createTakeSession = ({ host, desk = createTakeDesk() }: TakeSessionOptions): TakeSession => {
  const listeners = new Set<(status: TakeStatus) => void>();
  let status = initialTakeStatus();
  let settings: Settings | null = null;
  let look = '';
  let shown: { readonly entry: TakeEntry; readonly take: Take } | null = null;
  let cast: string | null = null;
  let attempt = 0;

  const set = (change: Partial<TakeStatus>): void => {
    status = { ...status, ...change };
    for (const listener of listeners) listener(status);
  };
  const playback = createPlayback(() => set({ playing: false }));
  const preview = createPreview({
    host,
    timeSeconds: () => playback.timeSeconds,
    changed: (stage) => set({ stage }),
  });

  const show = (): void => {
    if (settings === null || shown === null) {
      preview.show(null, SEED);
      return;
    }
    const { scene, backdrop } = settings;
    const avatar = cast ?? (shown.take.meta.avatar || settings.avatar);
    const controls = controlsFrom(
      { ...settings, voiceMovesMouth: true },
      { calibration: null, heldFace: null },
    );
    const stage = { startSeconds: 0, avatar, scene, backdrop };
    preview.show(playOfTake(shown.take, true, { controls, scene: stage }), SEED);
  };
  const pause = (): void => {
    playback.pause();
    if (status.playing) set({ playing: false });
  };
  const putAway = (): void => {
    pause();
    shown = null;
    playback.load(null, 0);
  };
  const load = async (entry: TakeEntry): Promise<void> => {
    attempt += 1;
    const mine = attempt;
    const { id } = entry;
    putAway();
    set({ loaded: { kind: 'loading', id } });
    try {
      const take = await desk.do({ kind: 'read' }, await bytesAt(entry.address));
      if (mine !== attempt) return;
      const { durationSeconds } = take.meta;
      shown = { entry, take };
      playback.load(take.sound, durationSeconds);
      playback.seek(0);
      show();
      set({
        loaded: {
          kind: 'ready',
          id,
          durationSeconds,
          hasFace: take.face.length > 0,
          hasSound: take.sound !== null,
        },
      });
    } catch (cause) {
      if (mine !== attempt) return;
      const known = cause instanceof MasqueError ? cause : null;
      set({
        loaded: {
          kind: 'failed',
          id,
          message: known?.message ?? `The take cannot be read: ${String(cause)}`,
          cure: known?.cure ?? 'Choose another one.',
        },
      });
    }
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      listener(status);
      return () => listeners.delete(listener);
    },
    attachStage(canvas) {
      if (canvas === null) pause();
      preview.attach(canvas);
    },
    apply(next) {
      settings = next;
      if (look === lookOf(next)) return;
      look = lookOf(next);
      show();
    },
    open(entry) {
      if (entry !== null) return void load(entry);
      attempt += 1;
      putAway();
      show();
      set({ loaded: { kind: 'none' } });
    },
    castAs(avatar) {
      if (avatar === cast) return;
      cast = avatar;
      show();
    },
    play({ from, to }) {
      if (shown === null) return;
      const now = playback.timeSeconds;
      const isWithin = now >= from && now < to - 0.05;
      playback.play(isWithin ? now : from, to);
      set({ playing: true });
    },
    pause,
    seek(timeSeconds) {
      pause();
      playback.seek(timeSeconds);
    },
    timeSeconds: () => playback.timeSeconds,
    peaks(count) {
      if (shown === null) return new Float32Array(count);
      const { take } = shown;
      return take.sound === null
        ? openings(take, count)
        : peaksOf(take.sound, 0, take.meta.durationSeconds, count);
    },
    async keepPart({ address }, span, name) {
      const bytes = await desk.do({ kind: 'cut', span, name }, await bytesAt(address));
      return host.takes.add({ bytes });
    },
    async exportTake({ address }, span, { format, face }) {
      const { settings: now } = await host.settings.read();
      const controls = controlsFrom(now, { calibration: null, heldFace: null });
      const as = { format, face, controls, framesPerSecond: FRAMES_PER_SECOND };
      return desk.do({ kind: 'export', span, as }, await bytesAt(address));
    },
    async importFile({ address, name }) {
      const about = {
        name: name.replace(/\.[^.]+$/, '') || name,
        recordedAt: new Date().toISOString(),
        avatar: settings?.avatar ?? '',
      };
      const bytes = await desk.do({ kind: 'import', ...about }, await bytesAt(address));
      return host.takes.add({ bytes });
    },
    dispose() {
      attempt += 1;
      playback.dispose();
      preview.dispose();
      desk.dispose();
      listeners.clear();
    },
  };
};
