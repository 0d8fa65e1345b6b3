import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runApp } from '../../build/run-app.mjs';
import { provideElectron } from '../../build/setup/electron-runtime.mjs';
import { createStepLog } from '../../build/setup/progress.mjs';

/** What a bench is given: the project, the words after its name, and where its figures are wanted as JSON. */
export interface BenchRun {
  readonly root: string;
  readonly args: readonly string[];
  readonly jsonFile?: string | undefined;
}

/** Runs one of the app's own benches on the real runtime; its figures. */
export async function runBench(name: string, { root, args, jsonFile }: BenchRun): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'masque-bench-'));
  const stats = join(folder, 'stats.json');
  try {
    const { executable } = await provideElectron({ root, log: createStepLog(process.stderr) });
    const status = await runApp({
      executable,
      args: ['bench', name, ...args, '--stats', stats],
      verbose: false,
    });
    if (status !== 0) throw new Error(`the bench ended with status ${status}`);
    const text = await readFile(stats, 'utf8');
    if (jsonFile !== undefined) await writeFile(jsonFile, text);
    return JSON.parse(text);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
