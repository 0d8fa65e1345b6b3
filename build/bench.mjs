import { readdirSync, readFileSync } from 'node:fs';
import { join, parse, resolve } from 'node:path';
import { openDisplay } from './display.mjs';
import { callerFolder } from './run-app.mjs';
import { ROOT } from './setup/places.mjs';
import { createStepLog } from './setup/progress.mjs';
import { importTypescript } from './setup/run-typescript.mjs';
import { explain, SetupError } from './setup/setup-error.mjs';
import { setUp } from './setup.mjs';

const FOLDER = join(ROOT, 'tests', 'bench');

/** What sets a bench apart from what benches share. */
const EXPORTS_A_BENCH = /^export (?:async function|const) bench\b/m;

/** @returns {Map<string, string>} name to file */
const benches = () =>
  new Map(
    readdirSync(FOLDER)
      .map((file) => join(FOLDER, file))
      .filter((file) => /\.(mjs|ts)$/.test(file) && EXPORTS_A_BENCH.test(readFileSync(file, 'utf8')))
      .map((file) => [parse(file).name, file]),
  );

/**
 * `npm run bench -- NAME [--json FILE] …`: each file of tests/bench exports `bench({ root, args, jsonFile })`, which
 * measures and prints; the display is there already.
 */
const main = async () => {
  const [name, ...rest] = process.argv.slice(2);
  const file = benches().get(name ?? '');
  if (file === undefined) {
    const known = [...benches().keys()].join('|') || 'none yet';
    throw new SetupError(
      'bad-option',
      `There is no bench ${name ?? '(no name given)'}.`,
      `npm run bench -- ${known}`,
    );
  }
  const at = rest.indexOf('--json');
  const json = at < 0 ? undefined : rest[at + 1];
  if (at >= 0 && json === undefined)
    throw new SetupError('bad-option', '--json needs a file.', 'Name one after it.');
  const jsonFile = json === undefined ? undefined : resolve(callerFolder(process.env, process.cwd()), json);
  const args = at < 0 ? rest : rest.filter((_word, index) => index !== at && index !== at + 1);
  await setUp({ log: createStepLog(process.stderr) });
  const { bench } = await importTypescript(ROOT, file);
  if (typeof bench !== 'function') {
    throw new SetupError(
      'failed',
      `${file} exports no function named bench.`,
      'Export one: see build/bench.mjs.',
    );
  }
  const display = await openDisplay();
  try {
    Object.assign(process.env, display.env);
    await bench({ root: ROOT, args, jsonFile });
  } finally {
    await display.dispose();
  }
};

try {
  await main();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
