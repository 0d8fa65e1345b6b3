import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCommand, tail } from './run-command.mjs';
import { filesUnder, fingerprint, forget, makeOnce } from './stamp.mjs';
import { aptCommand, aptInstall, aptPrefix, isOnPath } from './system-libraries.mjs';

const SOURCES = 'electron/services/virtual-camera/pipewire/native';
/** The step itself, because its flags are a part of what is made. */
const INPUTS = [SOURCES, 'build/setup/build-pipewire.mjs'];

/** The program that is PipeWire's camera and microphone. */
export const PIPEWIRE_PROGRAM = 'out/pipewire/masque-pipewire';

/** What compiling it takes, by Debian's names. */
const COMPILER_PACKAGES = ['gcc', 'libc6-dev', 'pkg-config', 'libpipewire-0.3-dev'];

const FLAGS = ['-std=gnu11', '-O2', '-Wall', '-Wextra', '-D_FORTIFY_SOURCE=2', '-fstack-protector-strong'];

/** @returns {Promise<string[] | null>} the compiler's flags for PipeWire; null when it or its headers are absent */
const pipewireFlags = async () => {
  if (!isOnPath('cc') || !isOnPath('pkg-config')) return null;
  const { code, output } = await runCommand('pkg-config', ['--cflags', '--libs', 'libpipewire-0.3']);
  return code === 0 ? output.trim().split(/\s+/) : null;
};

/** @param {string} root @param {readonly string[]} flags @returns {Promise<string | null>} what is wrong */
const compile = async (root, flags) => {
  const program = join(root, PIPEWIRE_PROGRAM);
  const draft = `${program}.part`;
  const sources = filesUnder(root, [SOURCES]).filter((file) => file.endsWith('.c'));
  mkdirSync(dirname(program), { recursive: true });
  const { code, output } = await runCommand('cc', [...FLAGS, ...sources, '-o', draft, ...flags, '-lm'], {
    cwd: root,
  });
  if (code !== 0) return `cc ended with ${code}:\n${tail(output, 25)}\n`;
  renameSync(draft, program);
  return null;
};

/** @param {string} root @param {import('./progress.mjs').StepLog} log @returns {Promise<string | null>} what is wrong */
const make = async (root, log) => {
  let flags = await pipewireFlags();
  const prefix = flags === null ? await aptPrefix() : null;
  if (prefix !== null) {
    await aptInstall(prefix, COMPILER_PACKAGES, log);
    flags = await pipewireFlags();
  }
  const found = flags;
  return found === null
    ? 'a C compiler or PipeWire’s headers are missing. '
    : log.during('Compiling PipeWire’s camera and microphone', () => compile(root, found));
};

/**
 * Compiles the program behind PipeWire's camera and microphone when its sources changed. It is optional: where it cannot
 * be made, set-up says so once and goes on.
 * @param {{ root: string, log: import('./progress.mjs').StepLog, insist?: boolean }} options
 *   `insist`: try again what failed before
 * @returns {Promise<boolean>} whether the program is there
 */
export const buildPipewire = async ({ root, log, insist = false }) => {
  if (process.platform !== 'linux') return false;
  const isThere = () => existsSync(join(root, PIPEWIRE_PROGRAM));
  if (!isThere() && (insist || (await pipewireFlags()) !== null)) forget(root, 'pipewire');
  await makeOnce(root, 'pipewire', fingerprint(root, INPUTS), async () => {
    // One that was made of other sources speaks another language.
    rmSync(join(root, PIPEWIRE_PROGRAM), { force: true });
    const wrong = await make(root, log);
    if (wrong !== null) {
      log.say(`No camera and microphone by way of PipeWire: ${wrong}Cure: ${aptCommand(COMPILER_PACKAGES)}`);
    }
  });
  return isThere();
};
