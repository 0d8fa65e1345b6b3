import type { Watched } from '../../../renderer/core/broadcast/person.ts';

/** Those who look at one programme: what is drawn from a pose by all of them need not be encoded. */
export interface Onlookers {
  /** `who` looks at it as `as`, or no longer (null). */
  look(who: object, as: Watched | null): void;
}

/**
 * `wanted` is told whether anybody wants the pictures, whenever that changes; `ready`: as long as nobody looks they are made
 * for whoever comes first.
 */
export const createOnlookers = (wanted: (video: boolean) => void, ready = false): Onlookers => {
  const looking = new Map<object, Watched>();
  let isWanted = false;
  const count = () => {
    const is = (ready && looking.size === 0) || [...looking.values()].includes('video');
    if (is === isWanted) return;
    isWanted = is;
    wanted(is);
  };
  count();
  return {
    look(who, as) {
      if (as === null) looking.delete(who);
      else looking.set(who, as);
      count();
    },
  };
};
