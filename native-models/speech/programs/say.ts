import type { Voice } from '../../../renderer/core/speech/speech.ts';
import type { Rendering, SpeechEngine } from '../engine.ts';
import { estimateTimes } from '../estimate-times.ts';
import type { Phonemize } from '../neural/phonemes.ts';
import { asWritten } from '../source-words.ts';
import { readWav } from '../wav.ts';
import { inFolder, readSound, runProgram } from './program.ts';

/*
 * macOS's own voices. Written from the manual (`man say`) and unverified: no Mac was at hand.
 */
const PROGRAM = 'say';
const WORDS_PER_MINUTE = 175;
const SOUND = 'speech.wav';
const TEXT = 'text.txt';

/** A line such as `Anna                de_DE    # Hallo! Ich heiße Anna.` */
const LINE = /^(.+?)\s+([a-z]{2,3})[_-](\w+)\s+#/;

export const parseSayVoices = (output: string): Voice[] =>
  output.split('\n').flatMap((line) => {
    const [, name, language, region] = LINE.exec(line) ?? [];
    return name === undefined || language === undefined || region === undefined
      ? []
      : [
          {
            id: `say/${name}`,
            engine: 'say' as const,
            name,
            description: `A voice of this Mac, ${language}-${region}`,
            languages: [`${language}-${region}`],
            licence: 'LicenseRef-Apple',
            ownProcess: true,
          },
        ];
  });

export const listSayVoices = async (): Promise<Voice[]> =>
  // A system whose `say` is another program has no voices of it.
  process.platform === 'darwin' ? parseSayVoices(await runProgram(PROGRAM, ['-v', '?']).catch(() => '')) : [];

export const createSayEngine = (file: string, phonemize: Phonemize): SpeechEngine => ({
  async render(utterance): Promise<Rendering> {
    const { voice, words, style } = utterance;
    const readings = await phonemize(
      { ...utterance, words: asWritten(words) },
      voice.languages[0]?.toLowerCase() ?? 'en-us',
    );
    return inFolder({ [TEXT]: words.map(({ spoken }) => spoken).join(' ') }, async (folder) => {
      const rate = String(Math.round(WORDS_PER_MINUTE * style.speed));
      const format = ['--file-format=WAVE', '--data-format=LEI16@22050'];
      await runProgram(
        file,
        ['-v', voice.id.slice('say/'.length), '-r', rate, ...format, '-o', SOUND, '-f', TEXT],
        { folder },
      );
      const sound = readWav((await readSound(folder, SOUND)) ?? new Uint8Array(0));
      return {
        ...sound,
        phones: estimateTimes(readings, sound),
        styled: ['speed'],
        notices: [
          ...(words.some(({ phones }) => phones) ? [`${voice.id} takes no phones: it read the words.`] : []),
          `${voice.id} tells no times: the mouth follows an estimate.`,
        ],
      };
    });
  },
});
