import type { Play, Poser } from './play.ts';
import { createPoser } from './play.ts';

type Posed = ReturnType<Poser['next']>;

/** The poses of a whole play as a film has them, for looking at any moment of it: performed once, in order, as far as wanted. */
export interface PoseTrack {
  readonly frames: number;
  readonly framesPerSecond: number;
  /** Performs up to this picture, for no longer than `milliseconds`. Null while it is not reached yet. */
  at(frame: number, milliseconds: number, now: () => number): Posed | null;
}

export const createPoseTrack = (play: Play, seed: number, framesPerSecond: number): PoseTrack => {
  const poser = createPoser(play, seed, framesPerSecond);
  const frames = Math.max(1, Math.round(play.durationSeconds * framesPerSecond));
  const posed: Posed[] = [];
  return {
    frames,
    framesPerSecond,
    at(frame, milliseconds, now) {
      const wanted = Math.min(frames - 1, Math.max(0, frame));
      const until = now() + milliseconds;
      while (posed.length <= wanted && now() < until) posed.push(poser.next());
      return posed[wanted] ?? null;
    },
  };
};
