import { defaultScene } from '../../../renderer/core/scene.ts';
import { layTimeline } from '../../../renderer/core/script/lay-timeline.ts';
import { parseScript } from '../../../renderer/core/script/parse-script.ts';
import type { Timeline } from '../../../renderer/core/script/timeline.ts';
import { planUtterances, type ScriptDefaults } from '../../../renderer/core/script/utterances.ts';
import { VISEME_OF_PHONE } from '../../../renderer/core/speech/phones.ts';
import type { Speech, SpeechRequest, TimedPhone, TimedWord } from '../../../renderer/core/speech/speech.ts';

export const DEFAULTS: ScriptDefaults = {
  avatar: 'mira',
  voice: 'flite/slt',
  scene: defaultScene(),
  backdrop: 'dusk',
};

const VOWELS: Readonly<Record<string, string>> = { a: 'ɑ', e: 'ɛ', i: 'ɪ', o: 'oʊ', u: 'u', y: 'ɪ' };
const CONSONANTS: Readonly<Record<string, string>> = { c: 'k', g: 'ɡ', j: 'dʒ', q: 'k', r: 'ɹ', x: 'z' };

export const RATE = 16_000;
/** Silence that the voice puts before and after each utterance. */
export const ENGINE_SILENCE = 0.1;
const VOWEL_SECONDS = 0.13;
const CONSONANT_SECONDS = 0.06;
const COMMA_SECONDS = 0.15;

/** A voice that says each letter as a phone, the first vowel of a longer word stressed; it hums while it does. */
export const speakLetters = ({ parts }: SpeechRequest): Speech => {
  const phones: TimedPhone[] = [];
  const words: TimedWord[] = [];
  let now = 0;
  const say = (phone: string, seconds: number, stress = 0): void => {
    phones.push({
      phone,
      viseme: VISEME_OF_PHONE.get(phone) ?? 'sil',
      startSeconds: now,
      endSeconds: now + seconds,
      stress,
    });
    now += seconds;
  };
  say('sil', ENGINE_SILENCE);
  parts.forEach(({ text }, part) => {
    for (const match of text.matchAll(/[\p{L}\p{N}'’]+([,;]?)/gu)) {
      const startSeconds = now;
      let isFirst = true;
      for (const letter of match[0].toLowerCase().replaceAll(/[^a-z]/g, '')) {
        const vowel = VOWELS[letter];
        if (vowel === undefined) say(CONSONANTS[letter] ?? letter, CONSONANT_SECONDS);
        else say(vowel, VOWEL_SECONDS, isFirst && match[0].length > 3 ? 1 : 0);
        if (vowel !== undefined) isFirst = false;
      }
      words.push({ text: match[0], startSeconds, endSeconds: now, part, offset: match.index });
      if (match[1] !== '') say('sil', COMMA_SECONDS);
    }
  });
  say('sil', ENGINE_SILENCE);
  const samples = Float32Array.from({ length: Math.round(now * RATE) }, (_, i) => {
    const time = i / RATE;
    const sounds = phones.some(
      ({ phone, startSeconds, endSeconds }) => phone !== 'sil' && time >= startSeconds && time < endSeconds,
    );
    return sounds ? 0.2 * Math.sin(2 * Math.PI * 180 * time) : 0;
  });
  return { samplesPerSecond: RATE, samples, phones, words, notices: [] };
};

export const playScript = (
  text: string,
): { readonly timeline: Timeline; readonly spoken: readonly Speech[] } => {
  const { script, faults } = parseScript(text);
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  const utterances = planUtterances(script, DEFAULTS);
  const spoken = utterances.map(({ request }) => speakLetters(request));
  return { timeline: layTimeline(utterances, spoken, DEFAULTS), spoken };
};
