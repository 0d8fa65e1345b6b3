import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MasqueError } from '../../../renderer/core/errors.ts';

/**
 * espeak-ng is licensed GPL-3, so it is no part of the app: nothing of it is bundled or packaged, and only a process
 * that does nothing else loads it. npm's `@echogarden/espeak-ng-emscripten` is such a pack; a checkout has it for its
 * tests.
 */
const PACKAGE = join('@echogarden', 'espeak-ng-emscripten');
const FILE = 'espeak-ng.js';

export interface EspeakEvent {
  readonly type: string;
  /** Of the text, in characters from 1. */
  readonly text_position: number;
  /** Milliseconds. */
  readonly audio_position: number;
  readonly id?: string | number;
}

/** As much of the pack's interface as is used. */
export interface Espeak {
  /** 0 when the voice was accepted. */
  set_voice(name: string): number;
  /** Words a minute. */
  set_rate(rate: number): unknown;
  /** 0..99; 50 is the voice's own, and 50 more are an octave. */
  set_pitch(pitch: number): unknown;
  get_samplerate(): number;
  synthesize(
    text: string,
    take: (samples: Int16Array | null, events: readonly EspeakEvent[] | null) => boolean,
  ): void;
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Where the pack lies: among a person's own voices, else where npm puts it in a checkout. */
export const findEspeakPack = async (places: {
  readonly root: string;
  readonly voices: string;
}): Promise<string | null> => {
  for (const folder of [join(places.voices, 'espeak-ng'), join(places.root, 'node_modules', PACKAGE)]) {
    const file = join(folder, FILE);
    if (await isThere(file)) return file;
  }
  return null;
};

interface EspeakModule {
  readonly default: () => Promise<{ readonly eSpeakNGWorker: new () => Espeak | Promise<Espeak> }>;
}

export const loadEspeak = async (file: string): Promise<Espeak> => {
  try {
    // Found on the person's disk; what it is, its first use shows.
    const { default: load }: EspeakModule = await import(pathToFileURL(file).href);
    const { eSpeakNGWorker } = await load();
    return await new eSpeakNGWorker();
  } catch (cause) {
    throw new MasqueError(
      'unreadable',
      `The language pack ${file} cannot be used (${cause instanceof Error ? cause.message : cause}).`,
      'Unpack npm’s @echogarden/espeak-ng-emscripten 0.3.5 there again.',
      { cause },
    );
  }
};
