import { describe, expect, it } from 'vitest';
import { warpSound } from '../../../native-models/speech/sound/warp.ts';
import { ask, loudness, medianPitch, secondsOf, voiceIn } from './ask-speech.ts';

const RATE = 16_000;
const tone = (hertz: number, seconds = 1) =>
  Float32Array.from(
    { length: seconds * RATE },
    (_, index) => 0.5 * Math.sin((2 * Math.PI * hertz * index) / RATE),
  );
const asSpeech = (samples: Float32Array<ArrayBuffer>) => ({
  samples,
  samplesPerSecond: RATE,
  phones: [],
  words: [],
  notices: [],
});

describe('warpSound', () => {
  it.each([
    { stretch: 2, pitch: 1 },
    { stretch: 0.5, pitch: 1 },
    { stretch: 1, pitch: 1.5 },
    { stretch: 1.3, pitch: 0.7 },
  ])('changes length and pitch each by itself: %j', ({ stretch, pitch }) => {
    const { samples, timeOf } = warpSound(tone(150), RATE, () => ({ stretch, pitch }));
    expect(samples.length / RATE).toBeCloseTo(stretch, 2);
    expect(timeOf(0.5)).toBeCloseTo(stretch / 2, 6);
    expect(medianPitch(asSpeech(samples)) / (150 * pitch)).toBeCloseTo(1, 1);
    expect(loudness(asSpeech(samples), 0.1, stretch - 0.1)).toBeCloseTo(0.5 / Math.SQRT2, 1);
  });

  it('keeps sounds where it says they are', () => {
    const clicks = new Float32Array(RATE);
    clicks.fill(0.8, 0.7 * RATE, 0.72 * RATE);
    const { samples, timeOf } = warpSound(clicks, RATE, (seconds) => ({
      stretch: seconds < 0.5 ? 1 : 1.5,
      pitch: 1,
    }));
    const found = samples.findIndex((sample) => sample > 0.4) / RATE;
    expect(Math.abs(found - timeOf(0.7))).toBeLessThan(0.012);
  });
});

describe('style', () => {
  const TEXT = 'We are all alone.';

  it('whispers a part: as long as spoken, without a voice', async () => {
    const spoken = await ask('flite/slt', [TEXT]);
    const whispered = await ask('flite/slt', [{ text: TEXT, whisper: true }]);
    expect(secondsOf(whispered)).toBe(secondsOf(spoken));
    expect(voiceIn(spoken).share).toBeGreaterThan(0.7);
    expect(voiceIn(whispered).share).toBeLessThan(0.2);
    expect(loudness(whispered)).toBeGreaterThan(0.1 * loudness(spoken));
    expect(loudness(whispered)).toBeLessThan(loudness(spoken));
  });

  it('leaves what is not whispered as it is', async () => {
    const spoken = await ask('flite/slt', ['Hello there my friend, ', 'come closer.']);
    const half = await ask('flite/slt', ['Hello there my friend, ', { text: 'come closer.', whisper: true }]);
    const [come] = half.words.filter(({ text }) => text === 'come');
    const until = Math.round(((come?.startSeconds ?? 0) - 0.05) * half.samplesPerSecond);
    expect(half.samples.subarray(0, until)).toEqual(spoken.samples.subarray(0, until));
    expect(half.samples.subarray(until)).not.toEqual(spoken.samples.subarray(until));
  });

  it('says an emphasised word longer and louder, and keeps its times', async () => {
    const plain = await ask('flite/slt', ['I really like big soup.']);
    const stressed = await ask('flite/slt', ['I ', { text: 'really', emphasis: true }, ' like big soup.']);
    const of = (speech: typeof plain, text: string) => {
      const word = speech.words.find((candidate) => candidate.text === text);
      if (word === undefined) throw new Error(`no ${text}`);
      return {
        seconds: word.endSeconds - word.startSeconds,
        loud: loudness(speech, word.startSeconds, word.endSeconds),
      };
    };
    expect(of(stressed, 'really').seconds / of(plain, 'really').seconds).toBeGreaterThan(1.1);
    expect(of(stressed, 'really').loud / of(plain, 'really').loud).toBeGreaterThan(1.15);
    expect(of(stressed, 'soup.').seconds / of(plain, 'soup.').seconds).toBeCloseTo(1, 1);
    expect(of(stressed, 'soup.').loud / of(plain, 'soup.').loud).toBeCloseTo(1, 1);
  });

  it('obeys volume, and is never cut off flat', async () => {
    const own = await ask('flite/slt', [TEXT]);
    const soft = await ask('flite/slt', [TEXT], { volume: 0.5 });
    const loud = await ask('flite/slt', [TEXT], { volume: 2 });
    expect(loudness(soft) / loudness(own)).toBeCloseTo(0.5, 2);
    expect(loudness(loud) / loudness(own)).toBeGreaterThan(1.3);
    expect(Math.max(...loud.samples)).toBeLessThan(1);
    expect(loudness(await ask('flite/slt', [TEXT], { volume: 0 }))).toBe(0);
  });

  it('gives the same sound every time', async () => {
    const parts = ['I ', { text: 'really', emphasis: true }, { text: ' whisper', whisper: true }];
    expect((await ask('flite/slt', parts)).samples).toEqual((await ask('flite/slt', parts)).samples);
  });
});
