import { describe, expect, it } from 'vitest';
import { mixSound } from '../../../renderer/core/script/mix-sound.ts';
import { parseScript } from '../../../renderer/core/script/parse-script.ts';
import { planUtterances } from '../../../renderer/core/script/utterances.ts';
import { DEFAULTS, ENGINE_SILENCE, playScript, RATE } from './make-spoken.ts';

const plan = (text: string) => planUtterances(parseScript(text).script, DEFAULTS);

describe('utterances', () => {
  it('are sentences, and what stands between pauses', () => {
    const said = plan('Dr. Who waits. Nobody, e.g. I, came!\nWe will [pause 0.7] see. "Yes?" Ja…');
    expect(said.map(({ text, silenceBefore }) => [text.trim(), silenceBefore.toFixed(2)])).toEqual([
      ['Dr. Who waits.', '0.80'],
      ['Nobody, e.g. I, came!', '0.38'],
      ['We will', '0.50'],
      ['see.', '0.70'],
      ['"Yes?"', '0.38'],
      ['Ja…', '0.38'],
    ]);
  });

  it('carry voice, style, stress, whisper and phones to the engine', () => {
    const [first, second] = plan(
      '@Kit: voice=flite/rms pitch=0.8\nspeed: 1.2\nKit: It is *so* {near|n ɪ ɹ}. [whisper] Hush [normal voice] now.',
    );
    expect(first?.request).toEqual({
      voice: 'flite/rms',
      style: { speed: 1.2, pitch: 0.8, volume: 1 },
      parts: [
        { text: 'It is ', emphasis: false, whisper: false },
        { text: 'so ', emphasis: true, whisper: false },
        { text: 'near', phones: ['n', 'ɪ', 'ɹ'], emphasis: false, whisper: false },
        { text: '. ', emphasis: false, whisper: false },
      ],
    });
    expect(second?.request.parts).toMatchObject([
      { text: 'Hush ', whisper: true },
      { text: 'now.', whisper: false },
    ]);
  });

  it('keep what a scene sets until another says otherwise, and framing until its scene ends', () => {
    const said = plan(
      '## A\navatar: kit\nlight: neon\nOne. [close-up] Two.\nThree.\n## B\nvoice: flite/awb\nFour.',
    );
    expect(
      said.map(({ avatar, scene, request }) => [avatar, scene.light, scene.framing, request.voice]),
    ).toEqual([
      ['kit', 'neon', 'bust', 'flite/slt'],
      ['kit', 'neon', 'close', 'flite/slt'],
      ['kit', 'neon', 'close', 'flite/slt'],
      ['kit', 'neon', 'bust', 'flite/awb'],
    ]);
  });

  it('are none where nobody speaks', () => {
    expect(plan('[smile]\n[pause 2]')).toEqual([]);
  });
});

describe('a timeline', () => {
  it('counts silence from phone to phone, whatever silence the engine adds', () => {
    const { timeline } = playScript('We will [pause 0.7] see.\nYes.');
    const phones = timeline.lines.flatMap((line) => line.phones);
    const gaps = phones.map((phone, i) => phone.startSeconds - (phones[i - 1]?.endSeconds ?? 0));
    expect(gaps.filter((gap) => gap > 0.01).map((gap) => gap.toFixed(3))).toEqual([
      '0.800',
      '0.700',
      '0.500',
    ]);
    expect(timeline.durationSeconds - (phones.at(-1)?.endSeconds ?? 0)).toBeCloseTo(1);
  });

  it('joins a line that was spoken in pieces, its words at their place in its text', () => {
    const { timeline } = playScript('We will see. [pause 1] Or *not* at all.');
    expect(timeline.lines).toHaveLength(1);
    const [line] = timeline.lines;
    expect(line?.text).toBe('We will see. Or not at all.');
    for (const word of line?.words ?? []) expect(line?.text.startsWith(word.text, word.offset)).toBe(true);
    expect(line?.words.filter(({ emphasis }) => emphasis).map(({ text }) => text)).toEqual(['not']);
  });

  it('gives directions the time of the word behind them, or of the silence that they stand in', () => {
    const { timeline } = playScript(
      '[smile] One [nod] two. [pause 2] [tilt] Three. [wink] [pause 1] [blink]',
    );
    const word = (text: string) =>
      timeline.lines[0]?.words.find((one) => one.text === text)?.startSeconds ?? Number.NaN;
    const cue = (action: string) => timeline.cues.find((one) => one.action === action)?.startSeconds;
    expect(cue('smile')).toBeCloseTo(word('One'));
    expect(cue('nod')).toBeCloseTo(word('two'));
    expect(cue('pause')).toBeCloseTo(word('Three') - 2);
    expect(cue('tilt')).toBeCloseTo(word('Three'));
    const end = timeline.lines[0]?.endSeconds ?? 0;
    expect(cue('wink')).toBeCloseTo(end);
    expect(cue('blink')).toBeCloseTo(end + 1);
    expect(timeline.durationSeconds).toBeCloseTo(end + 2);
  });

  it('cuts to who speaks, before they do, and to a new framing', () => {
    const { timeline } = playScript(
      '@A: avatar=mira\n@B: avatar=kit\nA: Hello.\nB: Hi. [close-up] You.\nB: Me.\nA: So.',
    );
    expect(timeline.scenes.map(({ avatar, scene }) => `${avatar} ${scene.framing}`)).toEqual([
      'mira bust',
      'kit bust',
      'kit close',
      'mira close',
    ]);
    const [, toKit] = timeline.scenes;
    const [first, second] = timeline.lines;
    expect(toKit?.startSeconds).toBeGreaterThan(first?.endSeconds ?? 0);
    expect(toKit?.startSeconds).toBeLessThan(second?.startSeconds ?? 0);
  });

  it('of nothing lasts no time and still shows somebody', () => {
    expect(playScript('').timeline).toMatchObject({
      durationSeconds: 0,
      lines: [],
      scenes: [{ avatar: 'mira' }],
    });
  });
});

describe('the sound', () => {
  const { timeline, spoken } = playScript('Mama mia, no.\nYes.');
  const loudness = (sound: Float32Array, rate: number, from: number, to: number): number => {
    const some = sound.slice(Math.round(from * rate), Math.round(to * rate));
    return Math.sqrt(some.reduce((sum, sample) => sum + sample * sample, 0) / some.length);
  };

  it.each([16_000, 44_100, 48_000])(
    'is as long as the timeline and sounds where phones are, at %i Hz',
    (rate) => {
      const sound = mixSound(timeline, spoken, rate);
      expect(sound.length).toBe(Math.round(timeline.durationSeconds * rate));
      expect(loudness(sound, rate, 0, timeline.lines[0]?.startSeconds ?? 0)).toBeLessThan(0.01);
      for (const { phone, startSeconds, endSeconds } of timeline.lines.flatMap((line) => line.phones)) {
        if (phone === 'sil') continue;
        // The voice hums at 0.2, and fades in and out.
        expect(loudness(sound, rate, startSeconds + 0.005, endSeconds - 0.005)).toBeGreaterThan(0.12);
        expect(loudness(sound, rate, startSeconds + 0.005, endSeconds - 0.005)).toBeLessThan(0.16);
      }
    },
  );

  it('keeps its pitch and gains nothing above the old band', () => {
    const rate = 48_000;
    const sound = mixSound(timeline, spoken, rate);
    const start = Math.round(((timeline.soundStarts[0] ?? 0) + ENGINE_SILENCE + 0.02) * rate);
    const power = (frequency: number): number => {
      let [re, im] = [0, 0];
      for (let i = 0; i < 9600; i++) {
        const angle = (2 * Math.PI * frequency * i) / rate;
        const taper = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / 9600);
        re += (sound[start + i] ?? 0) * taper * Math.cos(angle);
        im += (sound[start + i] ?? 0) * taper * Math.sin(angle);
      }
      return re * re + im * im;
    };
    expect(power(RATE - 180) / power(180)).toBeLessThan(1e-6);
  });
});
