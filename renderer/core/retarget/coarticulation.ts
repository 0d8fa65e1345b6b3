import { clamp01, smoothstep } from '../math/smoothstep.ts';
import { ARKIT_COUNT, ARKIT_SHAPES, type ArkitWeights } from '../signals/arkit.ts';
import { VISEME_COUNT, VISEMES, type Viseme } from '../signals/visemes.ts';
import type { LipContact } from './lip-contact.ts';
import { VISEME_ROWS } from './visemes-to-pose.ts';

type Dominance = Partial<Readonly<Record<Viseme, number>>>;

interface Articulator {
  /** Beginnings of the names of the shapes that it moves. */
  readonly stems: readonly string[];
  /** How long a sound's hold on it lasts: the time constant, seconds. */
  readonly holdSeconds: number;
  /** How strongly each viseme claims it; 1 where nothing is said. */
  readonly dominance: Dominance;
}

/**
 * Parts of the mouth that move on their own: the jaw is slow, rounding spreads over its neighbours, lips are fast and
 * the tongue's tip fastest. A sound rules what it cannot be spoken without: s the jaw, a rounded vowel the rounding.
 */
const ARTICULATORS: readonly Articulator[] = [
  { stems: ['jaw'], holdSeconds: 0.045, dominance: { PP: 1.2, FF: 1.5, CH: 1.5, SS: 2.2, kk: 0.5 } },
  {
    stems: ['mouthFunnel', 'mouthPucker'],
    holdSeconds: 0.075,
    dominance: { sil: 0.7, ou: 2.5, oh: 2, CH: 2, RR: 1.5, aa: 0.8, PP: 0.4, DD: 0.4, kk: 0.4, nn: 0.4 },
  },
  { stems: ['tongue'], holdSeconds: 0.018, dominance: { TH: 3, DD: 2, nn: 2 } },
  { stems: ['mouth'], holdSeconds: 0.028, dominance: { PP: 3, FF: 3, CH: 1.5, SS: 1.5, kk: 0.5 } },
];

/** For each of the 52 shapes its articulator, or -1: the first whose stem its name begins with. */
const ARTICULATOR_OF = ARKIT_SHAPES.map((name) =>
  ARTICULATORS.findIndex(({ stems }) => stems.some((stem) => name.startsWith(stem))),
);

/** Contacts come and go within a hop or two, or a p of 60 ms between vowels would be none. */
const CONTACT_HOLD_SECONDS = 0.012;
const CONTACT_DOMINANCE = 2.5;
/** The contact's share of dominance from which it begins, and from which it is full: weights of about 0.3 and 0.6. */
const CONTACT_BEGINS = 0.5;
const CONTACT_FULL = 0.78;

/** The mouth after one more hop: what it shapes, and how far lips touch, which no mean of mouths may soften. */
export interface Articulation extends LipContact {
  readonly mouth: ArkitWeights;
}

/** How much of each viseme is still felt, fading with one time constant. */
const createEcho = (holdSeconds: number, dominance: Dominance) => {
  const strengths = VISEMES.map((viseme) => dominance[viseme] ?? 1);
  const felt = new Float64Array(VISEME_COUNT);
  felt[0] = 1;
  /** Shares of dominance, together 1. */
  const shares = new Float64Array(VISEME_COUNT);
  return (visemes: Float32Array, seconds: number): Float64Array => {
    const keep = Math.exp(-seconds / holdSeconds);
    let total = 0;
    for (let v = 0; v < VISEME_COUNT; v++) {
      felt[v] = (felt[v] ?? 0) * keep + clamp01(visemes[v] ?? 0) * (1 - keep);
      shares[v] = (felt[v] ?? 0) * (strengths[v] ?? 1);
      total += shares[v] ?? 0;
    }
    if (total > 0) for (let v = 0; v < VISEME_COUNT; v++) shares[v] = (shares[v] ?? 0) / total;
    return shares;
  };
};

const createContact = (viseme: Viseme) => {
  const echo = createEcho(CONTACT_HOLD_SECONDS, { [viseme]: CONTACT_DOMINANCE });
  const index = VISEMES.indexOf(viseme);
  return (visemes: Float32Array, seconds: number): number =>
    smoothstep(CONTACT_BEGINS, CONTACT_FULL, echo(visemes, seconds)[index] ?? 0);
};

/**
 * Sounds that run into each other. Every viseme has a dominance over every articulator that fades with time, and an
 * articulator is where the dominances' weighted mean puts it. Here in its streaming form: the fading is exponential and
 * looks back alone; ahead it sees as far as the hops are given early (`MOUTH_LEAD_SECONDS`).
 * Source: Cohen & Massaro 1993, "Modeling coarticulation in synthetic visual speech", equations 1–4.
 */
export const createCoarticulation = (): {
  /** `visemes`: 15 weights; `seconds` since the hop before. The mouth is valid until the next call. */
  next(visemes: Float32Array, seconds: number): Articulation;
} => {
  const echoes = ARTICULATORS.map(({ holdSeconds, dominance }) => createEcho(holdSeconds, dominance));
  const sealOf = createContact('PP');
  const biteOf = createContact('FF');
  const mouth = new Float32Array(ARKIT_COUNT);
  return {
    next(visemes, seconds) {
      const shares = echoes.map((echo) => echo(visemes, seconds));
      mouth.fill(0);
      VISEME_ROWS.forEach((row, v) => {
        for (const [shape, weight] of row) {
          const share = shares[ARTICULATOR_OF[shape] ?? -1]?.[v] ?? 0;
          mouth[shape] = (mouth[shape] ?? 0) + share * weight;
        }
      });
      return { mouth, seal: sealOf(visemes, seconds), bite: biteOf(visemes, seconds) };
    },
  };
};

/** How early hops should be given, so that a mouth that lags behind them is on time: about the lips' hold. */
export const MOUTH_LEAD_SECONDS = 0.03;
