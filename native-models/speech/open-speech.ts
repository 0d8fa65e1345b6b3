import { MasqueError } from '../../renderer/core/errors.ts';
import type { Speech, SpeechRequest, Voice } from '../../renderer/core/speech/speech.ts';
import type { SpeechEngine } from './engine.ts';
import { createEspeakEngine } from './espeak/espeak-engine.ts';
import { findEspeakPack } from './espeak/espeak-pack.ts';
import { finishSpeech } from './finish-speech.ts';
import { createFliteEngine } from './flite/flite-engine.ts';
import { openFliteWasm } from './flite/flite-wasm.ts';
import { listVoices, type SpeechPlaces } from './list-voices.ts';
import { openPhonemizer } from './neural/phonemes.ts';
import { createFestivalEngine } from './programs/festival.ts';
import { findProgram } from './programs/program.ts';
import { createSayEngine } from './programs/say.ts';
import { createSystemEspeakEngine } from './programs/system-espeak.ts';
import { systemFlite } from './programs/system-flite.ts';
import { sourceWords } from './source-words.ts';

/** A quarter of an hour of speech. */
export const LONGEST_UTTERANCE = 10_000;

const needed = <Found>(found: Found | null, what: string): Found => {
  if (found !== null) return found;
  throw new MasqueError('missing-part', `${what} is gone.`, 'Install it again, or choose another voice.');
};

const openEngine = async ({ engine }: Voice, places: SpeechPlaces): Promise<SpeechEngine> => {
  switch (engine) {
    case 'flite':
      return createFliteEngine(openFliteWasm(places.root));
    case 'espeak-ng':
      return createEspeakEngine(needed(await findEspeakPack(places), 'The language pack'));
    case 'system-flite':
      return createFliteEngine(systemFlite(needed(await findProgram('flite'), 'flite')));
    case 'festival':
      return createFestivalEngine(needed(await findProgram('festival'), 'festival'));
    case 'system-espeak-ng':
      return createSystemEspeakEngine(needed(await findProgram('espeak-ng'), 'espeak-ng'));
    case 'say':
      return createSayEngine(needed(await findProgram('say'), 'say'), openPhonemizer(places.root));
    // ONNX Runtime takes a while to load, and only these two need it.
    case 'piper': {
      const { createPiperEngine } = await import('./neural/piper.ts');
      return createPiperEngine(places.voices, openPhonemizer(places.root));
    }
    case 'kokoro': {
      const { createKokoroEngine } = await import('./neural/kokoro.ts');
      return createKokoroEngine(places.voices, openPhonemizer(places.root));
    }
  }
};

/** Speaks on this thread, one utterance at a time. */
export const openSpeech = (places: SpeechPlaces) => {
  const engines = new Map<Voice['engine'], Promise<SpeechEngine>>();
  const engineOf = (voice: Voice): Promise<SpeechEngine> => {
    const open = engines.get(voice.engine) ?? openEngine(voice, places);
    engines.set(voice.engine, open);
    // What is missing now may be there the next time.
    open.catch(() => engines.delete(voice.engine));
    return open;
  };
  return async ({ voice: id, style, parts }: SpeechRequest): Promise<Speech> => {
    const voice = (await listVoices(places)).find((candidate) => candidate.id === id);
    if (voice === undefined)
      throw new MasqueError(
        'not-found',
        `There is no voice “${id}”.`,
        'Choose another voice; masque voices lists those there are.',
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
