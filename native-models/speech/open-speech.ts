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
import { createKokoroEngine, listKokoroVoices } from './neural/kokoro.ts';
import { openPhonemizer } from './neural/phonemes.ts';
import { createPiperEngine, listPiperVoices } from './neural/piper.ts';
import { createFestivalEngine, listFestivalVoices } from './programs/festival.ts';
import { findProgram } from './programs/program.ts';
import { createSayEngine, listSayVoices } from './programs/say.ts';
import { createSystemEspeakEngine } from './programs/system-espeak.ts';
import { systemFlite } from './programs/system-flite.ts';
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

/** Of an engine that is there, its voices. */
const where = async <Found>(
  found: Promise<Found | null>,
  list: () => Voice[] | Promise<Voice[]>,
): Promise<Voice[]> => ((await found) === null ? [] : list());

/** The embedded engine's first; what it costs to look is a look at the disk. */
export const listVoices = async (places: SpeechPlaces): Promise<Voice[]> => {
  const lists = await Promise.all([
    listFliteVoices('flite'),
    where(findEspeakPack(places), () => listEspeakVoices('espeak-ng')),
    where(findProgram('flite'), () => listFliteVoices('system-flite')),
    where(findProgram('festival'), listFestivalVoices),
    where(findProgram('espeak-ng'), () => listEspeakVoices('system-espeak-ng')),
    where(findProgram('say'), listSayVoices),
    listPiperVoices(places.voices),
    listKokoroVoices(places.voices),
  ]);
  return lists.flat();
};

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
    case 'piper':
      return createPiperEngine(places.voices, openPhonemizer(places.root));
    case 'kokoro':
      return createKokoroEngine(places.voices, openPhonemizer(places.root));
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
