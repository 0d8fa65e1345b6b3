import type { Avatar } from '../../avatar/avatar.ts';
import { MasqueError } from '../../core/errors.ts';
import type { Host } from '../../core/host.ts';
import { createStage, type Stage } from '../../render/stage.ts';
import type { StageState } from '../live-status.ts';
import { openFigure } from '../open-figure.ts';
import { castFilm, type FilmCast } from './film-cast.ts';
import type { Play } from './play.ts';
import { createPoseTrack, type PoseTrack } from './pose-track.ts';
import { shownSize } from './shown-size.ts';

/** Of the preview: a film may have more. */
const FRAMES_PER_SECOND = 30;
/** For performing what nobody has looked at yet, between two pictures. */
const PERFORM_MILLISECONDS = 12;

export interface PreviewOptions {
  readonly host: Host;
  timeSeconds(): number;
  changed(stage: StageState): void;
}

/** A play as its film will be, drawn at the playhead as it moves, in the shape that its canvas has on the page. */
export interface Preview {
  attach(canvas: HTMLCanvasElement | null): void;
  show(play: Play | null, seed: number): void;
  dispose(): void;
}

export const createPreview = ({ host, timeSeconds, changed }: PreviewOptions): Preview => {
  let stage: Stage | null = null;
  let play: Play | null = null;
  let track: PoseTrack | null = null;
  let cast: FilmCast | null = null;
  /** Whose the cast is: until the next play's is whole, the picture of the one before stays. */
  let castOf: Play | null = null;
  let drawn = Number.NaN;
  let attempt = 0;
  let request = 0;
  let stopMeasuring = () => {};
  /** Who was on stage before stays in hand: a script that changes mostly keeps its people. */
  const avatars = new Map<string, Promise<Avatar>>();

  const openAvatar = (id: string): Promise<Avatar> => {
    const known = avatars.get(id);
    if (known !== undefined) return known;
    const opening = openFigure(host, id, { level: 'low' });
    avatars.set(id, opening);
    opening.catch(() => avatars.delete(id));
    return opening;
  };
  const draw = (): void => {
    request = requestAnimationFrame(draw);
    if (stage === null || track === null || cast === null || castOf !== play || !stage.isDone()) return;
    const frame = Math.min(track.frames - 1, Math.floor(timeSeconds() * track.framesPerSecond + 1e-6));
    if (frame === drawn) return;
    const posed = track.at(frame, PERFORM_MILLISECONDS, () => performance.now());
    if (posed === null) return;
    cast.set(posed.scene);
    stage.draw(posed.pose);
    drawn = frame;
  };
  /** Casts the play anew on the stage that there is now; the newest wins. */
  const recast = async (): Promise<void> => {
    attempt += 1;
    const mine = attempt;
    if (stage === null || play === null) return;
    const name = play.scenes[0]?.avatar ?? '';
    changed({ kind: 'loading', avatar: name });
    try {
      const next = await castFilm({ host, stage, scenes: play.scenes, openAvatar, keepAvatars: true });
      if (mine !== attempt) return next.dispose();
      cast?.dispose();
      cast = next;
      castOf = play;
      drawn = Number.NaN;
      changed({ kind: 'ready', avatar: name });
    } catch (error) {
      if (mine !== attempt) return;
      const known = error instanceof MasqueError ? error : null;
      changed({
        kind: 'failed',
        message: known?.message ?? String(error),
        cure: known?.cure ?? 'Choose another avatar.',
      });
    }
  };
  const measure = (canvas: HTMLCanvasElement): void => {
    // Out of sight it keeps what it has.
    if (stage === null || canvas.clientWidth === 0) return;
    const { width, height } = shownSize(canvas, devicePixelRatio);
    if (canvas.width === width && canvas.height === height) return;
    stage.setSize(width, height);
    drawn = Number.NaN;
  };
  const leave = (): void => {
    stopMeasuring();
    cast?.dispose();
    cast = null;
    stage?.setAvatar(null);
    stage?.dispose();
    stage = null;
  };
  return {
    attach(canvas) {
      leave();
      cancelAnimationFrame(request);
      if (canvas === null) return;
      stage = createStage({
        canvas,
        ...shownSize(canvas, devicePixelRatio),
        quality: 'light',
        backdrop: 'dusk',
      });
      const observer = new ResizeObserver(() => measure(canvas));
      observer.observe(canvas);
      stopMeasuring = () => observer.disconnect();
      if (!stage.info.gpu.software) stage.setQuality('balanced');
      void recast();
      draw();
    },
    show(next, seed) {
      play = next;
      track = next === null ? null : createPoseTrack(next, seed, FRAMES_PER_SECOND);
      drawn = Number.NaN;
      void recast();
    },
    dispose() {
      attempt += 1;
      cancelAnimationFrame(request);
      leave();
      for (const opening of avatars.values())
        void opening.then(
          (avatar) => avatar.dispose(),
          () => undefined,
        );
      avatars.clear();
    },
  };
};
