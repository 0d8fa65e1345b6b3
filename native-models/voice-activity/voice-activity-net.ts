import { VOICE_HOP_SAMPLES, VOICE_SAMPLES_PER_SECOND } from '../../renderer/core/native-models.ts';
import type { Net } from '../run.ts';

/*
 * Silero's voice activity detector, version 6, at 16 kHz: 512 samples at a time, behind the last 64 of those before.
 * Source: github.com/snakers4/silero-vad, utils_vad.py, OnnxWrapper.__call__.
 */
const CHUNK_SAMPLES = 512;
const CONTEXT_SAMPLES = 64;
const STATE_SIZES = [2, 1, 128];
const STATE_SIZE = 2 * 1 * 128;

export interface VoiceActivityNet {
  /** The next hop, 160 samples. */
  hear(hop: Float32Array): Promise<void>;
  /** That somebody speaks, 0..1, by the last whole chunk of 32 ms that was heard; 0 before the first. */
  readonly probability: number;
  /** A new sound begins. */
  reset(): void;
}

export const createVoiceActivityNet = (net: Net): VoiceActivityNet => {
  const rate = { values: BigInt64Array.of(BigInt(VOICE_SAMPLES_PER_SECOND)), sizes: [] };
  /** The context, the chunk, and room for what a hop brings beyond it. */
  const heard = new Float32Array(CONTEXT_SAMPLES + CHUNK_SAMPLES + VOICE_HOP_SAMPLES);
  const end = CONTEXT_SAMPLES + CHUNK_SAMPLES;
  let filled = CONTEXT_SAMPLES;
  let state: Float32Array = new Float32Array(STATE_SIZE);
  let probability = 0;
  return {
    async hear(hop) {
      heard.set(hop, filled);
      filled += hop.length;
      if (filled < end) return;
      const output = await net.run({
        input: { values: heard.slice(0, end), sizes: [1, end] },
        state: { values: state, sizes: STATE_SIZES },
        sr: rate,
      });
      state = output('stateN');
      probability = output('output')[0] ?? 0;
      heard.copyWithin(0, CHUNK_SAMPLES, filled);
      filled -= CHUNK_SAMPLES;
    },
    get probability() {
      return probability;
    },
    reset() {
      heard.fill(0);
      filled = CONTEXT_SAMPLES;
      state = new Float32Array(STATE_SIZE);
      probability = 0;
    },
  };
};
