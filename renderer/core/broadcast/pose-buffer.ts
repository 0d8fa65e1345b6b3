import { slerp } from '../math/quaternion.ts';
import type { Vector3 } from '../math/vector3.ts';
import type { AvatarPose } from '../signals/avatar-pose.ts';

/** Poses on their way to be drawn. A second at 60 Hz; a viewer that draws nothing keeps no more. */
const MOST_WAITING = 60;
/** What the line is judged by: what was slow longer ago, such as a page that was still loading, delays nothing. */
const JUDGED_SECONDS = 3;
/** The share of poses that come in time. One that does not is seen for a moment less, which nobody notices in a face. */
const IN_TIME = 0.95;
/** Beyond the fastest way: a line that is worse than this is seen to stutter, and not later and later. */
const LONGEST_DELAY_SECONDS = 0.25;
/** The delay creeps to what the line needs, or the figure would visibly stop and run: seconds for each second. */
const CREEP = 0.25;
/** Further than this nobody wants to wait for it to creep: one jump, such as when a page has done with loading. */
const MOST_CREPT_SECONDS = 0.15;
/** From pose to pose the figure moves for no longer: who sends few is not seen later for it. */
const LONGEST_MOVE_SECONDS = 0.05;
/** At each pose, in case that the sender has become slower. */
const LENGTHENING = 1.05;
/** Later than this, or earlier, is another sender's clock. */
const JUMP_SECONDS = 5;

/** Between two poses of one face; `share` 0..1 of the way. */
export const mixPoses = (a: AvatarPose, b: AvatarPose, share: number): AvatarPose => {
  const mix = (from: number, to: number) => from + (to - from) * share;
  const offset: Vector3 = [
    mix(a.offset[0], b.offset[0]),
    mix(a.offset[1], b.offset[1]),
    mix(a.offset[2], b.offset[2]),
  ];
  return {
    timeSeconds: mix(a.timeSeconds, b.timeSeconds),
    weights: a.weights.map((weight, index) => mix(weight, b.weights[index] ?? 0)),
    chest: slerp(a.chest, b.chest, share),
    neck: slerp(a.neck, b.neck, share),
    head: slerp(a.head, b.head, share),
    leftEye: slerp(a.leftEye, b.leftEye, share),
    rightEye: slerp(a.rightEye, b.rightEye, share),
    offset,
  };
};

/**
 * Makes even what a line delivers unevenly: each pose begins to be shown so long after its moment as nearly all of the last
 * seconds took to come, and is reached by the time the next one is due. The clocks of sender and viewer may differ by
 * whatever they like; only changes count.
 */
export interface PoseBuffer {
  /** A pose that came at this moment of the viewer's own clock, seconds. */
  add(pose: AvatarPose, nowSeconds: number): void;
  /** What is to be seen at this moment; null before anything has come. */
  at(nowSeconds: number): AvatarPose | null;
  /**
   * What is seen is to lie so far behind at least, seconds: the viewer's clock less the pose's own time; null: as little as the
   * line allows. The figure creeps there.
   */
  hold(behindSeconds: number | null): void;
  /** How long poses wait here beyond the fastest way, and are then moved to, seconds. */
  readonly delaySeconds: number;
  /** How much of that is for being held alone, seconds. */
  readonly spareSeconds: number;
}

interface Coming {
  readonly at: number;
  readonly took: number;
}

export const createPoseBuffer = (): PoseBuffer => {
  let waiting: AvatarPose[] = [];
  let came: Coming[] = [];
  /** The viewer's clock less the sender's, of the fastest packet of late, and of nearly the slowest. */
  let fastest = 0;
  let slowest = 0;
  let held: number | null = null;
  /** Towards what is wanted. */
  let behind: { readonly seconds: number; readonly at: number } | null = null;
  /** How long the figure moves from one pose to the next: the shortest time between two of late, for one may be lost. */
  let move = LONGEST_MOVE_SECONDS;

  const wanted = (): number => Math.max(slowest, (held ?? Number.NEGATIVE_INFINITY) - move);
  const judge = (coming: Coming) => {
    came = [...came.filter(({ at }) => coming.at - at < JUDGED_SECONDS), coming];
    const times = came.map(({ took }) => took).sort((a, b) => a - b);
    fastest = times[0] ?? 0;
    const slow = times[Math.floor(IN_TIME * (times.length - 1))] ?? 0;
    slowest = Math.min(slow, fastest + LONGEST_DELAY_SECONDS);
    if (behind === null || behind.seconds - wanted() > MOST_CREPT_SECONDS)
      behind = { seconds: wanted(), at: coming.at };
  };
  const creep = (nowSeconds: number): number => {
    if (behind === null) return 0;
    const since = Math.max(0, nowSeconds - behind.at);
    const step = Math.max(-CREEP * since, Math.min(CREEP * since, wanted() - behind.seconds));
    behind = { seconds: behind.seconds + step, at: nowSeconds };
    return behind.seconds;
  };
  return {
    add(pose, nowSeconds) {
      const took = nowSeconds - pose.timeSeconds;
      if (Math.abs(took - fastest) > JUMP_SECONDS) {
        waiting = [];
        came = [];
        behind = null;
        held = null;
      }
      judge({ at: nowSeconds, took });
      const since = pose.timeSeconds - (waiting.at(-1)?.timeSeconds ?? Number.NEGATIVE_INFINITY);
      if (since > 0) move = Math.min(LONGEST_MOVE_SECONDS, since, move * LENGTHENING);
      const index = waiting.findIndex(({ timeSeconds }) => timeSeconds >= pose.timeSeconds);
      if (index < 0) waiting.push(pose);
      else if (waiting[index]?.timeSeconds !== pose.timeSeconds) waiting.splice(index, 0, pose);
      if (waiting.length > MOST_WAITING) waiting.shift();
    },
    at(nowSeconds) {
      const due = nowSeconds - creep(nowSeconds);
      // The pose that is moved to, and the one before it.
      const next = waiting.findIndex(({ timeSeconds }) => timeSeconds > due);
      const to = (next < 0 ? waiting.length : next) - 1;
      if (to > 1) waiting = waiting.slice(to - 1);
      const [first, second] = waiting;
      if (first === undefined) return null;
      if (second === undefined || second.timeSeconds > due) return first;
      return mixPoses(first, second, Math.min(1, (due - second.timeSeconds) / move));
    },
    hold(behindSeconds) {
      held = behindSeconds;
    },
    get delaySeconds() {
      return (behind?.seconds ?? fastest) - fastest + move;
    },
    get spareSeconds() {
      return Math.max(0, (behind?.seconds ?? slowest) - slowest);
    },
  };
};
