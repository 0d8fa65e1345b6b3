import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { cacheFolder } from '../../../../build/setup/places.mjs';
import { BOOT_MODULES, makeInitramfs } from './initramfs.ts';
import { findPackages, Lacking, mustRun, type Packages, unpackPackages } from './packages.ts';

/** What a machine starts from; everything lies in the cache, nothing is installed. */
export interface GuestKernel {
  readonly image: string;
  readonly initramfs: string;
  /** Holds `lib/modules/RELEASE` with v4l2loopback and the few others that the guest loads. */
  readonly modules: string;
}

/** `vivid` is the kernel's own make-believe camera: what must be left alone. */
const CAMERA_MODULES = ['v4l2loopback', 'vivid'];

/** Counts up when what is laid into the cache changes. */
const LAYOUT = 2;

const KMOD_CURE = 'Install kmod: sudo apt-get install kmod';

/** Builds the module in the unpacked headers, which think that they are installed. */
const buildModule = async (root: string, release: string): Promise<string> => {
  const sources = join(root, 'usr', 'src');
  const source = readdirSync(sources).find((name) => name.startsWith('v4l2loopback-'));
  if (source === undefined) throw new Lacking('v4l2loopback-dkms holds no source.');
  const headers = join(sources, `linux-headers-${release}`);
  const makefile = join(headers, 'Makefile');
  writeFileSync(makefile, readFileSync(makefile, 'utf8').replaceAll(' /usr/src/', ` ${sources}/`));
  const module = join(root, 'v4l2loopback');
  cpSync(process.env.MASQUE_V4L2LOOPBACK_SOURCE ?? join(sources, source), module, { recursive: true });
  await mustRun(
    ['make', '-C', headers, `M=${module}`, 'CC=gcc', 'modules'],
    root,
    'Install the tools that build a module: sudo apt-get install gcc make libelf1',
  );
  return join(module, 'v4l2loopback.ko');
};

/** The files of these modules and of all that they need, each after what it needs. */
const moduleFiles = async (root: string, release: string, names: readonly string[]): Promise<string[]> => {
  const files: string[] = [];
  for (const name of names) {
    const words = ['modprobe', '-d', root, '-S', release, '-C', '/dev/null', '--show-depends', name];
    const listed = await mustRun(words, root, KMOD_CURE);
    files.push(...[...listed.matchAll(/^insmod (\S+)/gm)].map((match) => match[1] ?? ''));
  }
  return [...new Set(files)];
};

/** Lays everything into `folder` and removes what it was made from. */
const lay = async (folder: string, packages: Packages): Promise<void> => {
  const { release } = packages;
  const root = await unpackPackages(folder, packages);
  const all = join(root, 'lib', 'modules', release);
  cpSync(await buildModule(root, release), join(all, 'updates', 'v4l2loopback.ko'));
  await mustRun(['depmod', '-b', root, release], root, KMOD_CURE);

  const boot = await moduleFiles(root, release, BOOT_MODULES);
  writeFileSync(join(folder, 'initramfs.gz'), makeInitramfs(join(root, 'bin', 'busybox'), boot));
  const kept = join(folder, 'modules', 'lib', 'modules', release);
  const indexes = ['modules.order', 'modules.builtin', 'modules.builtin.modinfo'];
  const cameras = await moduleFiles(root, release, CAMERA_MODULES);
  for (const file of [...cameras.map((path) => relative(all, path)), ...indexes])
    cpSync(join(all, file), join(kept, file));
  await mustRun(['depmod', '-b', join(folder, 'modules'), release], folder, KMOD_CURE);
  cpSync(join(root, 'boot', `vmlinuz-${release}`), join(folder, 'vmlinuz'));
  for (const file of ['root', ...packages.files]) rmSync(join(folder, file), { recursive: true });
};

/**
 * Debian's kernel and the module, fetched and built once for each pair of versions. Rejects with `Lacking` where that
 * cannot be had. `MASQUE_V4L2LOOPBACK_SOURCE` names a folder of another version's source to build instead of Debian's.
 */
export const provideKernel = async (): Promise<GuestKernel> => {
  const packages = await findPackages();
  const inputs = [...packages.files, LAYOUT, process.env.MASQUE_V4L2LOOPBACK_SOURCE ?? ''].join('\n');
  const key = createHash('sha256').update(inputs).digest('hex').slice(0, 12);
  const folder = join(cacheFolder(), 'v4l2-machine', key);
  if (!existsSync(folder)) {
    const draft = `${folder}.${process.pid}.part`;
    mkdirSync(draft, { recursive: true });
    try {
      await lay(draft, packages);
      // Another clone may have been faster: its folder is the same.
      if (!existsSync(folder)) renameSync(draft, folder);
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  }
  return {
    image: join(folder, 'vmlinuz'),
    initramfs: join(folder, 'initramfs.gz'),
    modules: join(folder, 'modules'),
  };
};
