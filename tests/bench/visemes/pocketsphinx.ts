import { execFile } from 'node:child_process';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, parse, resolve } from 'node:path';
import { promisify } from 'node:util';
import { VISEME_OF_PHONE } from '../../../native-models/visemes/phones.ts';
import { VISEMES } from '../../../renderer/core/signals/visemes.ts';
import { ipaOf } from './arpabet.ts';
import type { Recogniser } from './recognisers.ts';

const run = promisify(execFile);
const MODEL = '/usr/share/pocketsphinx/model/en-us';
const WAV_HEAD_BYTES = '44';
const SILENCE = VISEMES.indexOf('sil');

/**
 * One line of its -hypseg: NAME S … T … A … L …, then for each phone the frame where it begins, two figures and its name;
 * the last number is the frame where all ends. Frames are hops of 10 ms.
 */
export const segmentsOf = (line: string): { readonly begin: number; readonly phone: string }[] => {
  const words = line.trim().split(/\s+/).slice(9);
  return Array.from({ length: Math.floor(words.length / 4) }, (_, i) => ({
    begin: Number(words[4 * i]),
    phone: words[4 * i + 3] ?? '',
  }));
};

const guessesOf = (line: string, hops: number): number[] => {
  const segments = segmentsOf(line);
  let next = 0;
  let now = SILENCE;
  return Array.from({ length: hops }, (_, hop) => {
    for (; next < segments.length && (segments[next]?.begin ?? 0) <= hop; next += 1) {
      const viseme = VISEME_OF_PHONE.get(ipaOf(segments[next]?.phone ?? ''));
      // A phone without a shape of its own leaves the mouth as it is.
      if (viseme !== undefined && viseme !== null) now = VISEMES.indexOf(viseme);
    }
    return now;
  });
};

/** CMU Sphinx' phoneme recognition; its settings are those of its own page "Phoneme Recognition". */
export const pocketSphinx: Recogniser = {
  name: 'pocketsphinx allphone',
  soundUntilOutput: 'the whole sound',
  async missing() {
    try {
      await access(join(MODEL, 'en-us-phone.lm.bin'));
      await access('/usr/bin/pocketsphinx_batch');
      return null;
    } catch {
      return 'apt-get install pocketsphinx pocketsphinx-en-us';
    }
  },
  async recognise(sounds) {
    const folder = await mkdtemp(join(tmpdir(), 'masque-sphinx-'));
    try {
      const [list, found] = [join(folder, 'list'), join(folder, 'found')];
      const place = parse(resolve(sounds[0]?.file ?? '')).dir;
      await writeFile(list, sounds.map(({ name }) => `${name}\n`).join(''));
      const { stderr } = await run(
        'pocketsphinx_batch',
        [
          ...['-hmm', join(MODEL, 'en-us'), '-allphone', join(MODEL, 'en-us-phone.lm.bin')],
          ...['-lw', '2.0', '-beam', '1e-20', '-pbeam', '1e-20'],
          ...['-cepdir', place, '-cepext', '.wav', '-adcin', 'yes', '-adchdr', WAV_HEAD_BYTES],
          ...['-ctl', list, '-hypseg', found],
        ],
        { maxBuffer: 2 ** 28 },
      );
      const lines = (await readFile(found, 'utf8')).split('\n');
      return {
        guesses: sounds.map(({ labels }, index) => guessesOf(lines[index] ?? '', labels.length)),
        processor: Number(/AVERAGE ([\d.]+) xRT \(CPU\)/.exec(stderr)?.[1]),
      };
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};
