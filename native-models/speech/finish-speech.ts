import { VISEME_OF_PHONE } from '../../renderer/core/speech/phones.ts';
import type { Speech, TimedPhone, TimedWord } from '../../renderer/core/speech/speech.ts';
import type { RenderedPhone, Rendering, Utterance } from './engine.ts';
import { stressOfPhones } from './stress.ts';

/** A phone without a shape of its own takes that of what follows. */
const visemesOf = (phones: readonly RenderedPhone[]): TimedPhone['viseme'][] => {
  const visemes: TimedPhone['viseme'][] = [];
  let next: TimedPhone['viseme'] = 'sil';
  for (const { phone } of [...phones].reverse()) {
    next = VISEME_OF_PHONE.get(phone) ?? next;
    visemes.unshift(next);
  }
  return visemes;
};

const timeWords = (utterance: Utterance, phones: readonly RenderedPhone[]): TimedWord[] =>
  utterance.words.flatMap(({ text, part, offset }, index) => {
    const own = phones.filter(({ word }) => word === index);
    const [first] = own;
    const last = own.at(-1);
    return first === undefined || last === undefined
      ? []
      : [{ text, part, offset, startSeconds: first.startSeconds, endSeconds: last.endSeconds }];
  });

/** Gives every voice what its engine left out: the mouth's shapes, stress, the words' times. */
export const finishSpeech = (utterance: Utterance, rendering: Rendering): Speech => {
  const { samplesPerSecond, samples, phones, notices } = rendering;
  const visemes = visemesOf(phones);
  const stress = stressOfPhones(utterance, rendering);
  return {
    samplesPerSecond,
    samples,
    phones: phones.map(({ phone, startSeconds, endSeconds }, index) => ({
      phone,
      viseme: visemes[index] ?? 'sil',
      startSeconds,
      endSeconds,
      stress: stress[index] ?? 0,
    })),
    words: timeWords(utterance, phones),
    notices: [...notices],
  };
};
