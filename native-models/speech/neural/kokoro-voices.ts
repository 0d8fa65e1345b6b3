import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Voice } from '../../../renderer/core/speech/speech.ts';

/** Among a person's own voices. */
export const KOKORO_FOLDER = 'kokoro';
export const KOKORO_MODEL = 'model.onnx';
export const KOKORO_TOKENIZER = 'tokenizer.json';
export const KOKORO_VOICES = 'voices';

/** By the first letter of a voice's name: its language, and what espeak-ng calls it. */
export const KOKORO_LANGUAGES: Readonly<Record<string, readonly [language: string, espeak: string]>> = {
  a: ['en-US', 'en-us'],
  b: ['en-GB', 'en-gb'],
  e: ['es-ES', 'es'],
  f: ['fr-FR', 'fr-fr'],
  h: ['hi-IN', 'hi'],
  i: ['it-IT', 'it'],
  j: ['ja-JP', 'ja'],
  p: ['pt-BR', 'pt-br'],
  z: ['zh-CN', 'cmn'],
};

export const listKokoroVoices = async (voices: string): Promise<Voice[]> => {
  const folder = join(voices, KOKORO_FOLDER);
  const files = await readdir(folder).catch((): string[] => []);
  if (!files.includes(KOKORO_MODEL) || !files.includes(KOKORO_TOKENIZER)) return [];
  const names = (await readdir(join(folder, KOKORO_VOICES)).catch(() => []))
    .filter((file) => file.endsWith('.bin'))
    .map((file) => file.slice(0, -'.bin'.length));
  return names.sort().flatMap((name) => {
    const [language] = KOKORO_LANGUAGES[name[0] ?? ''] ?? [];
    return language === undefined
      ? []
      : [
          {
            id: `kokoro/${name}`,
            engine: 'kokoro' as const,
            name: name.slice(3).replace(/^./, (letter) => letter.toUpperCase()) || name,
            description: `A neural voice of yours, ${name[1] === 'm' ? 'a man' : 'a woman'}`,
            languages: [language],
            licence: 'Apache-2.0',
            ownProcess: false,
          },
        ];
  });
};
