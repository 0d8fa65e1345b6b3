import { provideWorker, wantsBroadcast } from './mediasoup/provide-worker.mjs';
import { runApp } from './run-app.mjs';
import { createStepLog } from './setup/progress.mjs';
import { explain } from './setup/setup-error.mjs';
import { setUp } from './setup.mjs';

/* npm run -s masque -- VERB …: stdout is the verb's alone; what set-up has to say goes to stderr. */
try {
  const args = process.argv.slice(2);
  const log = createStepLog(process.stderr);
  const { executable } = await setUp({ log });
  // Here it may take its time; the app has a person, or the seconds of a run, waiting.
  if (wantsBroadcast(args)) await provideWorker({ log });
  const verbose = process.env.MASQUE_VERBOSE === '1';
  const warn = verbose ? console.error : () => {};
  process.exitCode = await runApp({ executable, args, verbose, warn });
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
