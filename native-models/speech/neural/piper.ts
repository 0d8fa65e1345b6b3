import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Net, openNet } from '../../run.ts';
import type { Rendering, SpeechEngine } from '../engine.ts';
import { estimateTimes, type WordPhones } from '../estimate-times.ts';
import type { Phonemize } from './phonemes.ts';
import { PIPER_FOLDER, PIPER_MODEL, type PiperConfig, readPiperConfig } from './piper-voices.ts';

const START = '^';
const END = '$';
const PAD = '_';

/** Phones as the net's numbers, each sign of IPA by itself with a pad after it. Gives also the signs that it lacks. */
export const piperIds = (
  words: readonly WordPhones[],
  map: PiperConfig['phoneme_id_map'],
): { readonly ids: readonly number[]; readonly unknown: readonly string[] } => {
  const unknown = new Set<string>();
  const pad = map[PAD] ?? [0];
  const ids = [...(map[START] ?? []), ...pad];
  const add = (sign: string): void => {
    const own = map[sign];
    if (own === undefined) unknown.add(sign);
    else ids.push(...own, ...pad);
  };
  for (const [index, { phones, pause }] of words.entries()) {
    if (index > 0 && map[' '] !== undefined) add(' ');
    for (const sign of phones.join('').normalize('NFD')) add(sign);
    if (pause && map[','] !== undefined) add(',');
  }
  return { ids: [...ids, ...(map[END] ?? [])], unknown: [...unknown] };
};

const integers = (values: readonly number[]) => ({
  values: BigInt64Array.from(values, BigInt),
  sizes: [1, values.length],
});

/**
 * Piper's nets: `input` int64 [1, n], `input_lengths` int64 [1], `scales` float32 [3] (noise, length, noise of lengths)
 * and, with several speakers, `sid` int64 [1]; out comes `output`, float32 [1, 1, 1, samples].
 */
export const createPiperEngine = (voices: string, phonemize: Phonemize): SpeechEngine => {
  const folder = join(voices, PIPER_FOLDER);
  const nets = new Map<string, Promise<{ net: Net; config: PiperConfig }>>();
  const open = async (name: string) => ({
    config: await readPiperConfig(folder, name),
    net: await openNet(await readFile(join(folder, `${name}${PIPER_MODEL}`)), 'cpu'),
  });
  return {
    async render(utterance): Promise<Rendering> {
      const name = utterance.voice.id.slice('piper/'.length);
      const opening = nets.get(name) ?? open(name);
      nets.set(name, opening);
      const { net, config } = await opening;
      const samplesPerSecond = config.audio.sample_rate;
      const words = await phonemize(utterance, config.espeak.voice);
      const { ids, unknown } = piperIds(words, config.phoneme_id_map);
      if (words.every(({ phones }) => phones.length === 0))
        return { samplesPerSecond, samples: new Float32Array(0), phones: [], styled: [], notices: [] };
      const { noise_scale, length_scale, noise_w } = config.inference;
      const output = await net.run({
        input: integers(ids),
        input_lengths: { values: BigInt64Array.of(BigInt(ids.length)), sizes: [1] },
        scales: {
          values: Float32Array.of(noise_scale, length_scale / utterance.style.speed, noise_w),
          sizes: [3],
        },
        ...(net.inputs.includes('sid') ? { sid: { values: BigInt64Array.of(0n), sizes: [1] } } : {}),
      });
      const sound = { samplesPerSecond, samples: Float32Array.from(output('output')) };
      return {
        ...sound,
        phones: estimateTimes(words, sound),
        styled: ['speed'],
        notices: [
          ...(unknown.length > 0 ? [`${utterance.voice.id} has no sign ${unknown.join(' ')}.`] : []),
          `${utterance.voice.id} tells no times: the mouth follows an estimate.`,
        ],
      };
    },
  };
};
