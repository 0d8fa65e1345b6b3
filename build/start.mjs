import { runApp } from './run-app.mjs';
import { explain } from './setup/setup-error.mjs';
import { setUp } from './setup.mjs';

/* npm start [-- arguments]: everything that is needed, then the app. Its exit status is ours. */
try {
  const { executable } = await setUp();
  const verbose = process.env.MASQUE_VERBOSE === '1';
  process.exitCode = await runApp({ executable, args: process.argv.slice(2), verbose, warn: console.error });
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
