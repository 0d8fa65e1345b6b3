import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { callerFolder } from '../../build/run-app.mjs';
import { MasqueError } from '../../renderer/core/errors.ts';
import { VISEMES } from '../../renderer/core/signals/visemes.ts';
import { type BenchRun, runBench } from './run-bench.ts';
import { headAudio } from './visemes/headaudio.ts';
import { type Labelled, readLabelled } from './visemes/labelled.ts';
import { openMasque } from './visemes/masque.ts';
import { pocketSphinx } from './visemes/pocketsphinx.ts';
import { secondsOf } from './visemes/recognisers.ts';
import { type Score, score } from './visemes/score.ts';
import { speakSentences } from './visemes/speak.ts';

interface LiveFigures {
  readonly framesPerSecond: number;
  readonly latencyMilliseconds: { readonly p50: number; readonly p95: number };
  readonly processorPercent: number;
  readonly provider: string;
  readonly passedOver: readonly string[];
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const printConfusion = (name: string, { confusion }: Score): void => {
  console.log(`\n${name}: of each hundred frames of a row's viseme, how many were heard as the column's`);
  console.log(`      ${VISEMES.map((viseme) => viseme.padStart(4)).join('')}   frames`);
  for (const [label, row] of confusion.entries()) {
    const frames = row.reduce((sum, count) => sum + count, 0);
    const cells = row.map((count) => (frames === 0 ? '-' : String(Math.round((100 * count) / frames))));
    console.log(
      `${(VISEMES[label] ?? '').padStart(5)} ${cells.map((cell) => cell.padStart(4)).join('')}${String(frames).padStart(9)}`,
    );
  }
};

/** Every recogniser on the same sounds. */
const compare = async (sounds: readonly Labelled[]) => {
  const scores: Record<string, Score> = {};
  const rows: object[] = [];
  for (const recogniser of [await openMasque(), headAudio, pocketSphinx]) {
    const { name, soundUntilOutput } = recogniser;
    const missing = await recogniser.missing();
    if (missing !== null) {
      console.log(`${name} is left out. Cure: ${missing}`);
      continue;
    }
    const { guesses, processor } = await recogniser.recognise(sounds);
    const got = score(sounds.map(({ labels }, index) => ({ labels, guesses: guesses[index] ?? [] })));
    scores[name] = got;
    rows.push({
      recogniser: name,
      '15 visemes': percent(got.fifteen),
      '6 mouth groups': percent(got.six),
      'closure recall': percent(got.closureRecall),
      'closure precision': percent(got.closurePrecision),
      'sound until output, ms': soundUntilOutput,
      'of one core': percent(processor),
    });
  }
  return { scores, rows };
};

const wordAfter = (args: readonly string[], flag: string): { value: string | null; rest: string[] } => {
  const at = args.indexOf(flag);
  if (at < 0) return { value: null, rest: [...args] };
  const value = args[at + 1];
  if (value === undefined) throw new MasqueError('bad-option', `${flag} needs a folder.`, `${flag} FOLDER`);
  return { value, rest: args.filter((_word, index) => index !== at && index !== at + 1) };
};

/**
 * `npm run bench -- visemes [--labelled FOLDER] [--seconds N] [--voice-provider NAME]`: how right, how late and how dear
 * the visemes are, beside others on the same sound. FOLDER holds pairs: NAME.wav (mono, 16 kHz, 16 bits) and NAME.phones
 * (lines of "seconds at its end, phone in IPA", - for what is not to be scored).
 */
export async function bench(run: BenchRun): Promise<void> {
  const { value, rest } = wordAfter(run.args, '--labelled');
  const made = value === null ? await mkdtemp(join(tmpdir(), 'masque-visemes-')) : null;
  try {
    if (made !== null) {
      await speakSentences(made);
      console.log(
        'Labelled speech: flite’s. The net was trained on other sentences of the same voices, so its figures',
      );
      console.log('flatter it; --labelled FOLDER takes speech that it never heard.');
    }
    const folder = made ?? resolve(callerFolder(process.env, process.cwd()), value ?? '');
    const sounds = await readLabelled(folder);
    const { scores, rows } = await compare(sounds);
    const frames = Object.values(scores)[0]?.frames ?? 0;
    console.log(`\n${sounds.length} sounds, ${secondsOf(sounds).toFixed(0)} s, ${frames} frames scored`);
    console.table(rows);
    for (const [name, got] of Object.entries(scores)) printConfusion(name, got);

    const [first] = sounds;
    const args = [...rest, ...(first === undefined ? [] : ['--mic', first.file])];
    // The app wrote this from `benchVisemes`, in this very run.
    const live = (await runBench('visemes', { root: run.root, args })) as LiveFigures;
    const { p50, p95 } = live.latencyMilliseconds;
    console.log(
      `\nIn the app, hops at a microphone’s pace: ${live.framesPerSecond} frames a second on ${live.provider}`,
    );
    for (const reason of live.passedOver) console.log(`  passed over ${reason}`);
    console.log(`  from the end of a hop until the page has its shapes: ${p50} / ${p95} ms (p50 / p95)`);
    console.log(`  ${live.processorPercent} % of one core, all processes together, above an idle app`);
    if (run.jsonFile !== undefined)
      await writeFile(run.jsonFile, `${JSON.stringify({ rows, scores, live }, null, 2)}\n`);
  } finally {
    if (made !== null) await rm(made, { recursive: true });
  }
}
