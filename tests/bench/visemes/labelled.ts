import { readdir, readFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { VISEME_OF_PHONE } from '../../../native-models/visemes/phones.ts';
import { MasqueError } from '../../../renderer/core/errors.ts';
import {
  VOICE_HOP_SAMPLES,
  VOICE_HOP_SECONDS,
  VOICE_SAMPLES_PER_SECOND,
} from '../../../renderer/core/native-models.ts';
import { VISEMES } from '../../../renderer/core/signals/visemes.ts';

/** A sound, and for each of its hops the index of the viseme that is said there; null: not scored. */
export interface Labelled {
  readonly name: string;
  /** The WAV file: mono, 16 kHz, 16 bits. */
  readonly file: string;
  /** -1..1. */
  readonly samples: Float32Array;
  readonly labels: readonly (number | null)[];
}

const PCM = 1;

/** Source: Microsoft, "Multimedia Programming Interface and Data Specifications 1.0", RIFF WAVE. */
const readWav = async (file: string): Promise<Float32Array> => {
  const bytes = await readFile(file);
  let format: readonly number[] = [];
  for (let at = 12; bytes.toString('latin1', 0, 4) === 'RIFF' && at + 8 <= bytes.length; ) {
    const [name, size] = [bytes.toString('latin1', at, at + 4), bytes.readUInt32LE(at + 4)];
    const body = at + 8;
    if (name === 'fmt ')
      format = [
        bytes.readUInt16LE(body),
        bytes.readUInt16LE(body + 2),
        bytes.readUInt32LE(body + 4),
        bytes.readUInt16LE(body + 14),
      ];
    if (name === 'data' && String(format) === String([PCM, 1, VOICE_SAMPLES_PER_SECOND, 16])) {
      const count = Math.min(size, bytes.length - body) >> 1;
      return Float32Array.from({ length: count }, (_, i) => bytes.readInt16LE(body + 2 * i) / 2 ** 15);
    }
    at = body + size + (size % 2);
  }
  throw new MasqueError(
    'unsupported',
    `${file} is no WAV file of one channel, 16 kHz and 16 bits.`,
    `sox ${file} -r 16000 -c 1 -b 16 NEW.wav`,
  );
};

/** Lines of "seconds at its end, phone in IPA": the labels at the centres of the hops. */
export const labelsOf = (text: string, hops: number): (number | null)[] => {
  const phones = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [end = '', phone = ''] = line.trim().split(/\s+/);
      const viseme = VISEME_OF_PHONE.get(phone);
      if (viseme === undefined || !Number.isFinite(Number(end))) {
        throw new MasqueError(
          'unsupported',
          `“${line}” is not a time and a phone.`,
          'Write “seconds at its end, phone in IPA”; - for a phone that is not to be scored.',
        );
      }
      return { endSeconds: Number(end), label: viseme === null ? null : VISEMES.indexOf(viseme) };
    });
  let next = 0;
  return Array.from({ length: hops }, (_, hop) => {
    const timeSeconds = (hop + 0.5) * VOICE_HOP_SECONDS;
    while ((phones[next]?.endSeconds ?? Number.POSITIVE_INFINITY) <= timeSeconds) next += 1;
    return phones[next]?.label ?? null;
  });
};

/** Every NAME.wav of a folder that has a NAME.phones. */
export const readLabelled = async (folder: string): Promise<Labelled[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.phones')).sort();
  if (names.length === 0) {
    throw new MasqueError(
      'not-found',
      `There is no NAME.phones in ${folder}.`,
      'Put one beside each NAME.wav: lines of “seconds at its end, phone in IPA”.',
    );
  }
  return Promise.all(
    names.map(async (phones) => {
      const { name } = parse(phones);
      const file = join(folder, `${name}.wav`);
      const samples = await readWav(file);
      const text = await readFile(join(folder, phones), 'utf8');
      return { name, file, samples, labels: labelsOf(text, Math.floor(samples.length / VOICE_HOP_SAMPLES)) };
    }),
  );
};
