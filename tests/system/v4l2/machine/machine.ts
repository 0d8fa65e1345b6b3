import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { runCommand, tail } from '../../../../build/setup/run-command.mjs';
import { isOnPath } from '../../../../build/setup/system-libraries.mjs';
import type { GuestKernel } from './kernel.ts';

/** One boot: what runs in it, and how long it may take. */
export interface Boot {
  /** The project's folder, which the guest sees at the same place. */
  readonly root: string;
  readonly kernel: GuestKernel;
  /** A TypeScript file of `guest/`; its bundle runs as the machine's only program. */
  readonly entry: string;
  readonly seconds: number;
}

/** What the guest's program reported, in its order. */
export interface GuestReport {
  readonly name: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

const PROGRAMS = ['qemu-system-x86_64', 'cc', 'make', 'apt-get', 'dpkg-deb'];

/** What is missing before anything is tried, in words; null when all is there. */
export const missingForMachine = (): string | null => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'The machine is for Linux on x64.';
  const missing = PROGRAMS.filter((program) => !isOnPath(program));
  return missing.length === 0
    ? null
    : `It lacks ${missing.join(', ')}. On Debian: sudo apt-get install qemu-system-x86 gcc make`;
};

const bundle = async (root: string, entry: string, folder: string): Promise<void> => {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['koffi'] },
    build: {
      ssr: join(root, 'tests/system/v4l2/guest', entry),
      outDir: folder,
      emptyOutDir: false,
      target: 'node18',
      minify: false,
      rollupOptions: { output: { format: 'cjs', entryFileNames: 'guest.cjs' } },
    },
  });
};

/** The reader is C because it must see torn pictures: mapped memory, no copy that it did not make. */
const compileReader = async (root: string, folder: string): Promise<void> => {
  const source = join(root, 'tests/system/v4l2/guest/mapped-reader.c');
  const { code, output } = await runCommand('cc', ['-O2', '-Wall', '-o', join(folder, 'reader'), source]);
  if (code !== 0) throw new Error(`cc ended with ${code}:\n${output}`);
};

/** What the first program of the guest hands over to. */
const startScript = (root: string, modules: string): string => `
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export HOME=/run/home TMPDIR=/run NODE_PATH=${root}/node_modules MASQUE_SHARE=/share MASQUE_ROOT=${root}
mkdir -p /run/home /lib/modules
mount --bind ${modules}/lib/modules /lib/modules
ip link set lo up
# The guest is no container, whatever the host is.
rm -f /.dockerenv
echo "started $(uname -r) after $(cut -d' ' -f1 /proc/uptime) s"
${process.execPath} /share/guest.cjs
echo "ended with $? after $(cut -d' ' -f1 /proc/uptime) s"
sync
echo o >/proc/sysrq-trigger
while :; do :; done
`;

const readReports = (folder: string): GuestReport[] => {
  const file = join(folder, 'reports.jsonl');
  return existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line): GuestReport => JSON.parse(line))
    : [];
};

/** Emulated, because a machine in a machine rarely has the processor's own help, and the same everywhere. */
const qemuWords = ({ kernel }: Boot, share: string): string[] => [
  ...['qemu-system-x86_64', '-machine', 'q35', '-accel', 'tcg,thread=multi', '-cpu', 'max'],
  ...['-smp', '2', '-m', '3072', '-nodefaults', '-display', 'none', '-no-reboot'],
  ...['-kernel', kernel.image, '-initrd', kernel.initramfs],
  ...['-append', 'console=ttyS0 quiet panic=-1'],
  ...['-serial', `file:${join(share, 'console.log')}`],
  ...['-virtfs', 'local,path=/,mount_tag=host,readonly=on,security_model=none,multidevs=remap'],
  ...['-virtfs', `local,path=${share},mount_tag=share,security_model=none`],
  ...['-device', 'virtio-rng-pci'],
];

const runToEnd = (words: readonly string[], seconds: number): Promise<string> =>
  new Promise((done, fail) => {
    // It ends with us, even if we are killed.
    const whole = isOnPath('setpriv') ? ['setpriv', '--pdeathsig', 'KILL', ...words] : words;
    const child = spawn(whole[0] ?? '', whole.slice(1), { stdio: ['ignore', 'ignore', 'pipe'] });
    let complaints = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      complaints += text;
    });
    const timer = setTimeout(() => {
      complaints += `Not ended after ${seconds} s: ended by force.`;
      child.kill('SIGKILL');
    }, seconds * 1000);
    child.on('error', fail);
    child.on('close', () => {
      clearTimeout(timer);
      done(complaints);
    });
  });

/**
 * Boots a machine on the host's own files, read-only under a layer that forgets, runs the entry in it and powers it
 * off. Whatever was reported is given back, with the console's words and QEMU's complaints for who looks for a fault.
 */
export const runMachine = async (boot: Boot): Promise<{ reports: GuestReport[]; words: string }> => {
  const share = mkdtempSync(join(tmpdir(), 'masque-machine-'));
  try {
    await bundle(boot.root, boot.entry, share);
    await compileReader(boot.root, share);
    writeFileSync(join(share, 'start.sh'), startScript(boot.root, boot.kernel.modules));
    const complaints = await runToEnd(qemuWords(boot, share), boot.seconds);
    const console = existsSync(join(share, 'console.log'))
      ? readFileSync(join(share, 'console.log'), 'utf8')
      : '';
    const reports = readReports(share);
    if (reports.length === 0)
      throw new Error(`The machine reported nothing.\n${tail(console)}\n${complaints}`);
    return { reports, words: `${console}\n${complaints}` };
  } finally {
    rmSync(share, { recursive: true, force: true });
  }
};
