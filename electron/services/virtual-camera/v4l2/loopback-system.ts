import { closeSync, existsSync, fstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';

/** The families of Linux whose packages bring the module. */
export type Distribution = 'debian' | 'ubuntu' | 'fedora' | 'arch' | 'other';

/** What decides how this computer gets a loopback device. */
export interface LoopbackSystem {
  readonly distribution: Distribution;
  readonly isContainer: boolean;
  /** The kernel can load modules at all. */
  readonly takesModules: boolean;
  /** There is a folder of modules for the kernel that runs; it is gone after an update until the next start. */
  readonly hasModules: boolean;
  readonly isInstalled: boolean;
  /** Of the module's file; null when it cannot be told, as for a compressed file. */
  readonly isSigned: boolean | null;
  /** The kernel takes signed modules only, as with Secure Boot. */
  readonly wantsSigned: boolean;
  readonly isLoaded: boolean;
  /** The loaded module's option for its first devices; null when it is not loaded. */
  readonly exclusiveCaps: boolean | null;
  readonly isRoot: boolean;
  /** How modprobe is called here: by its name where the path leads to it, else in full. Null when there is none. */
  readonly modprobe: string | null;
  readonly hasPkexec: boolean;
  /** Something on the desktop asks for the password in pkexec's place. */
  readonly hasPolkitAgent: boolean;
}

/** The computer to look at; a folder and an environment of its own in tests. */
export interface Place {
  readonly root: string;
  readonly kernel: string;
  readonly path: string;
  readonly isRoot: boolean;
}

const here = (): Place => ({
  root: '/',
  kernel: release(),
  path: process.env.PATH ?? '',
  isRoot: process.getuid?.() === 0,
});

const textOf = (file: string): string | null => {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return null;
  }
};

/** From the text of /etc/os-release. */
export const distributionOf = (osRelease: string): Distribution => {
  const field = (name: string): string =>
    new RegExp(`^${name}="?([^"\n]*)"?$`, 'm').exec(osRelease)?.[1] ?? '';
  const families = [field('ID'), ...field('ID_LIKE').split(' ')];
  const known = ['ubuntu', 'debian', 'fedora', 'arch'] as const;
  return known.find((name) => families.includes(name)) ?? 'other';
};

/** `drivers/v4l2loopback.ko`, from the folder of modules; null when the module is not there. */
const moduleFile = (folder: string): string | null => {
  const listed = textOf(join(folder, 'modules.dep')) ?? '';
  return /^((?:\S*\/)?v4l2loopback\.ko(?:\.\w+)?):/m.exec(listed)?.[1] ?? null;
};

/** What `scripts/sign-file` of the kernel puts at the end of a module. */
const SIGNATURE = '~Module signature appended~\n';

const isSigned = (file: string): boolean | null => {
  if (!file.endsWith('.ko')) return null;
  let opened: number;
  try {
    opened = openSync(file, 'r');
  } catch {
    return null;
  }
  try {
    const end = Buffer.alloc(SIGNATURE.length);
    readSync(opened, end, 0, end.length, Math.max(0, fstatSync(opened).size - end.length));
    return end.toString('latin1') === SIGNATURE;
  } finally {
    closeSync(opened);
  }
};

/** EFI keeps four bytes of attributes before a variable's value; the variable is of the EFI specification, 3.3. */
const SECURE_BOOT = 'sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c';
const CONTAINER_MARKS = ['.dockerenv', 'run/.containerenv', 'run/host/container-manager', '.flatpak-info'];

/**
 * The programs that ask for a password on today's desktops, by the kernel's short name (15 letters): the shells of
 * GNOME, Cinnamon and others do it themselves, the rest have a program whose name says polkit.
 */
const POLKIT_AGENT = /^(?!polkitd)(.*(polkit|policykit)|gnome-shell|cinnamon|budgie|phosh|cosmic-osd)/;

const hasProcess = (proc: string, name: RegExp): boolean => {
  try {
    return readdirSync(proc).some(
      (pid) => /^\d+$/.test(pid) && name.test(textOf(join(proc, pid, 'comm')) ?? ''),
    );
  } catch {
    return false;
  }
};

/** Debian keeps modprobe out of a plain user's path. */
const SYSTEM_FOLDERS = ['usr/sbin', 'sbin', 'usr/bin', 'bin'];

const findModprobe = (root: string, path: string): string | null => {
  const has = (folder: string): boolean => existsSync(join(root, folder, 'modprobe'));
  if (path.split(':').some((folder) => folder !== '' && has(folder))) return 'modprobe';
  const folder = SYSTEM_FOLDERS.find(has);
  return folder === undefined ? null : `/${folder}/modprobe`;
};

export const examineSystem = ({ root, kernel, path, isRoot }: Place = here()): LoopbackSystem => {
  const at = (name: string): string => join(root, name);
  const modules = at(`lib/modules/${kernel}`);
  const file = moduleFile(modules);
  const module = at('sys/module/v4l2loopback');
  const exclusive = textOf(join(module, 'parameters/exclusive_caps'));
  return {
    distribution: distributionOf(textOf(at('etc/os-release')) ?? ''),
    isContainer: CONTAINER_MARKS.some((mark) => existsSync(at(mark))),
    takesModules: existsSync(at('proc/modules')),
    hasModules: existsSync(modules),
    isInstalled: file !== null,
    isSigned: file === null ? null : isSigned(join(modules, file)),
    wantsSigned:
      textOf(at(SECURE_BOOT))?.charCodeAt(4) === 1 ||
      textOf(at('sys/module/module/parameters/sig_enforce'))?.trim() === 'Y',
    isLoaded: existsSync(module),
    exclusiveCaps: exclusive === null ? null : exclusive.includes('Y'),
    isRoot,
    modprobe: findModprobe(root, path),
    hasPkexec: ['usr/bin', 'bin'].some((folder) => existsSync(join(at(folder), 'pkexec'))),
    hasPolkitAgent: hasProcess(at('proc'), POLKIT_AGENT),
  };
};
