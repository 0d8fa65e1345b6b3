import { describe, expect, it } from 'vitest';
import { fromEuler } from '../../renderer/core/math/quaternion.ts';
import { createRandom } from '../../renderer/core/math/seeded-random.ts';
import { createPerformance, type Moment } from '../../renderer/core/perform.ts';
import type { ArkitShape } from '../../renderer/core/signals/arkit.ts';
import type { AvatarPose } from '../../renderer/core/signals/avatar-pose.ts';
import type { FaceFrame } from '../../renderer/core/signals/face-frame.ts';
import type { VisemeFrame } from '../../renderer/core/signals/viseme-frame.ts';
import { VISEMES, type Viseme } from '../../renderer/core/signals/visemes.ts';
import { makeFace, plainControls, read } from './make-face.ts';
import { HOP, hopsBetween, makeHop, saying } from './make-speech.ts';

const STEP = 1 / 30;

interface Scene {
  readonly seconds: number;
  readonly faceAt?: (time: number) => FaceFrame | null;
  readonly voiceAt?: (time: number) => VisemeFrame | null;
  /** Seconds by which pictures lie off the hops' grid. */
  readonly phase?: number;
}

const nobody = () => null;

const play = ({ seconds, faceAt = nobody, voiceAt = nobody, phase = 0 }: Scene) => {
  const performance = createPerformance({ seed: 1 });
  const controls = plainControls();
  return Array.from({ length: Math.round(seconds / STEP) }, (_, i) => {
    const timeSeconds = phase + i * STEP;
    const moment: Moment = {
      timeSeconds,
      face: faceAt(timeSeconds),
      voice: hopsBetween(timeSeconds - STEP, timeSeconds, voiceAt),
      controls,
    };
    return { pose: performance.perform(moment), shares: performance.shares() };
  });
};

const at = (played: readonly { readonly pose: AvatarPose }[], time: number): AvatarPose | undefined =>
  played.find(({ pose }) => pose.timeSeconds >= time)?.pose;
const shape = (pose: AvatarPose | undefined, name: ArkitShape): number =>
  read(pose?.weights ?? new Float32Array(), name);
const gapOf = (pose: AvatarPose): number => shape(pose, 'jawOpen') - shape(pose, 'mouthClose');

/** Lips that a viewer takes for closed. */
const CLOSED_GAP = 0.01;

const SYLLABLE = { consonant: 0.06, vowel: 0.12 };
const repeated = (consonant: Viseme, times: number) =>
  Array.from({ length: times }, () => [
    ['aa', SYLLABLE.vowel] as const,
    [consonant, SYLLABLE.consonant] as const,
  ]).flat();

describe('lips of a speaker whom no camera sees', () => {
  it.each([0, 0.004, 0.008, 0.012, 0.016, 0.02, 0.024, 0.028, 0.032])(
    'close in each p of 60 ms between open vowels, pictures %s s off the hops',
    (phase) => {
      const start = 1;
      const times = 12;
      const played = play({ seconds: 4, voiceAt: saying(repeated('PP', times), start), phase });
      for (let n = 1; n < times; n++) {
        const from = start + n * (SYLLABLE.vowel + SYLLABLE.consonant) - SYLLABLE.consonant;
        const during = played.filter(
          ({ pose }) => pose.timeSeconds > from && pose.timeSeconds < from + SYLLABLE.consonant + STEP,
        );
        expect(Math.min(...during.map(({ pose }) => gapOf(pose)))).toBeLessThan(CLOSED_GAP);
        const vowel = played.filter(
          ({ pose }) => pose.timeSeconds > from - SYLLABLE.vowel + STEP && pose.timeSeconds < from,
        );
        expect(Math.max(...vowel.map(({ pose }) => gapOf(pose)))).toBeGreaterThan(0.2);
      }
    },
  );

  it('do not touch for vowels and other consonants', () => {
    for (const viseme of ['DD', 'kk', 'SS', 'nn', 'ou', 'oh'] as const) {
      const played = play({ seconds: 3, voiceAt: saying(repeated(viseme, 10), 0.5) });
      const spoken = played.filter(({ pose }) => pose.timeSeconds > 0.8 && pose.timeSeconds < 2.2);
      expect(Math.min(...spoken.map(({ pose }) => gapOf(pose)))).toBeGreaterThan(0.05);
    }
  });

  it('lie under the teeth for f, and the tongue comes for th', () => {
    const f = play({ seconds: 2, voiceAt: saying(repeated('FF', 8), 0.5) });
    expect(Math.max(...f.map(({ pose }) => shape(pose, 'mouthRollLower')))).toBeGreaterThan(0.5);
    const th = play({ seconds: 2, voiceAt: saying(repeated('TH', 8), 0.5) });
    expect(Math.max(...th.map(({ pose }) => shape(pose, 'tongueOut')))).toBeGreaterThan(0.25);
    expect(Math.max(...f.map(({ pose }) => shape(pose, 'tongueOut')))).toBeLessThan(0.05);
  });

  it('stay round through a short consonant between round vowels', () => {
    const sounds = [
      ['ou', 0.2],
      ['DD', 0.06],
      ['ou', 0.2],
    ] as const;
    const played = play({ seconds: 2, voiceAt: saying(sounds, 1) });
    const consonant = at(played, 1.25);
    expect(shape(consonant, 'mouthPucker')).toBeGreaterThan(0.35);
  });
});

describe('a voice', () => {
  it('opens the mouth wider when it is loud for this speaker', () => {
    const level = (time: number): number => (time % 2 < 1 ? 0.2 : 0.01);
    const played = play({
      seconds: 12,
      voiceAt: (time) => makeHop(time, 'aa', { loudness: level(time) }),
    });
    expect(shape(at(played, 10.9), 'jawOpen')).toBeGreaterThan(1.3 * shape(at(played, 11.9), 'jawOpen'));
  });

  it('lifts the brows with stressed syllables, not more often than people do', () => {
    const loud = (time: number): number => (time % 0.9 < 0.25 ? 0.3 : 0.05);
    const played = play({ seconds: 10, voiceAt: (time) => makeHop(time, 'aa', { loudness: loud(time) }) });
    const plain = play({ seconds: 10 });
    const lifts = played.map(
      ({ pose }, i) => shape(pose, 'browInnerUp') - shape(plain[i]?.pose, 'browInnerUp'),
    );
    const peaks = lifts.filter(
      (lift, i) => lift > 0.08 && lift >= (lifts[i - 1] ?? 0) && lift > (lifts[i + 1] ?? 0),
    );
    expect(peaks.length).toBeGreaterThan(4);
    expect(peaks.length).toBeLessThan(10 / 0.6);
    expect(Math.max(...lifts)).toBeLessThan(0.25);
  });

  it('is followed by a breath when a long sentence ends', () => {
    const spoken = play({ seconds: 4, voiceAt: saying([['aa', 2]], 0.5) });
    const quiet = play({ seconds: 4 });
    const rise = spoken.map(({ pose }, i) => pose.offset[1] - (quiet[i]?.pose.offset[1] ?? 0));
    expect(Math.max(...rise.slice(0, 75))).toBeLessThan(1e-9);
    expect(Math.max(...rise)).toBeGreaterThan(0.002);
  });

  it.each(['ends', 'is cut off'])('that %s leaves a mouth at rest within half a second', (how) => {
    const said = saying([['oh', 1.5]], 0.5);
    const played = play({
      seconds: 4,
      voiceAt: (time) => (time > 2 && how === 'is cut off' ? null : said(time)),
    });
    expect(shape(at(played, 1.9), 'mouthFunnel')).toBeGreaterThan(0.3);
    const after = played.filter(({ pose }) => pose.timeSeconds > 2.5);
    for (const { pose } of after)
      for (const name of ['mouthFunnel', 'mouthPucker', 'mouthLowerDownLeft'] as const)
        expect(shape(pose, name)).toBeLessThan(0.03);
    for (const { pose } of after) expect(gapOf(pose)).toBeLessThan(0.06);
  });

  it('that is broken is passed over', () => {
    const said = saying(repeated('PP', 12), 0.5);
    const broken = (time: number): VisemeFrame =>
      Math.round(time / HOP) % 3 === 0
        ? { ...said(time), weights: new Float32Array(15).fill(Number.NaN) }
        : said(time);
    const worse = (time: number): VisemeFrame => ({ ...said(time), voice: Number.NaN });
    const gaps = (voiceAt: (time: number) => VisemeFrame): number =>
      Math.max(...play({ seconds: 2, voiceAt }).map(({ pose }) => gapOf(pose)));
    expect(gaps(broken)).toBeGreaterThan(0.2);
    expect(gaps(worse)).toBeLessThan(0.01);
  });

  it('that nobody speaks with moves nothing: music, a fan', () => {
    const random = createRandom(5);
    const music = (time: number): VisemeFrame =>
      makeHop(time, VISEMES[Math.floor(random() * VISEMES.length)] ?? 'aa', {
        voice: random() < 0.2 ? 0.8 : 0.25 * random(),
      });
    const played = play({ seconds: 10, voiceAt: music });
    expect(Math.max(...played.map(({ pose }) => gapOf(pose)))).toBeLessThan(0.02);
    expect(Math.max(...played.map(({ shares }) => shares.voice))).toBe(0);
  });
});

describe('camera and voice together', () => {
  const talking = (time: number): FaceFrame =>
    makeFace(time, { jawOpen: 0.45, mouthSmileLeft: 0.5, mouthSmileRight: 0.3, mouthLeft: 0.4 });

  it('close the lips that the camera misses', () => {
    const played = play({ seconds: 4, faceAt: talking, voiceAt: saying(repeated('PP', 12), 1.5) });
    const spoken = played.filter(({ pose }) => pose.timeSeconds > 2 && pose.timeSeconds < 3.5);
    expect(spoken.filter(({ pose }) => gapOf(pose) < CLOSED_GAP).length).toBeGreaterThan(6);
    expect(Math.max(...spoken.map(({ pose }) => gapOf(pose)))).toBeGreaterThan(0.3);
  });

  it('leave smiles and what is one-sided to the camera', () => {
    const alone = play({ seconds: 3, faceAt: talking });
    const both = play({ seconds: 3, faceAt: talking, voiceAt: saying([['ou', 3]]) });
    for (const name of ['mouthSmileLeft', 'mouthSmileRight', 'mouthLeft'] as const)
      expect(shape(both.at(-1)?.pose, name)).toBe(shape(alone.at(-1)?.pose, name));
    expect(shape(both.at(-1)?.pose, 'mouthPucker')).toBeGreaterThan(0.25);
  });

  it('are the camera alone while nobody speaks: chewing moves what the camera sees', () => {
    const chewing = (time: number): FaceFrame => makeFace(time, { jawOpen: 0.15 + 0.1 * Math.sin(9 * time) });
    const noise = (time: number): VisemeFrame => makeHop(time, 'PP', { voice: 0.2 });
    const alone = play({ seconds: 3, faceAt: chewing });
    const both = play({ seconds: 3, faceAt: chewing, voiceAt: noise });
    expect(both.map(({ pose }) => pose)).toEqual(alone.map(({ pose }) => pose));
  });

  it('give the mouth to the voice when the face is turned away', () => {
    const turned = (yaw: number): number => {
      const faceAt = (time: number): FaceFrame =>
        makeFace(time, { jawOpen: 0.6 }, { rotation: fromEuler({ yaw, pitch: 0, roll: 0 }) });
      const played = play({ seconds: 3, faceAt, voiceAt: saying([['ou', 3]]) });
      return played.at(-1)?.shares.voice ?? 0;
    };
    expect(turned(0)).toBeCloseTo(0.35, 5);
    expect(turned(1)).toBeGreaterThan(0.95);
  });

  it('always share the whole mouth', () => {
    const faceAt = (time: number): FaceFrame | null => (time % 3 < 1.5 ? talking(time) : null);
    const played = play({ seconds: 9, faceAt, voiceAt: saying([['aa', 2]], 2) });
    for (const { shares } of played) {
      for (const share of [shares.camera, shares.voice, shares.idle]) expect(share).toBeGreaterThanOrEqual(0);
      expect(shares.camera + shares.voice + shares.idle).toBeCloseTo(1, 6);
    }
  });
});

describe('sliding from source to source', () => {
  const MOST = 0.2;

  /** A source that comes and goes at any time. */
  const flickering = (seed: number, on: number, off: number): ((time: number) => boolean) => {
    const random = createRandom(seed);
    const switches: number[] = [];
    for (let time = 0.5; time < 60; ) {
      switches.push(time);
      time += random() * (switches.length % 2 ? off : on);
    }
    return (time) => switches.filter((one) => one <= time).length % 2 === 0;
  };

  it.each([1, 2, 3, 4, 5, 6])('never moves a shape far in one picture (cuts %s)', (seed) => {
    const camera = flickering(seed, 1.5, 1.5);
    const microphone = flickering(seed + 100, 2, 1);
    const played = play({
      seconds: 40,
      // The two sources want the opposite of each other, and stand still: what moves is the slide.
      faceAt: (time) => (camera(time) ? makeFace(time, { jawOpen: 1, mouthFunnel: 1 }) : null),
      voiceAt: (time) => (microphone(time) ? makeHop(time, time % 10 < 5 ? 'ih' : 'ou') : null),
    });
    const slides = played.map(({ shares }) => shares.slide);
    expect(Math.max(...slides)).toBeLessThanOrEqual(MOST);
    expect(Math.max(...slides)).toBeGreaterThan(0.02);
  });

  it('says how far a slide moved the mouth, and nothing while the sources hold', () => {
    const faceAt = (time: number): FaceFrame | null => (time < 2 ? makeFace(time, { jawOpen: 1 }) : null);
    const played = play({ seconds: 5, faceAt });
    const slideAt = (time: number): number =>
      played.find(({ pose }) => pose.timeSeconds >= time)?.shares.slide ?? 0;
    expect(slideAt(1.5)).toBe(0);
    expect(slideAt(2.5)).toBeGreaterThan(0.05);
    expect(slideAt(4)).toBe(0);
  });

  it('is the only change when a voice is cut off beside a still face', () => {
    const said = saying([['ou', 5]]);
    const played = play({
      seconds: 4,
      faceAt: (time) => makeFace(time, { jawOpen: 0.6 }),
      voiceAt: (time) => (time < 2 ? said(time) : null),
    }).slice(30);
    const jumps = played
      .slice(1)
      .map(({ pose }, i) => Math.abs(shape(pose, 'jawOpen') - shape(played[i]?.pose, 'jawOpen')));
    expect(Math.max(...jumps)).toBeLessThan(MOST);
  });
});
