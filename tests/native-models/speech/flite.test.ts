import { describe, expect, it } from 'vitest';
import { listVoices } from '../../../native-models/speech/list-voices.ts';
import { LONGEST_UTTERANCE } from '../../../native-models/speech/open-speech.ts';
import { ask, loudness, medianPitch, PLACES, phonesOf, secondsOf } from './ask-speech.ts';

const VOICES = (await listVoices(PLACES)).filter(({ engine }) => engine === 'flite').map(({ id }) => id);

describe('flite', () => {
  it('has five voices', () => {
    expect(VOICES).toEqual(['flite/slt', 'flite/rms', 'flite/awb', 'flite/kal16', 'flite/kal']);
  });

  describe.each(VOICES)('%s', (voice) => {
    it('speaks, and its phones fill its sound without a gap', async () => {
      const speech = await ask(voice, ['Peter made a very big film.']);
      expect(phonesOf(speech).join(' ')).toMatch(/^p i t [ɝə] m eɪ d ə v ɛ ɹ i b ɪ ɡ f ɪ ɫ?l? ?m$/);
      expect(speech.words.map(({ text }) => text)).toEqual(['Peter', 'made', 'a', 'very', 'big', 'film.']);
      let end = 0;
      for (const phone of speech.phones) {
        expect(phone.startSeconds).toBeCloseTo(end, 6);
        expect(phone.endSeconds).toBeGreaterThan(phone.startSeconds);
        end = phone.endSeconds;
      }
      expect(Math.abs(secondsOf(speech) - end)).toBeLessThan(0.03);
      expect(loudness(speech)).toBeGreaterThan(0.02);
    });

    it('has its times right: the sound is low in a closed mouth and high in an open one', async () => {
      const speech = await ask(voice, ['Papa, papa, papa, papa.']);
      const mean = (wanted: string) => {
        const found = speech.phones.filter(({ phone }) => phone === wanted);
        return (
          found.reduce(
            (sum, { startSeconds, endSeconds }) =>
              sum + loudness(speech, startSeconds + 0.01, Math.max(startSeconds + 0.02, endSeconds - 0.02)),
            0,
          ) / found.length
        );
      };
      expect(mean('ɑ')).toBeGreaterThan(3 * mean('p'));
    });

    it('obeys speed and pitch', async () => {
      const text = 'We are all in a wonderful morning.';
      const own = await ask(voice, [text]);
      const fast = await ask(voice, [text], { speed: 2 });
      const high = await ask(voice, [text], { pitch: 1.5 });
      expect(secondsOf(fast) / secondsOf(own)).toBeCloseTo(0.5, 1);
      expect(medianPitch(high) / medianPitch(own)).toBeGreaterThan(1.3);
      expect(medianPitch(high) / medianPitch(own)).toBeLessThan(1.7);
    });
  });

  it('knows which word is being said when it reads it otherwise than alone', async () => {
    const { words, phones } = await ask('flite/slt', [
      'Dr. Smith paid $42.50 on 3/4, etc. ',
      { text: 'naïve' },
      ' “friends” — really…',
    ]);
    expect(words.map(({ text, part, offset }) => [text, part, offset])).toEqual([
      ['Dr.', 0, 0],
      ['Smith', 0, 4],
      ['paid', 0, 10],
      ['$42.50', 0, 15],
      ['on', 0, 22],
      ['3/4,', 0, 25],
      ['etc.', 0, 30],
      ['naïve', 1, 0],
      ['“friends”', 2, 1],
      ['really…', 2, 13],
    ]);
    const said = (text: string) => {
      const word = words.find((candidate) => candidate.text === text);
      return phones
        .filter(
          ({ startSeconds, endSeconds }) =>
            startSeconds >= (word?.startSeconds ?? 0) - 1e-6 && endSeconds <= (word?.endSeconds ?? 0) + 1e-6,
        )
        .map(({ phone }) => phone)
        .join('');
    };
    expect(said('Dr.')).toBe('dɑktɝ');
    expect(said('Smith')).toBe('smɪθ');
    expect(said('$42.50')).toMatch(/^fɔɹtitudɑlɝz.*fɪfti.*sɛnts$/);
    expect(said('naïve')).toBe('naɪiv');
  });

  it('says given phones, and keeps the text for subtitles', async () => {
    const british = { text: 'tomato', phones: 't ə m ˈɑː t oʊ'.split(' ') };
    const speech = await ask('flite/slt', ['A ', british, ' and a ', british, '.']);
    expect(phonesOf(speech).join(' ')).toBe('ə t ə m ɑ t oʊ æ n d ə t ə m ɑ t oʊ');
    expect(speech.words.filter(({ text }) => text === 'tomato')).toHaveLength(2);
    expect(speech.notices).toEqual([]);
    const alien = await ask('flite/slt', [{ text: 'click', phones: ['k', 'ǃ', 'a'] }]);
    expect(alien.notices).toEqual(['flite/slt has no phone ǃ: it was left out of “click”.']);
    expect(phonesOf(alien)).toEqual(['k', 'ɑ']);
  });

  it('says what it leaves out, and never that alone', async () => {
    const mixed = await ask('flite/slt', ['Hello 日本 friend 😀!']);
    expect(mixed.words.map(({ text }) => text)).toContain('friend');
    expect(mixed.notices).toEqual(['flite/slt reads English alone and left out: 日本.']);
    for (const nothing of ['', '   ', '...', '😀', '日本', '\0', '\u202e\ufeff']) {
      const { samples, words } = await ask('flite/slt', [nothing]);
      expect([samples.length, words.length]).toEqual([0, 0]);
    }
  });

  it('marks the stressed syllable of content words alone', async () => {
    const { phones, words } = await ask('flite/slt', ['The photographer is happy in the situation.']);
    const stressed = phones.filter(({ stress }) => stress === 1);
    expect(stressed.map(({ phone }) => phone)).toEqual(['ɑ', 'æ', 'eɪ']);
    expect(words[1]?.text).toBe('photographer');
  });

  it('ends with whatever it is given', { timeout: 30_000 }, async () => {
    const endless = await ask('flite/kal', ['a'.repeat(1000)]);
    expect(endless.words).toHaveLength(1);
    const long = await ask('flite/kal', ['The quick brown fox jumps over the lazy dog. '.repeat(20)]);
    expect(long.words).toHaveLength(180);
    await expect(ask('flite/kal', ['word '.repeat(LONGEST_UTTERANCE)])).rejects.toMatchObject({
      reason: 'unsupported',
      message: expect.stringContaining('50000'),
    });
  });
});
