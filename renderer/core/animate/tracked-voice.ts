import { clamp01, mix } from '../math/smoothstep.ts';
import { createCoarticulation } from '../retarget/coarticulation.ts';
import type { LipContact } from '../retarget/lip-contact.ts';
import { isVoiceHeard } from '../retarget/usable-frame.ts';
import { ARKIT_INDEX, type ArkitWeights, neutralWeights } from '../signals/arkit.ts';
import type { VisemeFrame } from '../signals/viseme-frame.ts';
import { VISEME_COUNT } from '../signals/visemes.ts';
import { createTrust } from './blend-poses.ts';
import { createSpeechAccents, type SpeechAccents } from './speech-accents.ts';
import { createSpeechEffort } from './speech-effort.ts';
import { createSpeechGate } from './speech-gate.ts';

/** A microphone that says nothing for so long is taken for a silent one. */
export const SILENT_SECONDS = 0.15;
/** A hop that lies so far back is of another sound's clock, not late. */
const REWOUND_SECONDS = 1;
/** The longest time between two hops; of a greater one nothing is left in the mouth anyway. */
const LONGEST_HOP_STEP = 0.5;
/** A slide of a quarter of a second keeps every shape below a fifth of its range in a picture of 1/30 s. */
export const VOICE_TRUST = { riseSeconds: 0.25, fallSeconds: 0.3 };

/** How far faint and loud speech opens the mouth, of what the table says. */
const FAINT_OPENING = 0.55;
const LOUD_OPENING = 1.2;
const OPENING = [
  ARKIT_INDEX.jawOpen,
  ARKIT_INDEX.mouthLowerDownLeft,
  ARKIT_INDEX.mouthLowerDownRight,
  ARKIT_INDEX.mouthUpperUpLeft,
  ARKIT_INDEX.mouthUpperUpRight,
] as const;

export interface TrackedVoice {
  /** The mouth as it was heard, but for the lips' contact. */
  readonly mouth: ArkitWeights;
  /** The firmest since the moment before: a p between two pictures is seen in the second. */
  readonly contact: LipContact;
  /** Whether there is a microphone to go by at all, sliding 0..1. */
  readonly presence: number;
  /** Whether somebody speaks, sliding 0..1. */
  readonly speaking: number;
  readonly accents: SpeechAccents;
}

const SILENCE = new Float32Array(VISEME_COUNT);
SILENCE[0] = 1;
const NOTHING: Omit<VisemeFrame, 'timeSeconds'> = { weights: SILENCE, voice: 0, loudness: 0 };

/**
 * The microphone as a source: the hops since the moment before, each in its turn on its own 10 ms, become a mouth.
 * Broken hops, and those heard before, are passed over.
 */
export const createTrackedVoice = () => {
  const gate = createSpeechGate();
  const effort = createSpeechEffort();
  const accents = createSpeechAccents();
  const coarticulation = createCoarticulation();
  const slidePresence = createTrust(VOICE_TRUST);
  const slideSpeaking = createTrust(VOICE_TRUST);
  const audible = new Float32Array(VISEME_COUNT);
  let lastSeconds = Number.NaN;
  let unheardSeconds = Number.POSITIVE_INFINITY;
  let isSpeaking = false;
  let mouth: ArkitWeights = neutralWeights();
  let contact: LipContact = { seal: 0, bite: 0 };
  let accent: SpeechAccents = { stress: 0, breath: 0 };

  const hear = (hop: typeof NOTHING, seconds: number): void => {
    const { speaking, opening } = gate.next(hop.voice, seconds);
    isSpeaking = speaking;
    const heard = effort.next(hop.loudness, speaking, seconds);
    accent = accents.next({ speaking, ...heard }, seconds);
    for (let v = 0; v < VISEME_COUNT; v++)
      audible[v] = mix(SILENCE[v] ?? 0, clamp01(hop.weights[v] ?? 0), opening);
    const said = coarticulation.next(audible, seconds);
    mouth = said.mouth.slice();
    const gain = mix(FAINT_OPENING, LOUD_OPENING, heard.effort);
    for (const shape of OPENING) mouth[shape] = clamp01((mouth[shape] ?? 0) * gain);
    contact = { seal: Math.max(contact.seal, said.seal), bite: Math.max(contact.bite, said.bite) };
  };

  const isNew = ({ timeSeconds }: VisemeFrame): boolean =>
    !(timeSeconds <= lastSeconds) || timeSeconds < lastSeconds - REWOUND_SECONDS;

  return {
    next(hops: readonly VisemeFrame[], step: number): TrackedVoice {
      unheardSeconds += step;
      let isFirst = true;
      for (const hop of hops) {
        if (!isVoiceHeard(hop) || !isNew(hop)) continue;
        // Lips that touched go on touching while nothing new is heard, and not longer.
        if (isFirst) contact = { seal: 0, bite: 0 };
        isFirst = false;
        const apart = hop.timeSeconds - lastSeconds;
        hear(hop, apart > 0 ? Math.min(apart, LONGEST_HOP_STEP) : 0.01);
        lastSeconds = hop.timeSeconds;
        unheardSeconds = 0;
      }
      if (unheardSeconds > SILENT_SECONDS) {
        contact = { seal: 0, bite: 0 };
        hear(NOTHING, step);
      }
      return {
        mouth,
        contact,
        presence: slidePresence(unheardSeconds > SILENT_SECONDS ? 0 : 1, step),
        speaking: slideSpeaking(isSpeaking ? 1 : 0, step),
        accents: accent,
      };
    },
  };
};
