import { describe, expect, it } from 'vitest';
import { ROOT } from '../../build/setup/places.mjs';
import { readVisemeCard } from '../../native-models/visemes/card.ts';
import { VISEME_OF_PHONE } from '../../native-models/visemes/phones.ts';
import { VISEMES, type Viseme } from '../../renderer/core/signals/visemes.ts';
import { ipaOf } from '../bench/visemes/arpabet.ts';
import { labelsOf } from '../bench/visemes/labelled.ts';
import { segmentsOf } from '../bench/visemes/pocketsphinx.ts';
import { score } from '../bench/visemes/score.ts';

const index = (viseme: Viseme): number => VISEMES.indexOf(viseme);
const [SIL, PP, DD, AA, E] = [index('sil'), index('PP'), index('DD'), index('aa'), index('E')];

describe('the phones', () => {
  it('have all that the net tells apart, in the order of its card', async () => {
    const { phonemes } = await readVisemeCard(ROOT);
    expect(phonemes[0]).toBe('sil');
    expect(phonemes.filter((phone) => !VISEME_OF_PHONE.has(phone))).toEqual([]);
    expect(new Set(phonemes).size).toBe(phonemes.length);
  });

  it('give every viseme something to say', () => {
    expect(new Set(VISEME_OF_PHONE.values())).toEqual(new Set([...VISEMES, null]));
    expect(VISEME_OF_PHONE.get('m')).toBe('PP');
    expect(VISEME_OF_PHONE.get('h')).toBeNull();
  });

  it('have American names', () => {
    expect(['P', 'pau', 'SIL', 'JH', 'zz'].map(ipaOf)).toEqual(['p', 'sil', 'sil', 'dʒ', '-']);
  });
});

describe('labels', () => {
  it('count at the centres of the hops', () => {
    const text = '0.0149 sil\n0.035 m\n0.0451 h\n0.055 a\n';
    // Centres: 5, 15, 25, 35, 45, 55, 65 ms; a phone ends before its end.
    expect(labelsOf(text, 7)).toEqual([SIL, PP, PP, null, null, null, null]);
    expect(labelsOf('0.02 -\n0.04 ʌ\n', 4)).toEqual([null, null, AA, AA]);
  });

  it('refuse a phone that nobody knows', () => {
    expect(() => labelsOf('0.1 sil\n0.2 Q\n', 5)).toThrow('0.2 Q');
    expect(() => labelsOf('soon p\n', 5)).toThrow('soon p');
  });
});

describe('the score', () => {
  it('counts frames, groups and closures, and leaves out what has no label', () => {
    const got = score([
      { labels: [SIL, PP, PP, null, AA], guesses: [SIL, PP, AA, PP, E] },
      { labels: [DD, DD], guesses: [PP, DD] },
    ]);
    expect(got.frames).toBe(6);
    expect(got.fifteen).toBeCloseTo(3 / 6);
    // An E for an aa is in the same group.
    expect(got.six).toBeCloseTo(4 / 6);
    expect([got.closureRecall, got.closurePrecision]).toEqual([1 / 2, 1 / 2]);
    expect(got.confusion[PP]?.[AA]).toBe(1);
  });

  it('wants a guess for each label', () => {
    expect(() => score([{ labels: [PP, PP], guesses: [PP] }])).toThrow('1 guesses for 2 labels');
  });
});

it('pocketsphinx’ segments begin where its line says', () => {
  const line = 'a1 S 0 T -17636 A -10065 L -7571 0 -231 0 SIL 15 -349 -121 DH 28 -135 -57 IH 488';
  expect(segmentsOf(line)).toEqual([
    { begin: 0, phone: 'SIL' },
    { begin: 15, phone: 'DH' },
    { begin: 28, phone: 'IH' },
  ]);
});
