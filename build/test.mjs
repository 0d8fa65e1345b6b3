import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provideWorker } from './mediasoup/provide-worker.mjs';
import { ROOT } from './setup/places.mjs';
import { createStepLog } from './setup/progress.mjs';
import { explain, SetupError } from './setup/setup-error.mjs';
import { setUp } from './setup.mjs';
import { NOTHING, sum, tallyLine, tallyVitest } from './testing/tally.mjs';
import { provideTierPackages } from './testing/tier-packages.mjs';

/** A tier that hangs is a failure, not a wait without end. */
const TIER_SECONDS = 45 * 60;

/** @param {string} script below node_modules @param {readonly string[]} args @returns {Promise<number>} exit status */
const runTool = (script, args) =>
  new Promise((done) => {
    const child = spawn(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const timer = setTimeout(() => {
      console.error(`Not ended after ${TIER_SECONDS} s: ended by force.`);
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 5000).unref();
    }, TIER_SECONDS * 1000);
    child.on('close', (code) => {
      clearTimeout(timer);
      done(code ?? 1);
    });
  });

/** @param {string} script @param {...string} args */
const check = async (script, ...args) =>
  (await runTool(script, args)) === 0 ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1 };

/** @param {string} project one of vitest.config.ts */
const vitest = async (project) => {
  const folder = mkdtempSync(join(tmpdir(), 'masque-tests-'));
  try {
    const report = join(folder, 'report.json');
    const code = await runTool('vitest/vitest.mjs', [
      'run',
      `--project=${project}`,
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ]);
    return tallyVitest(readIfPresent(report), code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** @param {string} file */
const readIfPresent = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};

/** In the order in which a mistake is cheapest to find. A check of types or style counts as one test. */
const TIERS = {
  types: () => check('typescript/bin/tsc', '-b'),
  style: () => check('@biomejs/biome/bin/biome', 'check'),
  unit: () => vitest('unit'),
  model: () => vitest('model'),
  interface: () => vitest('interface'),
  e2e: () => vitest('e2e'),
  pipewire: () => vitest('pipewire'),
  v4l2: () => vitest('v4l2'),
  windows: () => vitest('windows'),
  sheets: () => vitest('sheets'),
  package: () => vitest('package'),
};

/** What runs by name only: a machine in a machine, another system's programs, a sheet of every avatar, a package. */
const SLOW = ['v4l2', 'windows', 'sheets', 'package'];

/** @param {readonly string[]} wanted @returns {(keyof typeof TIERS)[]} */
const chooseTiers = (wanted) => {
  const known = /** @type {(keyof typeof TIERS)[]} */ (Object.keys(TIERS));
  const strange = wanted.find((name) => !known.some((tier) => tier === name));
  if (strange !== undefined) {
    throw new SetupError('bad-option', `There is no tier ${strange}.`, `npm test -- ${known.join('|')}`);
  }
  return known.filter((tier) => (wanted.length === 0 ? !SLOW.includes(tier) : wanted.includes(tier)));
};

try {
  const tiers = chooseTiers(process.argv.slice(2));
  await setUp();
  const tallies = [];
  for (const tier of tiers) {
    const started = performance.now();
    console.log(`\n== ${tier}`);
    const log = createStepLog(process.stdout);
    await provideTierPackages(tier, log);
    if (tier === 'e2e') await provideWorker({ log });
    const tally = await TIERS[tier]();
    tallies.push(tally);
    console.log(`${tier}: ${tallyLine(tally)} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  const total = sum(tallies);
  console.log(`\n${tallyLine(total)}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
} catch (error) {
  console.error(explain(error));
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
}
