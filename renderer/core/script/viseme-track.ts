import { clamp01 } from '../math/smoothstep.ts';
import { VISEME_COUNT, VISEMES, type Viseme } from '../signals/visemes.ts';
import { VISEME_OF_PHONE } from '../speech/phones.ts';
import type { TimedPhone } from '../speech/speech.ts';

/** What a mouth means to be for a while: shares of visemes, together 1. */
export interface VisemeSegment {
  startSeconds: number;
  endSeconds: number;
  readonly shares: Float32Array;
}

const INDEX = Object.fromEntries(VISEMES.map((viseme, v) => [viseme, v])) as Readonly<Record<Viseme, number>>;
const SILENT: Viseme = 'sil';
const CONTACTS: ReadonlySet<Viseme> = new Set(['PP', 'FF']);
const VOWELS: ReadonlySet<Viseme> = new Set(['aa', 'E', 'ih', 'oh', 'ou']);
const ROUNDED: ReadonlySet<Viseme> = new Set(['oh', 'ou', 'RR']);

/** Shorter than this, lips that filters move would not quite meet; what is missing is taken from the neighbours. */
const SHORTEST_CONTACT = 0.06;
/** What must be left of a neighbour. */
const SHORTEST_NEIGHBOUR = 0.025;

/** Where a diphthong glides to, and from which part of it on. */
const GLIDES: Readonly<Record<string, Viseme>> = { aɪ: 'ih', eɪ: 'ih', ɔɪ: 'ih', aʊ: 'ou', oʊ: 'ou' };
const GLIDE_FROM = 0.55;

/**
 * What of the coming vowel a consonant already shows: much where nothing but the tongue's back is at work, little where
 * lips or teeth are. Rounding comes to all of them. Source: Daniloff & Moll 1968, "Coarticulation of lip rounding".
 */
const ANTICIPATED: Partial<Readonly<Record<Viseme, number>>> = {
  kk: 0.4,
  nn: 0.28,
  DD: 0.25,
  TH: 0.15,
  RR: 0.15,
};
const ROUNDING_ANTICIPATED: Partial<Readonly<Record<Viseme, number>>> = {
  kk: 0.5,
  nn: 0.4,
  DD: 0.4,
  TH: 0.25,
  RR: 0.25,
  SS: 0.25,
  CH: 0.2,
  PP: 0.12,
  FF: 0.12,
};
/** Farther ahead than this a vowel is not felt. */
const ANTICIPATION_SECONDS = 0.16;

/** How far a vowel opens by its stress and its length: unstressed ones are half spoken, and short ones never arrive. */
const opening = ({ stress, startSeconds, endSeconds }: TimedPhone): number => {
  const seconds = endSeconds - startSeconds;
  return clamp01((0.74 + 0.26 * stress) * (0.75 + 2.5 * Math.min(0.1, seconds)));
};

interface Sound extends TimedPhone {
  /** Of the phone, or of what follows one that has no shape of its own. */
  readonly shape: Viseme;
}

const withShapes = (phones: readonly TimedPhone[]): Sound[] => {
  const sounds: Sound[] = [];
  for (const phone of [...phones].reverse()) {
    const isShapeless = VISEME_OF_PHONE.get(phone.phone) === null;
    sounds.push({ ...phone, shape: isShapeless ? (sounds.at(-1)?.shape ?? SILENT) : phone.viseme });
  }
  return sounds.reverse();
};

/** The vowel that a consonant before it leads to, if it comes soon. */
const vowelAhead = (sounds: readonly Sound[], index: number): Sound | null => {
  const end = sounds[index]?.endSeconds ?? 0;
  for (let i = index + 1; i < sounds.length; i++) {
    const sound = sounds[i];
    if (sound === undefined || sound.shape === SILENT || sound.startSeconds > end + ANTICIPATION_SECONDS)
      return null;
    if (VOWELS.has(sound.shape)) return sound;
  }
  return null;
};

const shares = (...parts: readonly (readonly [Viseme, number])[]): Float32Array => {
  const made = new Float32Array(VISEME_COUNT);
  for (const [viseme, share] of parts) made[INDEX[viseme]] = (made[INDEX[viseme]] ?? 0) + share;
  return made;
};

const segmentsOf = (sounds: readonly Sound[], index: number): VisemeSegment[] => {
  const sound = sounds[index];
  if (sound === undefined) return [];
  const { startSeconds, endSeconds, shape, phone } = sound;
  if (VOWELS.has(shape)) {
    const open = opening(sound);
    const glide = GLIDES[phone];
    const vowel = shares([shape, open], [SILENT, 1 - open]);
    if (glide === undefined) return [{ startSeconds, endSeconds, shares: vowel }];
    const turn = startSeconds + GLIDE_FROM * (endSeconds - startSeconds);
    return [
      { startSeconds, endSeconds: turn, shares: vowel },
      { startSeconds: turn, endSeconds, shares: shares([glide, open], [SILENT, 1 - open]) },
    ];
  }
  const ahead = shape === SILENT ? null : vowelAhead(sounds, index);
  const table = ahead !== null && ROUNDED.has(ahead.shape) ? ROUNDING_ANTICIPATED : ANTICIPATED;
  const felt = ahead === null ? 0 : (table[shape] ?? 0);
  return [
    {
      startSeconds,
      endSeconds,
      shares: shares([shape, 1 - felt], ...(ahead ? [[ahead.shape, felt] as const] : [])),
    },
  ];
};

/** Contacts that are too short take what they lack from what is around them. Changes the segments. */
const lengthenContacts = (segments: readonly VisemeSegment[], isContact: (at: number) => boolean): void => {
  segments.forEach((segment, i) => {
    if (!isContact(i)) return;
    const lacking = SHORTEST_CONTACT - (segment.endSeconds - segment.startSeconds);
    if (lacking <= 0) return;
    const before = segments[i - 1];
    const after = segments[i + 1];
    const spare = (one: VisemeSegment | undefined, at: number): number =>
      one === undefined || isContact(at)
        ? 0
        : Math.max(0, one.endSeconds - one.startSeconds - SHORTEST_NEIGHBOUR);
    const early = Math.min(lacking * 0.6, spare(before, i - 1));
    const late = Math.min(lacking - early, spare(after, i + 1));
    segment.startSeconds -= early;
    segment.endSeconds += late;
    if (before !== undefined && early > 0) before.endSeconds = segment.startSeconds;
    if (after !== undefined && late > 0) after.startSeconds = segment.endSeconds;
  });
};

/** Lips are on their way so long before they meet and after they part, but for a good part of a short sound. */
const APPROACH_SECONDS = 0.045;
const APPROACH_PART = 0.28;
const APPROACH_CLOSED = 0.45;

/** Half closed: what is left of a sound next to lips that meet. */
const halfClosed = ({ shares: own }: VisemeSegment): Float32Array => {
  const half = own.map((share) => share * (1 - APPROACH_CLOSED));
  half[INDEX[SILENT]] = (half[INDEX[SILENT]] ?? 0) + APPROACH_CLOSED;
  return half;
};

/** Cuts the way to a contact, and from it, off the sounds around it. */
const withApproaches = (
  segments: readonly VisemeSegment[],
  isContact: (at: number) => boolean,
): VisemeSegment[] =>
  segments.flatMap((segment, i) => {
    const { startSeconds, endSeconds } = segment;
    if (isContact(i)) return [segment];
    const way = Math.min(APPROACH_SECONDS, APPROACH_PART * (endSeconds - startSeconds));
    const from = isContact(i - 1) ? startSeconds + way : startSeconds;
    const to = isContact(i + 1) ? endSeconds - way : endSeconds;
    const shares = halfClosed(segment);
    return [
      ...(from > startSeconds ? [{ startSeconds, endSeconds: from, shares }] : []),
      { startSeconds: from, endSeconds: to, shares: segment.shares },
      ...(to < endSeconds ? [{ startSeconds: to, endSeconds, shares }] : []),
    ];
  });

/**
 * Timed phones as a mouth that a person would move: vowels as open as their stress and length let them, diphthongs that
 * glide, consonants that know the vowel ahead, and lips that have the time to meet.
 */
export const createVisemeTrack = (phones: readonly TimedPhone[]): readonly VisemeSegment[] => {
  const sounds = withShapes(phones);
  const segments: VisemeSegment[] = [];
  const contacts: boolean[] = [];
  sounds.forEach((sound, index) => {
    for (const segment of segmentsOf(sounds, index)) {
      segments.push(segment);
      contacts.push(CONTACTS.has(sound.shape));
    }
  });
  const isContact = (at: number): boolean => contacts[at] ?? false;
  lengthenContacts(segments, isContact);
  return withApproaches(segments, isContact);
};
