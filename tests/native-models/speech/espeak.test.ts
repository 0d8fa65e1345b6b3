import { describe, expect, it } from 'vitest';
import { ESPEAK_LANGUAGES } from '../../../native-models/speech/espeak/espeak-voices.ts';
import { barePhone, visemeOfIpa } from '../../../native-models/speech/ipa.ts';
import { listVoices } from '../../../native-models/speech/list-voices.ts';
import { ask, loudness, medianPitch, PLACES, phonesOf, secondsOf } from './ask-speech.ts';

/** A greeting in each language, and a phone that only a reader of it puts there. */
const GREETINGS: Readonly<Record<string, readonly [text: string, phones: RegExp]>> = {
  'en-US': ['Good morning, how are you?', /^ɡ ʊ d m ɔɹ n ɪ ŋ/],
  en: ['I cannot stop.', /k a n ɒ t s t ɒ p/],
  es: ['Buenos días, gracias.', /ð i a s .*θ/],
  'es-419': ['Buenos días, gracias.', /ɡ ɾ a s j a s/],
  fr: ['Bonjour, comment allez-vous ?', /^b ɔ̃ ʒ u ʁ/],
  de: ['Ich möchte gern ein Brötchen.', /^ɪ ç m œ ç t ə/],
  it: ['Buongiorno, come sta oggi?', /ɔ dʒ?dʒ? ?.*ɪ|ɔ dʒ ɪ/],
  pt: ['Bom dia, não falo inglês.', /n ɐ̃?/],
  'pt-BR': ['Bom dia, tudo bem com você?', /dʒ i/],
  ca: ['Bon dia, com esteu?', /b ɔ n d i ə/],
  ro: ['Bună dimineața, ce faceți?', /b u n ə/],
  nl: ['Goedemorgen, hoe gaat het?', /^ɣ u d ə m ɔ r ɣ ə/],
  sv: ['God morgon, hur mår du?', /h ʉ r m o r d ʉ/],
  nb: ['God morgen, hvordan har du det?', /d ʉ d e$/],
  da: ['Godmorgen, hvordan har du det?', /ʋ/],
  fi: ['Hyvää huomenta, mitä kuuluu?', /^h y v æ/],
  hu: ['Jó reggelt, hogy van?', /ɟ v ɑ n$/],
  pl: ['Dzień dobry, jak się pan ma?', /^dʑ ɛ ɲ d ɔ b r ɨ/],
  cs: ['Dobrý den, jak se máte?', /^d o b r i d e n/],
  sk: ['Dobré ráno, ako sa máte?', /^d o b r e r a n o/],
  hr: ['Dobro jutro, kako ste?', /^d o b ɾ o j u t ɾ o/],
  bg: ['Добро утро, как сте?', /^d o b r o u t r o/],
  ru: ['Доброе утро, как дела?', /^d o b r ʌ/],
  uk: ['Доброго ранку, як справи?', /^d o b r o h o/],
  el: ['Καλημέρα, τι κάνετε;', /^k a l i m e r a/],
  tr: ['Günaydın, nasılsınız?', /^ɟ y n a j d ɯ n/],
  ar: ['صباح الخير، كيف حالك؟', /ħ/],
  fa: ['صبح بخیر، حال شما چطور است؟', /^s o b h/],
  hi: ['नमस्ते, आप कैसे हैं?', /^n ə m ʌ s t e/],
  id: ['Selamat pagi, apa kabar?', /^s ə l a m a t/],
  vi: ['Chào buổi sáng, bạn khỏe không?', /^tʃ a w/],
  cmn: ['早上好，你好吗？', /^ts ɑu/],
  ja: ['おはようございます。', /^o̞ h ä j o̞/],
  ko: ['안녕하세요, 잘 지내세요?', /^ɐ n n j ʌ ŋ/],
};

/** Their letters belong to them alone, so that every voice of espeak-ng reads them by their rules. */
const READ_BY_ALL = ['en-US', 'hi', 'ko'];

describe('espeak-ng', () => {
  it('offers its languages twice, a man and a woman, and says its licence', async () => {
    const voices = (await listVoices(PLACES)).filter(({ engine }) => engine === 'espeak-ng');
    expect(voices).toHaveLength(2 * Object.keys(ESPEAK_LANGUAGES).length);
    expect(new Set(voices.flatMap(({ languages }) => languages)).size).toBeGreaterThanOrEqual(12);
    for (const { licence, ownProcess } of voices)
      expect([licence, ownProcess]).toEqual(['GPL-3.0-or-later', true]);
  });

  it('is absent where there is no pack', async () => {
    const voices = await listVoices({ root: '/nowhere', voices: '/nowhere' });
    expect(voices.map(({ engine }) => engine)).not.toContain('espeak-ng');
  });

  it.each(Object.keys(ESPEAK_LANGUAGES))('speaks %s in that language', async (language) => {
    const [text, wanted] = GREETINGS[language] ?? ['', /never/];
    const speech = await ask(`espeak-ng/${language}`, [text]);
    const english = await ask('espeak-ng/en-US', [text]);
    const phones = phonesOf(speech).join(' ');
    expect(phones).toMatch(wanted);
    if (!READ_BY_ALL.includes(language)) expect(phones).not.toBe(phonesOf(english).join(' '));
    expect(loudness(speech)).toBeGreaterThan(0.02);
    // Mandarin and Japanese are written without spaces.
    const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
    expect(speech.words.map((word) => word.text.replace(/\s.*/, ''))).toEqual(words);
    for (const { phone, viseme } of speech.phones) if (phone !== 'sil') expect(viseme).not.toBe(undefined);
  });

  it('has its times right, to the end of its sound', async () => {
    const speech = await ask('espeak-ng/de', ['Papa, Papa, Papa.']);
    let end = 0;
    for (const { startSeconds, endSeconds } of speech.phones) {
      expect(startSeconds).toBeGreaterThanOrEqual(end - 1e-6);
      end = endSeconds;
    }
    expect(secondsOf(speech)).toBeGreaterThanOrEqual(end);
    const open = speech.phones.filter(({ viseme }) => viseme === 'aa');
    const shut = speech.phones.filter(({ viseme }) => viseme === 'PP');
    const mean = (of: typeof open) =>
      of.reduce((sum, one) => sum + loudness(speech, one.startSeconds, one.endSeconds), 0) / of.length;
    expect(shut).toHaveLength(6);
    expect(mean(open)).toBeGreaterThan(2 * mean(shut));
  });

  it('obeys speed, pitch and the other speaker', async () => {
    const text = 'Bonjour mon ami, nous allons en ville.';
    const own = await ask('espeak-ng/fr', [text]);
    expect(secondsOf(await ask('espeak-ng/fr', [text], { speed: 2 })) / secondsOf(own)).toBeLessThan(0.62);
    const high = medianPitch(await ask('espeak-ng/fr', [text], { pitch: 1.5 }));
    expect(high / medianPitch(own)).toBeGreaterThan(1.3);
    expect(high / medianPitch(own)).toBeLessThan(1.7);
    expect(medianPitch(await ask('espeak-ng/fr+f2', [text])) / medianPitch(own)).toBeGreaterThan(1.3);
  });

  it('says given phones, and says so when its language lacks one', async () => {
    const parts = ['I like ', { text: 'tomato', phones: 't ə m ˈɑː t oʊ'.split(' ') }, ' soup.'];
    const speech = await ask('espeak-ng/en-US', parts);
    expect(phonesOf(speech).join(' ')).toMatch(/k t ə m ɑ [tɾ] oʊ s u p$/);
    expect(speech.notices).toEqual([]);
    expect(speech.words.map(({ text }) => text)).toEqual(['I', 'like', 'tomato', 'soup.']);
    const alien = await ask('espeak-ng/en-US', [{ text: 'click', phones: ['k', 'ǃ'] }]);
    expect(alien.notices[0]).toContain('ǃ');
  });

  it('knows what it cannot read', async () => {
    const { notices } = await ask('espeak-ng/ja', ['漢字を読む']);
    expect(notices).toEqual(['espeak-ng/ja cannot read kanji: write them in kana.']);
  });

  it('ends with whatever it is given', async () => {
    for (const text of ['', '...', '😀', '\0', '[[', ']] [[A:', '<speak>', 'a'.repeat(5000)])
      await expect(ask('espeak-ng/fr', [text])).resolves.toMatchObject({ samplesPerSecond: 22_050 });
  });
});

describe('visemeOfIpa', () => {
  it.each([
    ['ʁ', 'kk'],
    ['ɔ̃', 'oh'],
    ['ɑːɹ', 'aa'],
    ['tsʲ', 'SS'],
    ['ʔo', 'oh'],
    ['dʲ', 'DD'],
    ['ç', 'kk'],
    ['h', null],
  ])('gives %s the shape %s', (phone, viseme) => {
    expect(visemeOfIpa(phone)).toBe(viseme);
  });

  it('leaves a phone bare of what is written around it', () => {
    expect(barePhone('ˈɑː')).toBe('ɑ');
    expect(barePhone('ˌ')).toBe('');
  });
});
