import { slerp } from '../math/quaternion.ts';
import { clamp01, mix, smoothstep } from '../math/smoothstep.ts';
import type { FacePose } from '../retarget/face-pose.ts';
import type { EyeDirection } from '../signals/face-frame.ts';

const mixEye = (a: EyeDirection, b: EyeDirection, t: number): EyeDirection => ({
  yaw: mix(a.yaw, b.yaw, t),
  pitch: mix(a.pitch, b.pitch, t),
});

/** From a (t = 0) to b (t = 1); at the ends the very pose itself. */
export const blendPoses = (a: FacePose, b: FacePose, t: number): FacePose => {
  if (t <= 0) return a;
  if (t >= 1) return b;
  return {
    weights: a.weights.map((weight, i) => mix(weight, b.weights[i] ?? weight, t)),
    head: slerp(a.head, b.head, t),
    gaze: { left: mixEye(a.gaze.left, b.gaze.left, t), right: mixEye(a.gaze.right, b.gaze.right, t) },
    offset: [
      mix(a.offset[0], b.offset[0], t),
      mix(a.offset[1], b.offset[1], t),
      mix(a.offset[2], b.offset[2], t),
    ],
  };
};

export interface TrustOptions {
  /** Seconds from no trust to full trust, and back. */
  readonly riseSeconds: number;
  readonly fallSeconds: number;
}

/**
 * Trust in a source, sliding: it starts at none and moves at no more than 1.5 / riseSeconds (or fallSeconds) a second,
 * so what it blends can't jump however its source flickers.
 */
export const createTrust = ({ riseSeconds, fallSeconds }: TrustOptions) => {
  let level = 0;
  return (target: number, stepSeconds: number): number => {
    const step = Math.max(0, stepSeconds);
    const wanted = clamp01(target);
    level =
      wanted > level
        ? Math.min(wanted, level + step / riseSeconds)
        : Math.max(wanted, level - step / fallSeconds);
    return smoothstep(0, 1, level);
  };
};
