import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { MasqueError } from '../../../renderer/core/errors.ts';
import { ipaOf } from './arpabet.ts';

const run = promisify(execFile);

const VOICES = ['slt', 'rms', 'awb'] as const;

/** From the first lines of books in the public domain. */
const SENTENCES = [
  'Call me Ishmael.',
  'It was the best of times, it was the worst of times.',
  'Happy families are all alike; every unhappy family is unhappy in its own way.',
  'You don’t know about me without you have read a book by the name of The Adventures of Tom Sawyer.',
  'It is a truth universally acknowledged, that a single man in possession of a good fortune must be in want of a wife.',
  'Marley was dead, to begin with. There is no doubt whatever about that.',
  'Alice was beginning to get very tired of sitting by her sister on the bank, and of having nothing to do.',
  'The Mole had been working very hard all the morning, spring cleaning his little home.',
  'All children, except one, grow up.',
  'No one would have believed that this world was being watched.',
  'The Time Traveller, for so it will be convenient to speak of him, was expounding a matter to us.',
  'The studio was filled with the rich odour of roses.',
] as const;

/** Speaks the sentences with flite, which tells when each of its phones ends, into `folder`. */
export const speakSentences = async (folder: string): Promise<void> => {
  for (const [index, sentence] of SENTENCES.entries()) {
    const voice = VOICES[index % VOICES.length] ?? VOICES[0];
    const path = join(folder, `${String(index).padStart(2, '0')}-${voice}`);
    const words = ['-voice', voice, '-psdur', '-t', sentence.replaceAll('’', "'"), '-o', `${path}.wav`];
    const { stdout } = await run('flite', words).catch((cause: unknown) => {
      throw new MasqueError(
        'missing-part',
        `No labelled speech was named, and flite does not speak (${cause instanceof Error ? cause.message : String(cause)}).`,
        'apt-get install flite, or --labelled FOLDER of NAME.wav and NAME.phones.',
      );
    });
    const lines = stdout
      .trim()
      .split(/\s+/)
      .map((pair) => pair.split(':'))
      .map(([phone = '', end = '']) => `${end} ${ipaOf(phone)}\n`);
    await writeFile(`${path}.phones`, lines.join(''));
  }
};
