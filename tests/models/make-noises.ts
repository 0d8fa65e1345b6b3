import { createRandom } from '../../renderer/core/math/seeded-random.ts';
import { VOICE_SAMPLES_PER_SECOND as RATE } from '../../renderer/core/native-models.ts';

/*
 * What a microphone hears of people who do not speak, made from formulas: 16 kHz, -1..1.
 */

const SECONDS = 6;
const TURN = 2 * Math.PI;

const sound = (at: (seconds: number, index: number) => number): Float32Array =>
  Float32Array.from({ length: SECONDS * RATE }, (_, i) => Math.max(-1, Math.min(1, at(i / RATE, i))));

/** A resonance of the mouth. Source: Klatt 1980, equations 1 and 2. */
const resonator = (hertz: number, width: number): ((input: number) => number) => {
  const c = -Math.exp((-TURN * width) / RATE);
  const b = 2 * Math.exp((-Math.PI * width) / RATE) * Math.cos((TURN * hertz) / RATE);
  const a = 1 - b - c;
  let last = 0;
  let before = 0;
  return (input) => {
    const out = a * input + b * last + c * before;
    before = last;
    last = out;
    return out;
  };
};

/** Ha ha ha: breath and voice by turns through an open mouth, five a second, the voice falling within each. */
export const laughter = (): Float32Array => {
  const random = createRandom(3);
  const throat = [resonator(850, 90), resonator(1350, 110), resonator(2700, 170)];
  let phase = 0;
  return sound((seconds) => {
    const within = (seconds * 5) % 1;
    const bout = seconds % 2.4 < 1.7 ? 1 : 0;
    phase += (300 - 90 * within) / RATE;
    const pulse = phase % 1 < 0.06 ? 1 : 0;
    const voiced = Math.max(0, Math.sin(Math.PI * Math.min(1, within / 0.5))) * (within < 0.5 ? 1 : 0);
    const air = (random() - 0.5) * (within < 0.5 ? 0.1 : 0.35);
    const source = bout * (pulse * voiced * 4 + air);
    return 0.5 * throat.reduce((input, through) => through(input), source);
  });
};

/** Crisps: short crackles as the jaw comes down, with the mouth shut. */
export const chewing = (): Float32Array => {
  const random = createRandom(4);
  const mouth = resonator(1800, 1500);
  let crackle = 0;
  return sound((seconds) => {
    const bite = Math.max(0, Math.sin(TURN * 1.5 * seconds)) ** 2;
    if (random() < 0.004 * bite) crackle = 0.9 * random();
    crackle *= 0.996;
    return mouth(crackle * (random() - 0.5) * 2) + 0.001 * (random() - 0.5);
  });
};

/** A piece with a bass, chords, a tune and a drum. */
export const music = (): Float32Array => {
  const random = createRandom(5);
  const tune = [0, 4, 7, 12, 11, 7, 9, 5];
  const note = (semitones: number, seconds: number): number => {
    const turns = 220 * 2 ** (semitones / 12) * seconds;
    return [1, 2, 3, 4].reduce((sum, n) => sum + Math.sin(TURN * n * turns) / n ** 1.3, 0);
  };
  return sound((seconds) => {
    const beat = (seconds * 4) % 1;
    const melody =
      note(12 + (tune[Math.floor(seconds * 4) % tune.length] ?? 0), seconds) * Math.exp(-3 * beat);
    const chord = [0, 4, 7].reduce((sum, semitones) => sum + note(semitones, seconds), 0);
    const drum = (random() - 0.5) * Math.exp(-30 * ((seconds * 2) % 1));
    return 0.12 * melody + 0.05 * chord + 0.1 * note(-12, seconds) + 0.3 * drum;
  });
};

/** Breath after running, through an open mouth. */
export const panting = (): Float32Array => {
  const random = createRandom(6);
  const throat = [resonator(700, 300), resonator(1800, 400)];
  return sound((seconds) => {
    const swell = Math.sin(Math.PI * ((seconds * 1.4) % 1)) ** 2;
    return 1.5 * throat.reduce((input, through) => through(input), swell * (random() - 0.5));
  });
};

/** Keys struck eight times a second. */
export const typing = (): Float32Array => {
  const random = createRandom(7);
  const desk = resonator(900, 400);
  let since = 0;
  return sound(() => {
    since += 1 / RATE;
    if (since > 0.06 && random() < 8 / RATE) since = 0;
    return desk((random() - 0.5) * Math.exp(-since * 120)) * 2 + 0.001 * (random() - 0.5);
  });
};
