import type { Acting } from '../../core/animate/acting.ts';
import { createPerformance } from '../../core/perform.ts';
import { MOUTH_LEAD_SECONDS } from '../../core/retarget/coarticulation.ts';
import type { PerformControls } from '../../core/retarget/perform-controls.ts';
import type { Timeline, TimelineScene } from '../../core/script/timeline.ts';
import type { AvatarPose } from '../../core/signals/avatar-pose.ts';
import type { FaceFrame } from '../../core/signals/face-frame.ts';
import type { HeldFace } from '../../core/signals/take.ts';
import type { VisemeFrame } from '../../core/signals/viseme-frame.ts';
import { faceAt, heldAt } from '../../core/take-file/replay-take.ts';
import type { FilmSound } from '../../output/film/encode-sound.ts';

/** Something that can be filmed or watched: everything that happens, with its times, and nothing of how it is drawn. */
export interface Play {
  readonly durationSeconds: number;
  readonly sound: FilmSound | null;
  /** From each one's time on; the first from 0. */
  readonly scenes: readonly TimelineScene[];
  /** Mouth shapes in order of time. */
  readonly voice: readonly VisemeFrame[];
  /** What a camera saw, in order of time. */
  readonly face: readonly FaceFrame[];
  /** Faces that were held over it, in order of time. */
  readonly held?: readonly HeldFace[];
  readonly controls: PerformControls;
  /** What was said when; null where nobody knows. */
  readonly timeline: Timeline | null;
  readonly notices: readonly string[];
  /** A new actor, who asks for moments in order of time. */
  act(seed: number): { at(timeSeconds: number): Acting } | null;
}

/** Performs a play picture by picture, in order: the same play and seed give the same poses, bit for bit. */
export interface Poser {
  /** The next picture, and which scene it belongs to. */
  next(): { readonly pose: AvatarPose; readonly scene: TimelineScene; readonly timeSeconds: number };
}

/** Life that has gone on before the first picture, so that nobody starts up from rest. Seconds. */
const RUN_UP_SECONDS = 2;

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

/** Hands out values in order of time, each once. */
const inOrder = <Timed extends { readonly timeSeconds: number }>(values: readonly Timed[]) => {
  let next = 0;
  return (untilSeconds: number): readonly Timed[] => {
    const from = next;
    while ((values[next]?.timeSeconds ?? Number.POSITIVE_INFINITY) <= untilSeconds) next += 1;
    return values.slice(from, next);
  };
};

export const createPoser = (play: Play, seed: number, framesPerSecond: number): Poser => {
  const actor = play.act(seed);
  const heardUntil = inOrder(play.voice);
  let index = -Math.round(RUN_UP_SECONDS * framesPerSecond);
  /** Each on stage or not: who comes back has lived meanwhile. */
  const performances = new Map<string, ReturnType<typeof createPerformance>>();

  const step = () => {
    const timeSeconds = index / framesPerSecond;
    const scene = sceneAt(play.scenes, Math.max(0, index), framesPerSecond);
    const voice = index < 0 ? [] : heardUntil(timeSeconds + MOUTH_LEAD_SECONDS);
    const face = index < 0 ? null : faceAt(play.face, timeSeconds);
    const heldFace = heldAt(play.held ?? [], timeSeconds) ?? play.controls.heldFace;
    const acting = actor?.at(Math.max(0, timeSeconds));
    if (!performances.has(scene.avatar))
      performances.set(scene.avatar, createPerformance({ seed: seed + 16 * performances.size }));
    let pose: AvatarPose | null = null;
    for (const [avatar, performance] of performances) {
      const isOn = avatar === scene.avatar;
      const moment = {
        timeSeconds,
        face: isOn ? face : null,
        voice: isOn ? voice : [],
        controls: { ...play.controls, heldFace },
      };
      const performed = performance.perform(moment);
      void acting;
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
