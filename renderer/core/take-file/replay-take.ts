import type { FaceKey } from '../animate/held-face.ts';
import { slerp } from '../math/quaternion.ts';
import { mix } from '../math/smoothstep.ts';
import type { Moment } from '../perform.ts';
import { MOUTH_LEAD_SECONDS } from '../retarget/coarticulation.ts';
import type { PerformControls } from '../retarget/perform-controls.ts';
import type { EyeDirection, FaceFrame } from '../signals/face-frame.ts';
import type { HeldFace, Take } from '../signals/take.ts';

/** Pictures that lie farther apart are not joined: a face was lost between them. Seconds. */
const JOINED_SECONDS = 0.1;

const between = (a: EyeDirection, b: EyeDirection, t: number): EyeDirection => ({
  yaw: mix(a.yaw, b.yaw, t),
  pitch: mix(a.pitch, b.pitch, t),
});

/** The face between two pictures. A camera's pictures come unevenly, and a film's frames do not wait for them. */
const blendFaces = (a: FaceFrame, b: FaceFrame, timeSeconds: number): FaceFrame => {
  const t = (timeSeconds - a.timeSeconds) / (b.timeSeconds - a.timeSeconds);
  return {
    timeSeconds,
    confidence: mix(a.confidence, b.confidence, t),
    weights: a.weights.map((weight, shape) => mix(weight, b.weights[shape] ?? 0, t)),
    rotation: slerp(a.rotation, b.rotation, t),
    translation: [
      mix(a.translation[0], b.translation[0], t),
      mix(a.translation[1], b.translation[1], t),
      mix(a.translation[2], b.translation[2], t),
    ],
    gaze: {
      left: between(a.gaze.left, b.gaze.left, t),
      right: between(a.gaze.right, b.gaze.right, t),
    },
  };
};

/** How many of the frames lie at or before a moment. */
export const countUpTo = (frames: readonly { readonly timeSeconds: number }[], seconds: number): number => {
  let low = 0;
  let high = frames.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((frames[middle]?.timeSeconds ?? 0) <= seconds) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** What the camera saw at a moment: at a picture's own it is that picture, exactly. */
export const faceAt = (face: readonly FaceFrame[], seconds: number): FaceFrame | null => {
  const next = countUpTo(face, seconds);
  const before = face[next - 1];
  const after = face[next];
  if (before === undefined) return null;
  const isBetween = after !== undefined && seconds > before.timeSeconds;
  return isBetween && after.timeSeconds - before.timeSeconds <= JOINED_SECONDS
    ? blendFaces(before, after, seconds)
    : before;
};

/** The face that was held at a moment. */
const heldAt = (held: readonly HeldFace[], seconds: number): FaceKey | null =>
  held[countUpTo(held, seconds) - 1]?.face ?? null;

/**
 * A take as the moments that `perform` is given, asked for in order of time. Each hop of sound is given once, as it was
 * live. `from` is where it begins: what was heard before belongs to nobody.
 */
export const createTakeReplay = (
  take: Take,
  controls: PerformControls,
  from = 0,
): { at(seconds: number): Moment } => {
  let heard = countUpTo(take.voice, from - MOUTH_LEAD_SECONDS);
  return {
    at(seconds) {
      const until = Math.max(heard, countUpTo(take.voice, seconds + MOUTH_LEAD_SECONDS));
      const voice = take.voice.slice(heard, until);
      heard = until;
      return {
        timeSeconds: seconds,
        face: faceAt(take.face, seconds),
        voice,
        controls: {
          ...controls,
          calibration: take.meta.calibration ?? controls.calibration,
          heldFace: heldAt(take.held ?? [], seconds) ?? controls.heldFace,
        },
      };
    },
  };
};
