import { z } from 'zod';
import { VISEMES } from '../signals/visemes.ts';

/*
 * What the app asks of a speech engine, and what it gets: sound with the time of every phone and word. Times are seconds
 * from the sound's first sample.
 */

/** Where a voice's sound comes from. `flite` is embedded and always there; the others only where the machine has them. */
export const SPEECH_ENGINES = [
  'flite',
  'espeak-ng',
  'system-flite',
  'system-espeak-ng',
  'festival',
  'say',
  'piper',
  'kokoro',
] as const;
export type SpeechEngine = (typeof SPEECH_ENGINES)[number];

/** One voice, as `masque voices` lists it. */
export const Voice = z.object({
  /** `engine/name`, such as `flite/slt`: what scripts, settings and `--voice` say. */
  id: z.string(),
  engine: z.enum(SPEECH_ENGINES),
  /** What a person reads. */
  name: z.string(),
  /** A few words: how it sounds, such as "Calm, American English". */
  description: z.string(),
  /** BCP 47, the first is its own. */
  languages: z.array(z.string()).min(1),
  /** Of the voice and its engine together, SPDX where there is a word for it. */
  licence: z.string(),
  /** Whether the engine runs as a program of its own, as a GPL engine must. */
  ownProcess: z.boolean(),
});
export type Voice = z.infer<typeof Voice>;

/** How a voice speaks; 1 is as it is made. */
export const VoiceStyle = z.object({
  speed: z.number().min(0.5).max(2).default(1),
  pitch: z.number().min(0.5).max(2).default(1),
  volume: z.number().min(0).max(2).default(1),
});
export type VoiceStyle = z.infer<typeof VoiceStyle>;

/** A piece of an utterance. */
export const SpeechPart = z.object({
  text: z.string(),
  /** IPA phones, said instead of the text where the engine can; the text is what subtitles show. */
  phones: z.array(z.string()).optional(),
  emphasis: z.boolean().default(false),
  whisper: z.boolean().default(false),
});
export type SpeechPart = z.infer<typeof SpeechPart>;

export const SpeechRequest = z.object({
  voice: z.string(),
  style: VoiceStyle.prefault({}),
  /** Spoken in one breath, in order. */
  parts: z.array(SpeechPart).min(1),
});
export type SpeechRequest = z.infer<typeof SpeechRequest>;

export const TimedPhone = z.object({
  /** IPA, as in `phones.ts`; `sil` is a pause. */
  phone: z.string(),
  viseme: z.enum(VISEMES),
  startSeconds: z.number(),
  endSeconds: z.number(),
  /** Of its syllable: 0 none, 1 the main stress of a word, 0.5 a lesser one. */
  stress: z.number().min(0).max(1),
});
export type TimedPhone = z.infer<typeof TimedPhone>;

export const TimedWord = z.object({
  text: z.string(),
  startSeconds: z.number(),
  endSeconds: z.number(),
  /** Which part of the request, and where in that part's text it begins. */
  part: z.number().int(),
  offset: z.number().int(),
});
export type TimedWord = z.infer<typeof TimedWord>;

/** One utterance as it was spoken. */
export const Speech = z.object({
  samplesPerSecond: z.number().int(),
  /** Mono, −1..1. */
  samples: z.instanceof(Float32Array),
  phones: z.array(TimedPhone),
  words: z.array(TimedWord),
  /** What the voice could not do as asked, such as a phone that it lacks: said to the person, never dropped. */
  notices: z.array(z.string()),
});
export type Speech = z.infer<typeof Speech>;
