import { implement } from '@orpc/server';
import { hostContract } from '../../../renderer/core/host.ts';

const SAMPLES_PER_SECOND = 16_000;
const SECONDS_PER_WORD = 0.3;

/** One voice that hums: a word for every 0.3 s, half an open mouth, half a closed one. */
export const fakeSpeech = () => {
  const os = implement(hostContract).speech;
  return os.router({
    voices: os.voices.handler(() => [
      {
        id: 'flite/slt',
        engine: 'flite',
        name: 'Sally',
        description: 'Clear, a woman, American English',
        languages: ['en-US'],
        licence: 'Festival',
        ownProcess: false,
      },
    ]),
    speak: os.speak.handler(({ input }) => {
      const words = input.parts.flatMap(({ text }, part) =>
        [...text.matchAll(/\S+/g)].map(({ 0: word, index: offset }) => ({ text: word, part, offset })),
      );
      const timed = words.map((word, index) => ({
        ...word,
        startSeconds: index * SECONDS_PER_WORD,
        endSeconds: (index + 1) * SECONDS_PER_WORD,
      }));
      return {
        samplesPerSecond: SAMPLES_PER_SECOND,
        samples: Float32Array.from(
          { length: Math.round(words.length * SECONDS_PER_WORD * SAMPLES_PER_SECOND) },
          (_, index) => 0.3 * Math.sin((index / SAMPLES_PER_SECOND) * 2 * Math.PI * 120),
        ),
        phones: timed.flatMap(({ startSeconds, endSeconds }) => {
          const middle = (startSeconds + endSeconds) / 2;
          return [
            { phone: 'ɑ', viseme: 'aa' as const, startSeconds, endSeconds: middle, stress: 1 },
            { phone: 'm', viseme: 'PP' as const, startSeconds: middle, endSeconds, stress: 0 },
          ];
        }),
        words: timed,
        notices: [],
      };
    }),
  });
};
