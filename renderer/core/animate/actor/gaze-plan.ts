import { between, type Random } from '../../math/seeded-random.ts';
import { mix, smoothstep } from '../../math/smoothstep.ts';
import type { EyeDirection } from '../../signals/face-frame.ts';
import type { SpokenPhrase } from './spoken-phrase.ts';

const DEGREE = Math.PI / 180;

/** From then on the eyes are there. */
export interface Fixation {
  readonly startSeconds: number;
  readonly to: EyeDirection;
}

/** A phrase so long, after a silence so long, is thought over before it is said. */
const THOUGHT_OVER_SECONDS = 1.6;
const THINKING_SILENCE = 0.24;
const THINKING_SHARE = 0.6;
/** A phrase's last part belongs to who listens. Source: Kendon 1967, "Some functions of gaze-direction". */
const OWED_SHARE = 0.45;
/** Eyes go from one eye of who they look at to the other. */
const EYE_TO_EYE = [0.9, 2.6] as const;
const EYE_REACH = { yaw: 1.1 * DEGREE, pitch: 0.6 * DEGREE };

const atCamera = (random: Random): EyeDirection => ({
  yaw: between(random, -EYE_REACH.yaw, EYE_REACH.yaw),
  pitch: between(random, -EYE_REACH.pitch, EYE_REACH.pitch),
});

/** Who thinks looks up or aside, seldom down. */
const thinking = (random: Random): EyeDirection => {
  const side = random() < 0.5 ? -1 : 1;
  const isDown = random() < 0.3;
  return {
    yaw: side * between(random, 7, 15) * DEGREE,
    pitch: (isDown ? -between(random, 4, 9) : between(random, 1, 8)) * DEGREE,
  };
};

/** Where the eyes go with one phrase. */
export const lookThroughPhrase = (
  { startSeconds, endSeconds }: SpokenPhrase,
  silenceBefore: number,
  random: Random,
): readonly Fixation[] => {
  const seconds = endSeconds - startSeconds;
  const fixations: Fixation[] = [];
  let now = startSeconds - Math.min(0.3, silenceBefore / 2);
  if (seconds > THOUGHT_OVER_SECONDS && silenceBefore > THINKING_SILENCE && random() < THINKING_SHARE) {
    fixations.push({ startSeconds: now, to: thinking(random) });
    const away = between(random, 0.55, 1.2);
    now = Math.min(now + away, startSeconds + (1 - OWED_SHARE) * seconds);
    // A longer thought takes two looks.
    if (seconds > 3.2 && random() < 0.35) {
      fixations.push({ startSeconds: now, to: thinking(random) });
      now = Math.min(now + between(random, 0.4, 0.8), startSeconds + (1 - OWED_SHARE) * seconds);
    }
  }
  for (; now < endSeconds; now += between(random, ...EYE_TO_EYE))
    fixations.push({ startSeconds: now, to: atCamera(random) });
  return fixations;
};

/** Eyes that rest on the camera between phrases. */
export const lookThroughSilence = (from: number, to: number, random: Random): readonly Fixation[] => {
  const fixations: Fixation[] = [];
  for (let now = from; now < to; now += between(random, ...EYE_TO_EYE))
    fixations.push({ startSeconds: now, to: atCamera(random) });
  return fixations;
};

/** Duration of a saccade by its size: 21 ms and 2.2 ms a degree. Carpenter 1988, "Movements of the eyes". */
const saccadeSeconds = (radians: number): number => 0.021 + (0.0022 * radians) / DEGREE;

export const apart = (a: EyeDirection, b: EyeDirection): number =>
  Math.hypot(a.yaw - b.yaw, a.pitch - b.pitch);

/** Where the eyes are at a moment: they jump, and hold. `sorted` by time. */
export const createGazePlan = (sorted: readonly Fixation[]): ((timeSeconds: number) => EyeDirection) => {
  const first: EyeDirection = { yaw: 0, pitch: 0 };
  return (timeSeconds) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.startSeconds ?? 0) <= timeSeconds) low = middle + 1;
      else high = middle;
    }
    const now = sorted[low - 1];
    if (now === undefined) return first;
    const from = sorted[low - 2]?.to ?? first;
    const t = smoothstep(0, saccadeSeconds(apart(from, now.to)), timeSeconds - now.startSeconds);
    return { yaw: mix(from.yaw, now.to.yaw, t), pitch: mix(from.pitch, now.to.pitch, t) };
  };
};
