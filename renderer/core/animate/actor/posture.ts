import { between, type Random } from '../../math/seeded-random.ts';
import type { SpokenPhrase } from './spoken-phrase.ts';
import type { Stance } from './stance.ts';

const DEGREE = Math.PI / 180;

/** Weight shifts from one side to the other so often, at most where a phrase begins. Seconds. */
const SHIFT_APART = [6, 14] as const;

/**
 * How head and body are carried: every phrase a little differently, and now and then the weight shifts. Source: Cassell et
 * al. 2001, "Non-verbal cues for discourse structure" (posture shifts fall on the beginnings of new matters).
 */
export const planPosture = (
  phrases: readonly SpokenPhrase[],
  seedOf: (phrase: number) => Random,
): readonly Stance[] => {
  let side = seedOf(-1)() < 0.5 ? -1 : 1;
  let weight = 0;
  let chestYaw = 0;
  let nextShift = between(seedOf(-2), ...SHIFT_APART);
  return phrases.map((phrase, i): Stance => {
    const random = seedOf(i);
    const silence = phrase.startSeconds - (phrases[i - 1]?.endSeconds ?? 0);
    const isShift = phrase.startSeconds > nextShift && silence > 0.25;
    // Mostly to the other side, by no rule that could be seen.
    if (random() < 0.68) side = -side;
    if (isShift) {
      weight = (weight > 0 ? -1 : 1) * between(random, 0.3, 1);
      chestYaw = -weight * between(random, 0.4, 1);
      nextShift = phrase.startSeconds + between(random, ...SHIFT_APART);
    }
    const seconds = isShift ? between(random, 1, 1.5) : between(random, 0.6, 1.1);
    return {
      startSeconds: phrase.startSeconds - Math.min(0.35, Math.max(0.05, silence * 0.6)),
      seconds,
      extent: {
        yaw: side * between(random, 0.4, 3.6) * DEGREE,
        pitch: between(random, -1.3, 1.2) * DEGREE,
        roll: side * between(random, -1.2, 2.6) * DEGREE,
        chestYaw: chestYaw * 2.4 * DEGREE,
        chestRoll: weight * 1.3 * DEGREE,
        chestPitch: between(random, -0.3, 0.8) * DEGREE,
        side: weight * 0.009,
        forward: between(random, -0.004, 0.006),
      },
    };
  });
};
