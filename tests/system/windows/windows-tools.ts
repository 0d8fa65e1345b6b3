import { existsSync } from 'node:fs';
import { ROOT } from '../../../build/setup/places.mjs';
import { runCommand, tail } from '../../../build/setup/run-command.mjs';
import { aptCommand, isOnPath } from '../../../build/setup/system-libraries.mjs';
import { provideWindowsPackages } from './windows-packages.ts';

export interface WindowsTools {
  /** The 64-bit loader itself: Debian's `wine` is a script that asks for the 32-bit one. */
  readonly wine: string;
  readonly wineserver: string;
  readonly compiler: string;
  /** `node.exe`, and the folder of koffi's package for it. */
  readonly node: string;
  readonly koffi: string;
}

const PACKAGES = ['wine64', 'wine', 'gcc-mingw-w64-x86-64'];
const COMPILER = 'x86_64-w64-mingw32-gcc';
const WINE_PLACES = ['/usr/lib/wine/wine64', '/usr/bin/wine64', '/opt/wine-stable/bin/wine64'];
const SERVER_PLACES = ['/usr/bin/wineserver', '/usr/lib/wine/wineserver', '/opt/wine-stable/bin/wineserver'];

const findPrograms = (): Pick<WindowsTools, 'wine' | 'wineserver' | 'compiler'> | null => {
  const wine = WINE_PLACES.find(existsSync);
  const wineserver = SERVER_PLACES.find(existsSync);
  if (wine === undefined || wineserver === undefined || !isOnPath(COMPILER)) return null;
  return { wine, wineserver, compiler: COMPILER };
};

const install = async (): Promise<void> => {
  if (process.getuid?.() !== 0 || !isOnPath('apt-get')) return;
  const apt = (...words: string[]) =>
    runCommand('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...words], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeoutSeconds: 900,
    });
  const words = ['install', '-y', '--no-install-recommends', ...PACKAGES];
  if ((await apt(...words)).code === 0) return;
  await apt('update');
  const { code, output } = await apt(...words);
  if (code !== 0) console.error(tail(output));
};

/** What the Windows tests run on, installed and fetched where that is allowed; null, and one line that says why. */
export const provideWindowsTools = async (root = ROOT): Promise<WindowsTools | null> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    console.error('The Windows cameras are tested on 64-bit Linux only, where wine runs them.');
    return null;
  }
  if (findPrograms() === null) await install();
  const programs = findPrograms();
  if (programs === null) {
    console.error(`The Windows cameras are not tested without wine and mingw. Run: ${aptCommand(PACKAGES)}`);
    return null;
  }
  try {
    return { ...programs, ...(await provideWindowsPackages(root)) };
  } catch (error) {
    console.error(`The Windows cameras are not tested: ${String(error)} Check the network.`);
    return null;
  }
};
