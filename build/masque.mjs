import { runApp } from './run-app.mjs';
import { createStepLog } from './setup/progress.mjs';
import { explain } from './setup/setup-error.mjs';
import { setUp } from './setup.mjs';

/* npm run -s masque -- VERB …: stdout is the verb's alone; what set-up has to say goes to stderr. */
try {
  const { executable } = await setUp({ log: createStepLog(process.stderr) });
  const verbose = process.env.MASQUE_VERBOSE === '1';
  const warn = verbose ? console.error : () => {};
  process.exitCode = await runApp({ executable, args: process.argv.slice(2), verbose, warn });
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
