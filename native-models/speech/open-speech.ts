import { MasqueError } from '../../renderer/core/errors.ts';
import type { Speech, SpeechRequest, Voice } from '../../renderer/core/speech/speech.ts';
import type { SpeechEngine } from './engine.ts';
import { createEspeakEngine } from './espeak/espeak-engine.ts';
import { findEspeakPack } from './espeak/espeak-pack.ts';
import { listEspeakVoices } from './espeak/espeak-voices.ts';
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

/** The embedded engine's first; what it costs to look is a look at the disk. */
export const listVoices = async (places: SpeechPlaces): Promise<Voice[]> => {
  const pack = await findEspeakPack(places);
  return [...listFliteVoices('flite'), ...(pack === null ? [] : listEspeakVoices('espeak-ng'))];
};

const openEngine = async ({ engine }: Voice, places: SpeechPlaces): Promise<SpeechEngine> => {
  switch (engine) {
    case 'flite':
      return createFliteEngine(openFliteWasm(places.root));
    case 'espeak-ng': {
      const pack = await findEspeakPack(places);
      if (pack !== null) return createEspeakEngine(pack);
      throw new MasqueError(
        'missing-part',
        'The language pack is gone.',
        'Add it again, or choose another voice.',
      );
    }
    default:
      throw new MasqueError('unsupported', `${engine} cannot speak here.`, 'Choose another voice.');
  }
};

/** Speaks on this thread, one utterance at a time. */
export const openSpeech = (places: SpeechPlaces) => {
  const voices = listVoices(places);
  const engines = new Map<Voice['engine'], Promise<SpeechEngine>>();
  const engineOf = (voice: Voice): Promise<SpeechEngine> => {
    const open = engines.get(voice.engine) ?? openEngine(voice, places);
    engines.set(voice.engine, open);
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
    return finishSpeech(utterance, await (await engineOf(voice)).render(utterance));
  };
};
