import { slerp } from '../math/quaternion.ts';
import type { Vector3 } from '../math/vector3.ts';
import type { AvatarPose } from '../signals/avatar-pose.ts';

/** Poses on their way to be drawn. A second at 60 Hz; a viewer that draws nothing keeps no more. */
const MOST_WAITING = 60;
/** How fast the delay follows the line: up at once, down by this share each pose. Half is forgotten in 8 s at 30 Hz. */
const EASE = 0.003;
/** Beyond the line's worst of late, so that a little more does no harm yet. */
const MARGIN_SECONDS = 0.005;
const LONGEST_DELAY_SECONDS = 0.5;
/** Poses further apart than this are no rate but a gap. */
const LONGEST_INTERVAL_SECONDS = 0.1;
const INTERVAL_EASE = 0.1;
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
 * Makes even what a line delivers unevenly: each pose is shown so long after its moment as the slowest of late took, and one
 * interval more, so that there is always a later one to move towards. The
 * clocks of sender and viewer may differ by whatever they like; only changes count.
 */
export interface PoseBuffer {
  /** A pose that came at this moment of the viewer's own clock, seconds. */
  add(pose: AvatarPose, nowSeconds: number): void;
  /** What is to be seen at this moment; null before anything has come. */
  at(nowSeconds: number): AvatarPose | null;
  /** How long poses wait here beyond the fastest way, seconds. */
  readonly delaySeconds: number;
}

export const createPoseBuffer = (): PoseBuffer => {
  let waiting: AvatarPose[] = [];
  /** The viewer's clock less the sender's, of the fastest packet of late. */
  let fastest = 0;
  /** How much slower than that the slowest of late was. */
  let spread = 0;
  /** From one pose to the next: what is between two is known once the later has come. */
  let interval = 0;

  return {
    add(pose, nowSeconds) {
      const took = nowSeconds - pose.timeSeconds;
      const last = waiting.at(-1);
      if (last === undefined || Math.abs(took - fastest) > JUMP_SECONDS) {
        waiting = [];
        fastest = took;
        spread = 0;
      }
      // The fastest is forgotten as slowly as the slowest, so that clocks may drift.
      fastest = Math.min(took, fastest + (took - fastest) * EASE);
      spread = Math.min(LONGEST_DELAY_SECONDS, Math.max(took - fastest, spread * (1 - EASE)));
      const since = last === undefined ? 0 : pose.timeSeconds - last.timeSeconds;
      if (since > 0 && since < LONGEST_INTERVAL_SECONDS) {
        interval += (since - interval) * (interval === 0 ? 1 : INTERVAL_EASE);
      }
      const index = waiting.findIndex(({ timeSeconds }) => timeSeconds >= pose.timeSeconds);
      if (index < 0) waiting.push(pose);
      else if (waiting[index]?.timeSeconds !== pose.timeSeconds) waiting.splice(index, 0, pose);
      if (waiting.length > MOST_WAITING) waiting.shift();
    },
    at(nowSeconds) {
      const wanted = nowSeconds - fastest - interval - spread - MARGIN_SECONDS;
      // The pose before the moment and all after it.
      const next = waiting.findIndex(({ timeSeconds }) => timeSeconds > wanted);
      if (next > 1) waiting = waiting.slice(next - 1);
      else if (next < 0) waiting = waiting.slice(-1);
      const [before, after] = waiting;
      if (before === undefined) return null;
      // Nothing newer has come, or nothing is due yet: the last, or the first, is held.
      if (after === undefined || wanted <= before.timeSeconds) return before;
      const share = (wanted - before.timeSeconds) / (after.timeSeconds - before.timeSeconds);
      return mixPoses(before, after, share);
    },
    get delaySeconds() {
      return interval + spread + MARGIN_SECONDS;
    },
  };
};
