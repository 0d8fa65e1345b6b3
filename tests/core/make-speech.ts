import type { VisemeFrame } from '../../renderer/core/signals/viseme-frame.ts';
import { VISEME_COUNT, VISEMES, type Viseme } from '../../renderer/core/signals/visemes.ts';

export const HOP = 0.01;

/** One hop of somebody who speaks up and is surely heard. */
export const makeHop = (
  timeSeconds: number,
  viseme: Viseme,
  some: Partial<VisemeFrame> = {},
): VisemeFrame => {
  const weights = new Float32Array(VISEME_COUNT);
  weights[VISEMES.indexOf(viseme)] = 1;
  return {
    timeSeconds,
    weights,
    voice: viseme === 'sil' ? 0 : 1,
    loudness: viseme === 'sil' ? 0 : 0.1,
    ...some,
  };
};

/** Every hop whose centre lies after `from` and up to `to`, as `at` has it; null is a hop that never came. */
export const hopsBetween = (
  from: number,
  to: number,
  at: (time: number) => VisemeFrame | null,
): VisemeFrame[] => {
  const hops: VisemeFrame[] = [];
  for (let k = Math.max(0, Math.floor(from / HOP) - 1); (k + 0.5) * HOP <= to; k++) {
    const time = (k + 0.5) * HOP;
    if (time <= from) continue;
    const hop = at(time);
    if (hop !== null) hops.push(hop);
  }
  return hops;
};

/** What is said one after the other, from `start` on; silence around it. */
export const saying = (
  sounds: readonly (readonly [viseme: Viseme, seconds: number])[],
  start = 0,
): ((time: number) => VisemeFrame) => {
  const ends: { viseme: Viseme; end: number }[] = [];
  let end = start;
  for (const [viseme, seconds] of sounds) {
    end += seconds;
    ends.push({ viseme, end });
  }
  return (time) => {
    const sound = time < start ? undefined : ends.find((one) => time < one.end);
    return makeHop(time, sound?.viseme ?? 'sil');
  };
};
