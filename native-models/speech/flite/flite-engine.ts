import { MasqueError } from '../../../renderer/core/errors.ts';
import type { RenderedPhone, Rendering, SpeechEngine, Utterance } from '../engine.ts';
import type { SourceWord } from '../source-words.ts';
import { readWav } from '../wav.ts';
import { englishText } from './english-text.ts';
import { ipaOfFlite, lexiconPhones } from './flite-phones.ts';
import { FLITE_VOICES } from './flite-voices.ts';
import { placeWords } from './place-words.ts';

/** flite's command line, wherever it runs: arguments and files in; what it printed and the files it wrote out. */
export type FliteCommand = (
  words: readonly string[],
  files: Readonly<Record<string, string>>,
) => Promise<{ readonly output: string; readonly sound: Uint8Array | undefined }>;

export const FLITE_SOUND = 'speech.wav';
const LEXICON = 'given.lex';
const READINGS = 'words.txt';
/** Reads words alone: the voice that costs least. All share one lexicon. */
const READER = 'kal';
/** flite's work for one breath grows faster than its length. */
const LONGEST_BREATH = 300;
/** A sentence's end is a good place to breathe once so much is said. */
const LONG_ENOUGH = 120;

interface Prepared {
  readonly word: number;
  readonly text: string;
}

/** Names for words with given phones. flite spells out what no mouth could say, so they are pronounceable. */
const standIn = (index: number): string =>
  `maso${[...index.toString(6)].map((digit) => ['ka', 'ta', 'la', 'na', 'da', 'ga'][Number(digit)]).join('')}`;

const breaths = (words: readonly Prepared[]): Prepared[][] => {
  const all: Prepared[][] = [];
  let breath: Prepared[] = [];
  let length = 0;
  for (const word of words) {
    if (length + word.text.length > LONGEST_BREATH && breath.length > 0) {
      all.push(breath);
      breath = [];
      length = 0;
    }
    breath.push(word);
    length += word.text.length + 1;
    if (length >= LONG_ENOUGH && /[.!?]["')]*$/.test(word.text)) {
      all.push(breath);
      breath = [];
      length = 0;
    }
  }
  return breath.length > 0 ? [...all, breath] : all;
};

const timesOf = (line: string): { phone: string; endSeconds: number }[] =>
  [...line.matchAll(/(\S+):(\d+(?:\.\d+)?)(?=\s|$)/g)].map(([, phone = '', end]) => ({
    phone: ipaOfFlite(phone),
    endSeconds: Number(end),
  }));

/** One line of phones for each word, read alone. */
const readAlone = async (
  command: FliteCommand,
  words: readonly Prepared[],
  lexicon: Readonly<Record<string, string>>,
): Promise<string[][]> => {
  // A paragraph is an utterance, and so is a sentence: within a word none may end.
  const text = words.map((word) => `${word.text.replace(/[.!?]+(?=\s|$)/g, '') || word.text}\n\n`).join('');
  const { output } = await command(
    ['-voice', READER, ...addLexicon(lexicon), '-psdur', '-f', READINGS, '-o', FLITE_SOUND],
    { ...lexicon, [READINGS]: text },
  );
  return output
    .split('\n')
    .map((line) => timesOf(line).map(({ phone }) => phone))
    .filter((phones) => phones.length > 0)
    .map((phones) => phones.filter((phone) => phone !== 'sil'));
};

const addLexicon = (lexicon: Readonly<Record<string, string>>): string[] =>
  LEXICON in lexicon ? ['-add_lex', LEXICON] : [];

/** What of the words flite can read, and what is said to the person about the rest. */
const prepare = (words: readonly SourceWord[], voice: string) => {
  const prepared: Prepared[] = [];
  const entries: string[] = [];
  const notices: string[] = [];
  let lost = '';
  for (const [word, { spoken, phones }] of words.entries()) {
    if (phones !== undefined) {
      const { entry, unknown } = lexiconPhones(phones);
      if (unknown.length > 0)
        notices.push(`${voice} has no phone ${unknown.join(' ')}: it was left out of “${spoken}”.`);
      if (entry !== '') {
        const name = standIn(entries.length);
        entries.push(`"${name}" 0 : ${entry}`);
        prepared.push({ word, text: `${name}${/[,.;:!?]$/.exec(spoken)?.[0] ?? ''}` });
        continue;
      }
    }
    const { text, lost: letters } = englishText(spoken);
    lost += letters === '' ? '' : ` ${letters}`;
    if (/[A-Za-z0-9$%@#]/.test(text)) prepared.push({ word, text });
  }
  if (lost !== '') {
    const shown = lost.length > 40 ? `${lost.slice(0, 40)}…` : lost;
    notices.push(`${voice} reads English alone and left out:${shown}.`);
  }
  const lexicon = entries.length > 0 ? { [LEXICON]: `${entries.join('\n')}\n` } : {};
  return { prepared, lexicon, notices };
};

export const createFliteEngine = (command: FliteCommand): SpeechEngine => ({
  async render({ voice, words, style }: Utterance): Promise<Rendering> {
    const name = voice.id.slice(voice.id.indexOf('/') + 1);
    const pitched = FLITE_VOICES[name]?.pitchHertz;
    const { prepared, lexicon, notices } = prepare(words, voice.id);
    const phones: RenderedPhone[] = [];
    const sounds: Float32Array[] = [];
    let samplesPerSecond = 16_000;
    let sampleCount = 0;
    for (const breath of breaths(prepared)) {
      const settings = [
        '--setf',
        `duration_stretch=${1 / style.speed}`,
        ...(pitched && style.pitch !== 1 ? ['--setf', `int_f0_target_mean=${pitched * style.pitch}`] : []),
      ];
      const text = breath.map((word) => word.text).join(' ');
      const { output, sound } = await command(
        ['-voice', name, ...settings, ...addLexicon(lexicon), '-psdur', '-t', text, '-o', FLITE_SOUND],
        lexicon,
      );
      if (sound === undefined)
        throw new MasqueError('failed', `${voice.id} gave no sound.`, 'Choose another voice.');
      const wav = readWav(sound);
      const startSeconds = sampleCount / wav.samplesPerSecond;
      const spoken = timesOf(output);
      const alone = await readAlone(command, breath, lexicon);
      const expected = alone.flatMap((row, index) =>
        row.map((phone) => ({ phone, word: breath[index]?.word ?? 0 })),
      );
      const heard = spoken.filter(({ phone }) => phone !== 'sil').map(({ phone }) => phone);
      const places = placeWords(expected, heard)[Symbol.iterator]();
      let before = 0;
      for (const { phone, endSeconds } of spoken) {
        const word: number | undefined = phone === 'sil' ? undefined : places.next().value;
        phones.push({
          phone,
          startSeconds: startSeconds + before,
          // Voices made of diphones cut their last pause short.
          endSeconds: startSeconds + Math.min(endSeconds, wav.samples.length / wav.samplesPerSecond),
          ...(word === undefined ? {} : { word }),
        });
        before = endSeconds;
      }
      samplesPerSecond = wav.samplesPerSecond;
      sampleCount += wav.samples.length;
      sounds.push(wav.samples);
    }
    const samples = new Float32Array(sampleCount);
    let at = 0;
    for (const sound of sounds) {
      samples.set(sound, at);
      at += sound.length;
    }
    return { samplesPerSecond, samples, phones, styled: pitched ? ['speed', 'pitch'] : ['speed'], notices };
  },
});
