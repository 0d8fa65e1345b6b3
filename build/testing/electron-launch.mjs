import { chromiumSwitches, inspectMachine } from '../electron-args.mjs';
import { readRuntime } from '../setup/electron-runtime.mjs';
import { ROOT } from '../setup/places.mjs';
import { SetupError } from '../setup/setup-error.mjs';

/**
 * What starts the app on this machine, for Playwright's `_electron.launch` or a plain `spawn`: the Electron that
 * set-up found, and the switches that it needs here.
 * @param {readonly string[]} [appArguments] the app's own, such as --camera demo
 * @returns {Promise<{ executablePath: string, args: string[] }>}
 */
export const electronLaunch = async (appArguments = []) => {
  const runtime = readRuntime(ROOT);
  if (!runtime) throw new SetupError('missing-part', 'No Electron was set up.', 'Run: npm run setup');
  const isVirtualDisplay = process.env.MASQUE_VIRTUAL_DISPLAY === '1';
  const machine = await inspectMachine({ executable: runtime.executable, isVirtualDisplay });
  return { executablePath: runtime.executable, args: [...chromiumSwitches(machine), ROOT, ...appArguments] };
};
