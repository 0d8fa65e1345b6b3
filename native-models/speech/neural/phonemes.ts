import { MasqueError } from '../../../renderer/core/errors.ts';
import type { Utterance } from '../engine.ts';
import type { WordPhones } from '../estimate-times.ts';
import { createFliteEngine } from '../flite/flite-engine.ts';
import { openFliteWasm } from '../flite/flite-wasm.ts';
import { findProgram } from '../programs/program.ts';
import { readWords } from '../programs/system-espeak.ts';
import { endsPhrase } from '../source-words.ts';

/** How the words of an utterance are said, for a voice that knows phones alone. */
export type Phonemize = (utterance: Utterance, espeakVoice: string) => Promise<readonly WordPhones[]>;

/** By flite, which reads English: near to what the voices were trained with, but not the same. */
const byFlite = (root: string): Phonemize => {
  const flite = createFliteEngine(openFliteWasm(root));
  return async (utterance) => {
    const { phones } = await flite.render({
      ...utterance,
      voice: { ...utterance.voice, id: 'flite/kal' },
      style: { speed: 1, pitch: 1, volume: 1 },
    });
    return utterance.words.map(({ spoken, phones: given }, word) => ({
      word,
      phones: given ?? phones.filter((phone) => phone.word === word).map(({ phone }) => phone),
      pause: endsPhrase(spoken),
    }));
  };
};

/**
 * Neural voices take phones, not letters, and were trained with espeak-ng's. The system's own program reads the words
 * where there is one; it stays a program of its own (GPL-3). Else flite does, for English.
 */
export const openPhonemizer = (root: string): Phonemize => {
  const flite = byFlite(root);
  return async (utterance, espeakVoice) => {
    const program = await findProgram('espeak-ng');
    if (program !== null) return readWords(program, espeakVoice, utterance.words);
    if (/^en\b/.test(espeakVoice)) return flite(utterance, espeakVoice);
    throw new MasqueError(
      'missing-part',
      `${utterance.voice.id} speaks ${espeakVoice} by phones, and nothing here reads that language.`,
      'Install espeak-ng (for Debian: apt install espeak-ng), or choose another voice.',
    );
  };
};
