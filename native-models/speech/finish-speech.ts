import type { Speech, TimedPhone, TimedWord } from '../../renderer/core/speech/speech.ts';
import type { RenderedPhone, Rendering, Utterance } from './engine.ts';
import { visemeOfIpa } from './ipa.ts';
import { stressOfPhones } from './stress.ts';
import { styleSound } from './style-sound.ts';

/** A phone without a shape of its own takes that of what follows. */
const visemesOf = (phones: readonly RenderedPhone[]): TimedPhone['viseme'][] => {
  const visemes: TimedPhone['viseme'][] = [];
  let next: TimedPhone['viseme'] = 'sil';
  for (const { phone } of [...phones].reverse()) {
    next = visemeOfIpa(phone) ?? next;
    visemes.unshift(next);
  }
  return visemes;
};

const timeWords = (utterance: Utterance, phones: readonly RenderedPhone[]): TimedWord[] => {
  const spans = new Map<number, Pick<TimedWord, 'startSeconds' | 'endSeconds'>>();
  for (const { word, startSeconds, endSeconds } of phones)
    if (word !== undefined)
      spans.set(word, { startSeconds: spans.get(word)?.startSeconds ?? startSeconds, endSeconds });
  return utterance.words.flatMap(({ text, part, offset }, index) => {
    const span = spans.get(index);
    return span === undefined ? [] : [{ text, part, offset, ...span }];
  });
};

/** Gives every voice what its engine left out: style, the mouth's shapes, stress, the words' times. */
export const finishSpeech = (utterance: Utterance, rendering: Rendering): Speech => {
  const stress = stressOfPhones(utterance, rendering);
  const { samplesPerSecond, samples, phones, notices } = styleSound(utterance, rendering);
  const visemes = visemesOf(phones);
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
