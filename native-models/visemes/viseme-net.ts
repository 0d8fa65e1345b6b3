import { VOICE_HOP_SAMPLES } from '../../renderer/core/native-models.ts';
import type { Net } from '../run.ts';
import type { VisemeCard } from './card.ts';

/** What the net heard in one hop. */
export interface HeardShape {
  /** In `VISEMES` order, together 1. */
  readonly weights: Float32Array;
  /** The likeliest phone, in IPA. */
  readonly phoneme: string;
}

export interface VisemeNet {
  readonly lookAheadHops: number;
  /**
   * The next hop goes in, 160 samples; what comes out belongs to the hop `lookAheadHops` before it, and to nothing for
   * the first ones of a sound. One hop at a time: a batch could round otherwise, and live must equal offline.
   */
  forward(hop: Float32Array): Promise<HeardShape>;
  /** A new sound begins. */
  reset(): void;
}

const indexOfGreatest = (values: Float32Array): number => {
  let best = 0;
  for (let i = 1; i < values.length; i += 1) if ((values[i] ?? 0) > (values[best] ?? 0)) best = i;
  return best;
};

/** The net hears the samples themselves; framing and filters are inside it. */
export const createVisemeNet = (net: Net, card: VisemeCard): VisemeNet => {
  const { lookAheadHops, stateSize, phonemes } = card;
  let state: Float32Array = new Float32Array(stateSize);
  return {
    lookAheadHops,
    async forward(hop) {
      const output = await net.run({
        hops: { values: hop, sizes: [1, VOICE_HOP_SAMPLES] },
        state: { values: state, sizes: [stateSize] },
      });
      state = output('next_state');
      const heard = indexOfGreatest(output('phonemes'));
      const phoneme = phonemes[heard];
      if (phoneme === undefined) {
        throw new Error(`The viseme net hears phone ${heard}, and its card names ${phonemes.length}.`);
      }
      return { weights: output('visemes'), phoneme };
    },
    reset() {
      state = new Float32Array(stateSize);
    },
  };
};
