import { between, type Random } from '../../math/seeded-random.ts';
import { BLINK_SECONDS, lidClosure } from '../blink.ts';
import { apart, type Fixation } from './gaze-plan.ts';
import type { SpokenPhrase } from './spoken-phrase.ts';

const DEGREE = Math.PI / 180;

/** People blink where a phrase ends, and seldom within. Source: Nakano & Kitazawa 2010, "Eyeblink entrainment". */
const AT_END_SHARE = 0.8;
const AT_COMMA_SHARE = 0.3;
/** Eyes that go far blink on the way. Source: Evinger et al. 1994, "Not looking while leaping". */
const FAR_LOOK = 6 * DEGREE;
const FAR_LOOK_SHARE = 0.65;
const CLOSEST_SECONDS = 0.7;
/** Nobody goes longer without. */
const LONGEST_OPEN = [2.6, 5.2] as const;
/** Lids don't fall on a stressed vowel. */
const AROUND_ACCENT_SECONDS = 0.2;

/** When a blink begins, in order. `asked` are told by the script and always happen. */
export const planBlinks = (
  phrases: readonly SpokenPhrase[],
  fixations: readonly Fixation[],
  asked: readonly number[],
  durationSeconds: number,
  random: Random,
): number[] => {
  const wished = phrases.flatMap(({ endSeconds, ending }) =>
    random() < (ending === 'open' ? AT_COMMA_SHARE : AT_END_SHARE)
      ? [endSeconds + between(random, -0.06, 0.14)]
      : [],
  );
  fixations.forEach(({ startSeconds, to }, i) => {
    const from = fixations[i - 1]?.to ?? { yaw: 0, pitch: 0 };
    if (apart(from, to) > FAR_LOOK && random() < FAR_LOOK_SHARE) wished.push(startSeconds - 0.03);
  });
  const blinks = [...asked];
  const isFree = (at: number, closest: number): boolean =>
    blinks.every((one) => Math.abs(one - at) >= closest);
  for (const at of wished) if (at > 0 && isFree(at, CLOSEST_SECONDS)) blinks.push(at);

  // What is left open too long is filled, beside the accents.
  const accents = phrases.flatMap((phrase) => phrase.accents.map(({ timeSeconds }) => timeSeconds));
  const known = [...blinks].sort((a, b) => a - b);
  known.push(durationSeconds);
  let last = -between(random, 0, 2);
  for (const next of known) {
    for (let at = last + between(random, ...LONGEST_OPEN); at < next - CLOSEST_SECONDS; ) {
      const isOnAccent = accents.some(
        (accent) => Math.abs(accent - at - BLINK_SECONDS / 2) < AROUND_ACCENT_SECONDS,
      );
      if (isOnAccent) {
        at += 0.1;
        continue;
      }
      if (at > 0) blinks.push(at);
      at += between(random, ...LONGEST_OPEN);
    }
    last = next;
  }
  return blinks.sort((a, b) => a - b);
};

/** How far the lids are closed, 0..1. `sorted` by time. */
export const closureAt = (sorted: readonly number[]): ((timeSeconds: number) => number) => {
  const bySecond = new Map<number, number[]>();
  for (const at of sorted)
    for (const second of new Set([Math.floor(at), Math.floor(at + BLINK_SECONDS)]))
      bySecond.set(second, [...(bySecond.get(second) ?? []), at]);
  return (timeSeconds) =>
    (bySecond.get(Math.floor(timeSeconds)) ?? []).reduce(
      (closed, at) => Math.max(closed, lidClosure(timeSeconds - at)),
      0,
    );
};
