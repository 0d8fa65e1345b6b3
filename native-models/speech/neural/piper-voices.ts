import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MasqueError } from '../../../renderer/core/errors.ts';
import type { Voice } from '../../../renderer/core/speech/speech.ts';

/** Among a person's own voices. */
export const PIPER_FOLDER = 'piper';
export const PIPER_MODEL = '.onnx';
const CONFIG = '.onnx.json';

/** As much of a voice's `.onnx.json` as is used. Source: github.com/rhasspy/piper, `src/cpp/piper.hpp`. */
const PiperConfig = z.object({
  audio: z.object({ sample_rate: z.number().int().min(4000).max(96_000) }),
  espeak: z.object({ voice: z.string() }),
  inference: z
    .object({ noise_scale: z.number(), length_scale: z.number(), noise_w: z.number() })
    .default({ noise_scale: 0.667, length_scale: 1, noise_w: 0.8 }),
  phoneme_id_map: z.record(z.string(), z.array(z.number().int())),
  num_speakers: z.number().int().default(1),
  language: z.object({ code: z.string(), name_english: z.string().optional() }).optional(),
});
export type PiperConfig = z.infer<typeof PiperConfig>;

export const readPiperConfig = async (folder: string, name: string): Promise<PiperConfig> => {
  const path = join(folder, `${name}${CONFIG}`);
  try {
    return PiperConfig.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw new MasqueError(
      'unreadable',
      `${path} does not describe a Piper voice.`,
      'Put the voice’s .onnx and its .onnx.json side by side.',
      { cause },
    );
  }
};

/** Voices that a person put into the folder; one whose description cannot be read is left out. */
export const listPiperVoices = async (voices: string): Promise<Voice[]> => {
  const folder = join(voices, PIPER_FOLDER);
  const files = await readdir(folder).catch((): string[] => []);
  const names = files
    .filter((file) => file.endsWith(PIPER_MODEL) && files.includes(file.replace(/\.onnx$/, CONFIG)))
    .map((file) => file.slice(0, -PIPER_MODEL.length));
  const listed = await Promise.all(
    names.sort().map(async (name): Promise<Voice[]> => {
      const config = await readPiperConfig(folder, name).catch(() => null);
      if (config === null) return [];
      const language = config.language?.code.replace('_', '-') ?? config.espeak.voice;
      return [
        {
          id: `piper/${name}`,
          engine: 'piper',
          name: name.replace(/[_-]+/g, ' '),
          description: `A neural voice of yours, ${config.language?.name_english ?? language}`,
          languages: [language],
          licence: 'LicenseRef-its-own',
          ownProcess: false,
        },
      ];
    }),
  );
  return listed.flat();
};
