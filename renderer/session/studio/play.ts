import { createPerformance, type Moment } from '../../core/perform.ts';
import type { Timeline, TimelineScene } from '../../core/script/timeline.ts';
import type { AvatarPose } from '../../core/signals/avatar-pose.ts';
import type { FilmSound } from '../../output/film/encode-sound.ts';

/** Something that can be filmed or watched: everything that happens, with its times, and nothing of how it is drawn. */
export interface Play {
  readonly durationSeconds: number;
  readonly sound: FilmSound | null;
  /** From each one's time on; the first from 0. */
  readonly scenes: readonly TimelineScene[];
  /** What was said when; null where nobody knows. */
  readonly timeline: Timeline | null;
  readonly notices: readonly string[];
  /** What is performed, asked for in order of time from 0 on; before that, what is there when it begins. */
  begin(seed: number): { at(timeSeconds: number): Moment };
}

/** Performs a play picture by picture, in order: the same play and seed give the same poses, bit for bit. */
export interface Poser {
  /** The next picture, and which scene it belongs to. */
  next(): { readonly pose: AvatarPose; readonly scene: TimelineScene; readonly timeSeconds: number };
}

/** Life that has gone on before the first picture, so that nobody starts up from rest. Seconds. */
const RUN_UP_SECONDS = 2;

/** A picture stands for a while: the moment that it shows is its middle, or mouths would be late by half of that. */
const MIDDLE = 0.5;

/** The scene that the picture at this index belongs to: a cut lies between two pictures. */
export const sceneAt = (
  scenes: readonly TimelineScene[],
  index: number,
  framesPerSecond: number,
): TimelineScene => {
  const [first] = scenes;
  if (first === undefined) throw new Error(`A play without a scene has no picture ${index}.`);
  let now = first;
  for (const scene of scenes) if (Math.round(scene.startSeconds * framesPerSecond) <= index) now = scene;
  return now;
};

/** Who is not seen lives on, and neither hears nor does what belongs to another. */
const elsewhere = ({ timeSeconds, controls }: Moment): Moment => ({
  timeSeconds,
  controls,
  face: null,
  voice: [],
});

export const createPoser = (play: Play, seed: number, framesPerSecond: number): Poser => {
  const moments = play.begin(seed);
  let index = -Math.round(RUN_UP_SECONDS * framesPerSecond);
  /** Each on stage or not: who comes back has lived meanwhile. */
  const performances = new Map<string, ReturnType<typeof createPerformance>>();

  const step = () => {
    const timeSeconds = (index + MIDDLE) / framesPerSecond;
    const scene = sceneAt(play.scenes, Math.max(0, index), framesPerSecond);
    const moment = moments.at(timeSeconds);
    if (!performances.has(scene.avatar))
      performances.set(scene.avatar, createPerformance({ seed: seed + 16 * performances.size }));
    let pose: AvatarPose | null = null;
    for (const [avatar, performance] of performances) {
      const isOn = avatar === scene.avatar;
      const performed = performance.perform(isOn ? moment : elsewhere(moment));
      if (isOn) pose = performed;
    }
    index += 1;
    if (pose === null) throw new Error('A scene has somebody on stage.');
    return { pose, scene, timeSeconds };
  };
  return {
    next() {
      while (index < 0) step();
      return step();
    },
  };
};
