import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MasqueError } from '../../../renderer/core/errors.ts';
import type { Voice } from '../../../renderer/core/speech/speech.ts';
import type { RenderedPhone, SpeechEngine, Utterance } from '../engine.ts';
import { englishText } from '../flite/english-text.ts';
import { ipaOfFlite } from '../flite/flite-phones.ts';
import { readWav } from '../wav.ts';
import { inFolder, readSound, runProgram } from './program.ts';

/** Voices whose phones are flite's; festival's others have names of their own for theirs. */
const VOICES: Readonly<Record<string, readonly [name: string, description: string]>> = {
  kal_diphone: ['Kevin', 'A robot, American English'],
  ked_diphone: ['Kurt', 'A robot, American English'],
  cmu_us_slt_arctic_hts: ['Sally', 'Smooth, a woman, American English'],
};
const FOLDERS = ['english', 'us'].map((folder) => join('/usr/share/festival/voices', folder));
const SCRIPT = 'speak.scm';
const SOUND = 'speech.wav';

export const listFestivalVoices = async (): Promise<Voice[]> => {
  const found = await Promise.all(FOLDERS.map((folder) => readdir(folder).catch(() => [])));
  return found.flat().flatMap((id) => {
    const [name, description] = VOICES[id] ?? [];
    return name === undefined || description === undefined
      ? []
      : [
          {
            id: `festival/${id}`,
            engine: 'festival' as const,
            name,
            description,
            languages: ['en-US'],
            licence: 'Festival',
            ownProcess: true,
          },
        ];
  });
};

const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;

/** festival's own language: every phone with its end, its syllable's stress and the token that it is said for. */
const scriptOf = (voice: string, text: string, speed: number): string => `
(voice_${voice})
(Parameter.set 'Duration_Stretch ${1 / speed})
(set! u (Utterance Text ${quoted(text)}))
(utt.synth u)
(utt.save.wave u "${SOUND}" 'riff)
(mapcar
  (lambda (s)
    (format t "%s %f %s %s\\n" (item.name s) (item.feat s "end")
      (item.feat s "R:SylStructure.parent.stress")
      (item.feat s "R:SylStructure.parent.parent.R:Token.parent.id")))
  (utt.relation.items u 'Segment))
`;

const readPhones = (output: string, wordOfToken: readonly number[]): RenderedPhone[] => {
  const tokens: string[] = [];
  let before = 0;
  return output.split('\n').flatMap((line) => {
    const [name = '', end = '', stress = '', token = ''] = line.split(' ');
    const endSeconds = Number(end);
    if (!(endSeconds > before)) return [];
    const phone = ipaOfFlite(name);
    if (phone !== 'sil' && tokens.at(-1) !== token) tokens.push(token);
    const word = phone === 'sil' ? undefined : wordOfToken[tokens.length - 1];
    const startSeconds = before;
    before = endSeconds;
    return [
      {
        phone,
        startSeconds,
        endSeconds,
        stress: Number(stress) || 0,
        ...(word === undefined ? {} : { word }),
      },
    ];
  });
};

export const createFestivalEngine = (file: string): SpeechEngine => ({
  async render({ voice, words, style }: Utterance) {
    const notices = words.some(({ phones }) => phones !== undefined)
      ? [`${voice.id} takes no phones: it read the words.`]
      : [];
    const wordOfToken: number[] = [];
    const text = words
      .map(({ spoken }, word) => {
        const { text: plain } = englishText(spoken);
        for (const token of plain.split(' ')) if (/[A-Za-z0-9]/.test(token)) wordOfToken.push(word);
        return plain;
      })
      .join(' ');
    const name = voice.id.slice('festival/'.length);
    if (!(name in VOICES)) throw new MasqueError('not-found', `festival has no ${name}.`, 'masque voices');
    if (wordOfToken.length === 0)
      return { samplesPerSecond: 16_000, samples: new Float32Array(0), phones: [], styled: [], notices };
    return inFolder({ [SCRIPT]: scriptOf(name, text, style.speed) }, async (folder) => {
      const output = await runProgram(file, ['-b', SCRIPT], { folder });
      const sound = readWav((await readSound(folder, SOUND)) ?? new Uint8Array(0));
      return { ...sound, phones: readPhones(output, wordOfToken), styled: ['speed'], notices };
    });
  },
});
