import type { Labelled } from './labelled.ts';

/** What one of those that are compared made of all sounds. */
export interface Recognised {
  /** For each sound the index of a viseme for each hop. */
  readonly guesses: readonly (readonly number[])[];
  /** Processor time over the sound's length, 1 is a whole core. */
  readonly processor: number;
}

export interface Recogniser {
  readonly name: string;
  /** Milliseconds of sound after a frame's centre that must have been heard until its shape can be known. */
  readonly soundUntilOutput: number | 'the whole sound';
  /** Null where it is installed; else what would bring it. */
  missing(): Promise<string | null>;
  recognise(sounds: readonly Labelled[]): Promise<Recognised>;
}

export const secondsOf = (sounds: readonly Labelled[]): number =>
  sounds.reduce((sum, { samples }) => sum + samples.length, 0) / 16_000;

/** Seconds that this process kept a core busy while it worked. */
export const processorSeconds = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};
