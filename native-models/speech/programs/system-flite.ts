import { FLITE_SOUND, type FliteCommand } from '../flite/flite-engine.ts';
import { inFolder, readSound, runProgram } from './program.ts';

/** The system's own flite: the same command line, in a process of its own. */
export const systemFlite =
  (file: string): FliteCommand =>
  (words, files) =>
    inFolder(files, async (folder) => ({
      output: await runProgram(file, words, { folder }),
      sound: await readSound(folder, FLITE_SOUND),
    }));
