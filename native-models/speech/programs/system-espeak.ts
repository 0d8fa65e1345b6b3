import type { Rendering, SpeechEngine } from '../engine.ts';
import { estimateTimes, type WordPhones } from '../estimate-times.ts';
import { barePhone } from '../ipa.ts';
import { asWritten, endsPhrase, type SourceWord } from '../source-words.ts';
import { readWav } from '../wav.ts';
import { inFolder, readSound, runProgram } from './program.ts';

const WORDS_PER_MINUTE = 175;
const OWN_PITCH = 50;
const OCTAVE = 50;
const SOUND = 'speech.wav';
const TEXT = 'text.txt';

const phonesIn = (line: string): string[] =>
  line
    // A change of language, such as (en).
    .replace(/\([a-z-]+\)/g, '')
    .split(/[_\s]+/u)
    .filter((phone) => barePhone(phone) !== '');

const readLines = async (file: string, voice: string, texts: readonly string[]): Promise<string[]> => {
  const output = await inFolder({ [TEXT]: texts.map((text) => `${text}\n\n`).join('') }, (folder) =>
    runProgram(file, ['-q', '--ipa', '--sep=_', '-v', voice, '-f', TEXT], { folder }),
  );
  return output.split('\n').filter((line) => line.trim() !== '');
};

/** How each word reads alone. The program prints a line for each paragraph, and for each clause. */
export const readWords = async (
  file: string,
  voice: string,
  words: readonly SourceWord[],
): Promise<WordPhones[]> => {
  const texts = words.map(({ spoken }) => spoken.replace(/[.,;:!?…]+(?=\s|$)|\s+/gu, ' ').trim());
  let lines = await readLines(file, voice, texts);
  // One that it cannot read has no line, and then nobody knows whose the others are.
  if (lines.length !== texts.length)
    lines = await Promise.all(texts.map(async (text) => (await readLines(file, voice, [text])).join(' ')));
  return words.map(({ spoken, phones }, word) => ({
    word,
    phones: phones ?? phonesIn(lines[word] ?? ''),
    pause: endsPhrase(spoken),
  }));
};

/** The system's own espeak-ng. Its command line tells no times, so they are estimated. */
export const createSystemEspeakEngine = (file: string): SpeechEngine => ({
  async render({ voice, words, style }): Promise<Rendering> {
    const name = voice.id.slice(voice.id.indexOf('/') + 1);
    const pitch = Math.round(Math.min(99, Math.max(0, OWN_PITCH + OCTAVE * Math.log2(style.pitch))));
    const text = words.map(({ spoken }) => spoken).join(' ');
    const readings = await readWords(file, name, asWritten(words));
    return inFolder({ [TEXT]: text }, async (folder) => {
      const speed = String(Math.round(WORDS_PER_MINUTE * style.speed));
      await runProgram(file, ['-v', name, '-s', speed, '-p', String(pitch), '-w', SOUND, '-f', TEXT], {
        folder,
      });
      const sound = readWav((await readSound(folder, SOUND)) ?? new Uint8Array(0));
      return {
        ...sound,
        phones: estimateTimes(readings, sound),
        styled: ['speed', 'pitch'],
        notices: [
          ...(words.some(({ phones }) => phones) ? [`${voice.id} takes no phones: it read the words.`] : []),
          `${voice.id} tells no times: the mouth follows an estimate.`,
        ],
      };
    });
  },
});
