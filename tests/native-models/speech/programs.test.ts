import { describe, expect, it } from 'vitest';
import { estimateTimes } from '../../../native-models/speech/estimate-times.ts';
import { listVoices } from '../../../native-models/speech/list-voices.ts';
import { runProgram } from '../../../native-models/speech/programs/program.ts';
import type { Speech } from '../../../renderer/core/speech/speech.ts';
import { ask, loudness, medianPitch, PLACES, phonesOf, secondsOf } from './ask-speech.ts';

const engines = new Set((await listVoices(PLACES)).map(({ engine }) => engine));
const withProgram = (engine: 'system-flite' | 'festival' | 'system-espeak-ng') =>
  describe.skipIf(!engines.has(engine));

/** How much louder open vowels are than closed lips, by the times that the engine gave. */
const contrast = (speech: Speech): number => {
  const mean = (wanted: string) => {
    const found = speech.phones.filter(({ viseme }) => viseme === wanted);
    return (
      found.reduce(
        (sum, { startSeconds, endSeconds }) => sum + loudness(speech, startSeconds, endSeconds),
        0,
      ) / found.length
    );
  };
  return mean('aa') / mean('PP');
};
const PAPA = 'Papa, papa, papa, papa.';

withProgram('system-flite')('the system’s flite', () => {
  it('says what the embedded one says', async () => {
    const own = await ask('system-flite/slt', ['Hello my friend, come here.']);
    expect(phonesOf(own)).toEqual(phonesOf(await ask('flite/slt', ['Hello my friend, come here.'])));
    expect(own.words.map(({ text }) => text)).toEqual(['Hello', 'my', 'friend,', 'come', 'here.']);
  });
});

withProgram('festival')('festival', () => {
  it('tells words, stress and times', async () => {
    const speech = await ask('festival/kal_diphone', ['Dr. Smith has "photographs" — 42 \\ of them.']);
    expect(speech.words.map(({ text }) => text)).toEqual([
      'Dr.',
      'Smith',
      'has',
      '"photographs"',
      '42',
      'of',
      'them.',
    ]);
    expect(phonesOf(speech).join('')).toMatch(/^dɑktɝsmɪθhæz?zfoʊ/);
    expect(speech.phones.some(({ stress }) => stress === 1)).toBe(true);
    expect(contrast(await ask('festival/kal_diphone', [PAPA]))).toBeGreaterThan(2);
  });

  it('obeys speed, and pitch by way of its sound', async () => {
    const own = await ask('festival/kal_diphone', ['We are all alone.']);
    const fast = await ask('festival/kal_diphone', ['We are all alone.'], { speed: 2, pitch: 1.5 });
    expect(secondsOf(fast) / secondsOf(own)).toBeLessThan(0.6);
    expect(medianPitch(fast) / medianPitch(own)).toBeGreaterThan(1.3);
  });

  it('cannot be given orders by a text', async () => {
    const speech = await ask('festival/kal_diphone', ['hello") (system "touch /tmp/never") (print "']);
    expect(speech.words.length).toBeGreaterThan(2);
  });
});

withProgram('system-espeak-ng')('the system’s espeak-ng', () => {
  it('speaks, and says that its times are an estimate', async () => {
    const speech = await ask('system-espeak-ng/de', ['Guten Morgen, ich heiße Mira.']);
    expect(speech.words.map(({ text }) => text)).toEqual(['Guten', 'Morgen,', 'ich', 'heiße', 'Mira.']);
    expect(phonesOf(speech).join('')).toMatch(/^ɡutənmɔ/);
    expect(speech.notices).toEqual(['system-espeak-ng/de tells no times: the mouth follows an estimate.']);
    expect(contrast(await ask('system-espeak-ng/de', [PAPA]))).toBeGreaterThan(1.2);
  });

  it('says that it takes no phones, and moves the mouth to what it read', async () => {
    const speech = await ask('system-espeak-ng/de', [{ text: 'Papa', phones: ['k', 'i'] }]);
    expect(speech.notices[0]).toContain('takes no phones');
    expect(phonesOf(speech)).toEqual(['p', 'ɑ', 'p', 'ɑ']);
  });

  it('ends with whatever it is given', async () => {
    for (const text of ['', '😀 Hallo', '--help', '-f /etc/passwd'])
      await expect(ask('system-espeak-ng/de', [text])).resolves.toMatchObject({ notices: expect.any(Array) });
  });
});

describe('estimateTimes', () => {
  const RATE = 1000;
  const sound = (...stretches: [from: number, to: number][]) => {
    const samples = new Float32Array(3 * RATE);
    for (const [from, to] of stretches) samples.fill(0.5, from * RATE, to * RATE);
    return { samples, samplesPerSecond: RATE };
  };

  it('puts phrases between the pauses that are heard', () => {
    const words = [
      { word: 0, phones: ['h', 'ˈaɪ'], pause: true },
      { word: 1, phones: ['j', 'ˈuː'], pause: true },
    ];
    const phones = estimateTimes(words, sound([0.2, 1], [1.5, 2.5]));
    expect(phones.map(({ phone, stress }) => [phone, stress])).toEqual(
      [
        ['sil', 0],
        ['h', 0],
        ['aɪ', 1],
        ['sil', 0],
        ['j', 0],
        ['u', 1],
        ['sil', 0],
      ].map(([phone, stress]) => [phone, phone === 'sil' ? undefined : stress]),
    );
    expect(phones.map(({ startSeconds }) => Number(startSeconds.toFixed(2)))).toMatchObject({
      1: 0.2,
      4: 1.5,
    });
    expect(phones.at(-1)?.endSeconds).toBe(3);
  });

  it('makes one phrase of a sound without the pauses that are written, and nothing of silence', () => {
    const words = [
      { word: 0, phones: ['a'], pause: true },
      { word: 1, phones: ['b', 'a'], pause: true },
    ];
    expect(estimateTimes(words, sound([0, 3])).map(({ word }) => word)).toEqual([0, 1, 1]);
    expect(estimateTimes(words, sound())).toEqual([]);
  });
});

describe('runProgram', () => {
  it('tells why a program did not do it', async () => {
    await expect(runProgram('/no/such/program', [])).rejects.toMatchObject({
      reason: 'failed',
      message: expect.stringContaining('/no/such/program'),
    });
    await expect(
      runProgram(process.execPath, ['-e', 'console.error("no"); process.exit(3)']),
    ).rejects.toThrow(/ended with 3\. no/);
  });

  it('gives its text and returns what is printed', async () => {
    expect(
      await runProgram(process.execPath, ['-e', 'process.stdin.pipe(process.stdout)'], { text: 'ü' }),
    ).toBe('ü');
  });
});
