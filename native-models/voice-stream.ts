import { type HeardHop, VOICE_HOP_SAMPLES, VOICE_HOP_SECONDS } from '../renderer/core/native-models.ts';
import type { VisemeNet } from './visemes/viseme-net.ts';
import type { VoiceActivityNet } from './voice-activity/voice-activity-net.ts';

/** Sound in, hop by hop; what was heard out, later by the look-ahead. One call at a time. */
export interface VoiceStream {
  /** Whole hops; `startSeconds` is the first sample's time. What comes out may belong to hops of earlier calls. */
  hear(samples: Float32Array, startSeconds: number): Promise<HeardHop[]>;
  /** What the look-ahead still holds, as if silence followed; then a new sound may begin. */
  end(): Promise<HeardHop[]>;
}

/** A device or a file may hold anything; one number that is none would stay in the nets' state for ever. */
const sanitised = (samples: Float32Array): Float32Array =>
  samples.map((sample) => (Number.isFinite(sample) ? Math.max(-1, Math.min(1, sample)) : 0));

/**
 * Both nets over one sound. What comes out depends on the samples alone, bit for bit: not on how calls group them, nor
 * on when they come. A hop's `voice` is the newest that was known when the hop was let out.
 */
export const createVoiceStream = (visemes: VisemeNet, voiceActivity: VoiceActivityNet): VoiceStream => {
  const { lookAheadHops } = visemes;
  /** Centres of the hops that went in and have not come out, seconds. */
  let inside: number[] = [];
  let hopsIn = 0;

  const forward = async (hop: Float32Array): Promise<HeardHop | null> => {
    await voiceActivity.hear(hop);
    const shape = await visemes.forward(hop);
    hopsIn += 1;
    const timeSeconds = hopsIn > lookAheadHops ? inside.shift() : undefined;
    return timeSeconds === undefined ? null : { timeSeconds, ...shape, voice: voiceActivity.probability };
  };

  return {
    async hear(samples, startSeconds) {
      const clean = sanitised(samples);
      const out: HeardHop[] = [];
      for (let hop = 0; (hop + 1) * VOICE_HOP_SAMPLES <= clean.length; hop += 1) {
        inside.push(startSeconds + (hop + 0.5) * VOICE_HOP_SECONDS);
        const heard = await forward(clean.slice(hop * VOICE_HOP_SAMPLES, (hop + 1) * VOICE_HOP_SAMPLES));
        if (heard !== null) out.push(heard);
      }
      return out;
    },
    async end() {
      const out: HeardHop[] = [];
      for (let hop = 0; hop < lookAheadHops; hop += 1) {
        const heard = await forward(new Float32Array(VOICE_HOP_SAMPLES));
        if (heard !== null) out.push(heard);
      }
      inside = [];
      hopsIn = 0;
      visemes.reset();
      voiceActivity.reset();
      return out;
    },
  };
};
