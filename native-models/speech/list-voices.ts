import type { Voice } from '../../renderer/core/speech/speech.ts';
import { findEspeakPack } from './espeak/espeak-pack.ts';
import { listEspeakVoices } from './espeak/espeak-voices.ts';
import { listFliteVoices } from './flite/flite-voices.ts';
import { listKokoroVoices } from './neural/kokoro-voices.ts';
import { listPiperVoices } from './neural/piper-voices.ts';
import { listFestivalVoices } from './programs/festival.ts';
import { findProgram } from './programs/program.ts';
import { listSayVoices } from './programs/say.ts';

/** Where voices lie on this machine. */
export interface SpeechPlaces {
  /** The folder that holds `node_modules/`: a checkout, or the package. */
  readonly root: string;
  /** Where a person keeps voices of their own. */
  readonly voices: string;
}

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
