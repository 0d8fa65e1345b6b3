import { ROOT } from '../../../build/setup/places.mjs';
import { openVoice } from '../../../native-models/open-voice.ts';
import { readVisemeCard } from '../../../native-models/visemes/card.ts';
import { VOICE_HOP_SAMPLES, VOICE_HOP_SECONDS } from '../../../renderer/core/native-models.ts';
import { processorSeconds, type Recogniser, secondsOf } from './recognisers.ts';

const greatest = (weights: Float32Array): number => weights.indexOf(Math.max(...weights));

/** Ours, by the very code that the native-models process runs, hop by hop. */
export const openMasque = async (): Promise<Recogniser> => {
  const { lookAheadHops } = await readVisemeCard(ROOT);
  return {
    name: 'masque',
    soundUntilOutput: Math.round((lookAheadHops + 0.5) * VOICE_HOP_SECONDS * 1000),
    missing: async () => null,
    async recognise(sounds) {
      const { stream } = await openVoice({ root: ROOT });
      const guesses: number[][] = [];
      const seconds = await processorSeconds(async () => {
        for (const { samples } of sounds) {
          const heard: number[] = [];
          const hear = (hops: Awaited<ReturnType<typeof stream.end>>) => {
            for (const { weights } of hops) heard.push(greatest(weights));
          };
          for (let at = 0; at + VOICE_HOP_SAMPLES <= samples.length; at += VOICE_HOP_SAMPLES)
            hear(await stream.hear(samples.slice(at, at + VOICE_HOP_SAMPLES), at / 16_000));
          hear(await stream.end());
          guesses.push(heard);
        }
      });
      return { guesses, processor: seconds / secondsOf(sounds) };
    },
  };
};
