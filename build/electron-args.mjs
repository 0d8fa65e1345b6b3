import { statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCommand } from './setup/run-command.mjs';
import { hasGpu, hasSoftwareOpenGl } from './setup/system-libraries.mjs';

/**
 * What decides Chromium's switches.
 * @typedef {object} Machine
 * @property {string} platform as `process.platform`
 * @property {boolean} canSandbox whether Chromium's sandbox can start
 * @property {boolean} hasGpu
 * @property {boolean} hasSoftwareOpenGl Mesa's, over X11
 * @property {boolean} isVirtualDisplay an X server of ours, whatever Wayland session is near
 * @property {number} sharedMemoryBytes free in /dev/shm
 */

const ENOUGH_SHARED_MEMORY = 512 * 2 ** 20;

/**
 * @param {Machine} machine
 * @returns {string[]} switches, to be placed before the app's folder
 */
export const chromiumSwitches = (machine) => {
  if (machine.platform !== 'linux') return [];
  const switches = [];
  if (!machine.canSandbox) switches.push('--no-sandbox');
  if (machine.isVirtualDisplay) switches.push('--ozone-platform=x11');
  if (!machine.hasGpu) {
    // Without a GPU Chromium would take SwiftShader, or no WebGL at all. Mesa's llvmpipe is 2–3 times as fast.
    const back = machine.hasSoftwareOpenGl ? 'gl' : 'swiftshader';
    switches.push('--use-gl=angle', `--use-angle=${back}`, '--ignore-gpu-blocklist');
    if (back === 'swiftshader') switches.push('--enable-unsafe-swiftshader');
  }
  if (machine.sharedMemoryBytes < ENOUGH_SHARED_MEMORY) switches.push('--disable-dev-shm-usage');
  return switches;
};

/**
 * As root Chromium refuses its sandbox. Another user needs either user namespaces or the set-uid helper.
 * @param {string} executable Electron's
 */
const canSandbox = async (executable) => {
  if (process.getuid?.() === 0) return false;
  const helper = statSync(join(dirname(executable), 'chrome-sandbox'), { throwIfNoEntry: false });
  if (helper && helper.uid === 0 && (helper.mode & 0o4000) !== 0) return true;
  const { code } = await runCommand('unshare', ['--user', '--map-root-user', 'true'], { timeoutSeconds: 5 });
  return code === 0;
};

const sharedMemoryBytes = () => {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize;
  } catch {
    return 0;
  }
};

/**
 * @param {{ executable: string, isVirtualDisplay: boolean }} options
 * @returns {Promise<Machine>}
 */
export const inspectMachine = async ({ executable, isVirtualDisplay }) => {
  const isLinux = process.platform === 'linux';
  return {
    platform: process.platform,
    canSandbox: isLinux ? await canSandbox(executable) : true,
    hasGpu: isLinux ? hasGpu() : true,
    hasSoftwareOpenGl: isLinux && hasSoftwareOpenGl(),
    isVirtualDisplay,
    sharedMemoryBytes: isLinux ? sharedMemoryBytes() : Number.POSITIVE_INFINITY,
  };
};
