import { MasqueError } from '../../renderer/core/errors.ts';
import type { Speech, SpeechRequest, Voice } from '../../renderer/core/speech/speech.ts';
import type { SpeechEngine } from './engine.ts';
import { finishSpeech } from './finish-speech.ts';
import { createFliteEngine } from './flite/flite-engine.ts';
import { listFliteVoices } from './flite/flite-voices.ts';
import { openFliteWasm } from './flite/flite-wasm.ts';
import { sourceWords } from './source-words.ts';

/** Where voices lie on this machine. */
export interface SpeechPlaces {
  /** The folder that holds `node_modules/`: a checkout, or the package. */
  readonly root: string;
  /** Where a person keeps voices of their own. */
  readonly voices: string;
}

/** A quarter of an hour of speech. */
export const LONGEST_UTTERANCE = 10_000;

export const listVoices = async (_places: SpeechPlaces): Promise<Voice[]> => listFliteVoices('flite');

/** Speaks on this thread, one utterance at a time. */
export const openSpeech = (places: SpeechPlaces) => {
  const voices = listVoices(places);
  const engines = new Map<Voice['engine'], SpeechEngine>();
  const engineOf = ({ engine }: Voice): SpeechEngine => {
    const open = engines.get(engine) ?? createFliteEngine(openFliteWasm(places.root));
    engines.set(engine, open);
    return open;
  };
  return async ({ voice: id, style, parts }: SpeechRequest): Promise<Speech> => {
    const voice = (await voices).find((candidate) => candidate.id === id);
    if (voice === undefined)
      throw new MasqueError(
        'not-found',
        `There is no voice “${id}”.`,
        'masque voices lists those there are.',
      );
    const length = parts.reduce((sum, { text }) => sum + text.length, 0);
    if (length > LONGEST_UTTERANCE)
      throw new MasqueError(
        'unsupported',
        `A line of ${length} characters is too long to be spoken in one breath.`,
        `Break it into lines of at most ${LONGEST_UTTERANCE} characters.`,
      );
    const utterance = { voice, style, words: sourceWords(parts) };
    return finishSpeech(utterance, await engineOf(voice).render(utterance));
  };
};
