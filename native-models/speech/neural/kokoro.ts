import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MasqueError } from '../../../renderer/core/errors.ts';
import { type Net, openNet } from '../../run.ts';
import type { Rendering, SpeechEngine } from '../engine.ts';
import { estimateTimes, type WordPhones } from '../estimate-times.ts';
import {
  KOKORO_FOLDER,
  KOKORO_LANGUAGES,
  KOKORO_MODEL,
  KOKORO_TOKENIZER,
  KOKORO_VOICES,
} from './kokoro-voices.ts';
import type { Phonemize } from './phonemes.ts';

const SAMPLES_PER_SECOND = 24_000;
/** A voice is a table of styles, one for each length of a line in tokens. */
const STYLE_SIZE = 256;
/** Tokens in one line at most, without the two that enclose it. */
const LONGEST = 510;

const Tokenizer = z.object({ model: z.object({ vocab: z.record(z.string(), z.number().int()) }) });

const tokensOf = (words: readonly WordPhones[], vocab: Readonly<Record<string, number>>) => {
  const unknown = new Set<string>();
  const text = words.map(({ phones, pause }) => `${phones.join('')}${pause ? ',' : ''}`).join(' ');
  const tokens = [...text].flatMap((sign) => {
    const token = vocab[sign];
    if (token === undefined) unknown.add(sign);
    return token === undefined ? [] : [token];
  });
  return { tokens, unknown: [...unknown] };
};

const unreadable = (path: string, cause: unknown) =>
  new MasqueError(
    'unreadable',
    `${path} cannot be used.`,
    'Put the files of Kokoro-82M’s ONNX export there.',
    {
      cause,
    },
  );

/**
 * Kokoro's ONNX export: `input_ids` int64 [1, n] enclosed by zeros (older: `tokens`), `style` float32 [1, 256], `speed`
 * float32 [1]; out comes `waveform` (older: `audio`), float32, 24 kHz.
 */
export const createKokoroEngine = (voices: string, phonemize: Phonemize): SpeechEngine => {
  const folder = join(voices, KOKORO_FOLDER);
  let opening: Promise<{ net: Net; vocab: Readonly<Record<string, number>> }> | undefined;
  const open = async () => {
    const path = join(folder, KOKORO_TOKENIZER);
    const vocab = await readFile(path, 'utf8')
      .then((text) => Tokenizer.parse(JSON.parse(text)).model.vocab)
      .catch((cause: unknown) => {
        throw unreadable(path, cause);
      });
    return { vocab, net: await openNet(await readFile(join(folder, KOKORO_MODEL)), 'cpu') };
  };
  const readStyle = async (name: string, length: number): Promise<Float32Array> => {
    const path = join(folder, KOKORO_VOICES, `${name}.bin`);
    const bytes = await readFile(path).catch((cause: unknown) => {
      throw unreadable(path, cause);
    });
    const row = Math.min(length, Math.floor(bytes.length / (4 * STYLE_SIZE)) - 1);
    if (row < 0) throw unreadable(path, `${bytes.length} bytes`);
    return Float32Array.from({ length: STYLE_SIZE }, (_, index) =>
      bytes.readFloatLE((row * STYLE_SIZE + index) * 4),
    );
  };
  return {
    async render(utterance): Promise<Rendering> {
      const name = utterance.voice.id.slice('kokoro/'.length);
      opening ??= open();
      const { net, vocab } = await opening;
      const [, espeak] = KOKORO_LANGUAGES[name[0] ?? ''] ?? ['', 'en-us'];
      const words = await phonemize(utterance, espeak);
      const { tokens, unknown } = tokensOf(words, vocab);
      const samplesPerSecond = SAMPLES_PER_SECOND;
      if (tokens.length === 0)
        return { samplesPerSecond, samples: new Float32Array(0), phones: [], styled: [], notices: [] };
      if (tokens.length > LONGEST)
        throw new MasqueError(
          'unsupported',
          `A line of ${tokens.length} phones is longer than ${utterance.voice.id} can say (${LONGEST}).`,
          'Break it into shorter lines.',
        );
      const isOlder = net.inputs.includes('tokens');
      const output = await net.run({
        [isOlder ? 'tokens' : 'input_ids']: {
          values: BigInt64Array.from([0, ...tokens, 0], BigInt),
          sizes: [1, tokens.length + 2],
        },
        style: { values: await readStyle(name, tokens.length), sizes: [1, STYLE_SIZE] },
        speed: { values: Float32Array.of(utterance.style.speed), sizes: [1] },
      });
      const sound = { samplesPerSecond, samples: Float32Array.from(output(isOlder ? 'audio' : 'waveform')) };
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
