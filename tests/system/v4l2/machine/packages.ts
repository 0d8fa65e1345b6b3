import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, tail } from '../../../../build/setup/run-command.mjs';

/** Something that this computer lacks, in words for a person. */
export class Lacking extends Error {}

/** Debian keeps the tools for modules out of a plain user's path. */
const PATH = `${process.env.PATH ?? ''}:/usr/sbin:/sbin`;

/** What a program says; `Lacking` with the cure when it ends badly. */
export const mustRun = async (words: readonly string[], cwd: string, cure: string): Promise<string> => {
  const [program = '', ...args] = words;
  const { code, output } = await runCommand(program, args, {
    cwd,
    env: { ...process.env, PATH, LC_ALL: 'C' },
    timeoutSeconds: 300,
  });
  if (code !== 0) throw new Lacking(`${words.join(' ')} ended with ${code}:\n${tail(output, 6)}\n→ ${cure}`);
  return output;
};

const UPDATE = 'Run: sudo apt-get update';

/** What a package needs, by apt's lists, of those whose name fits. */
const dependencies = async (name: string, fits: RegExp): Promise<string[]> => {
  const output = await mustRun(['apt-cache', 'depends', name], '/', UPDATE);
  return [...output.matchAll(/^\s+\|?Depends: (\S+)$/gm)]
    .map((match) => match[1] ?? '')
    .filter((found) => fits.test(found));
};

export interface Packages {
  /** The kernel's, such as `6.1.0-56-amd64`. */
  readonly release: string;
  readonly names: readonly string[];
  /** Files that apt would fetch, with their versions. */
  readonly files: readonly string[];
}

/** Debian's present kernel with its headers, the module's source, and a small shell for the first moments. */
export const findPackages = async (): Promise<Packages> => {
  const [image] = await dependencies('linux-image-amd64', /^linux-image-\d/);
  if (image === undefined)
    throw new Lacking('apt knows no linux-image-amd64: the machine runs Debian’s kernel.');
  const release = image.replace('linux-image-', '');
  const headers = `linux-headers-${release}`;
  const more = await dependencies(headers, /^linux-(headers-.*common|kbuild-)/);
  const names = [image, headers, ...more, 'v4l2loopback-dkms', 'busybox-static'];
  const listed = await mustRun(['apt-get', 'download', '--print-uris', ...names], '/', UPDATE);
  const files = [...listed.matchAll(/^'[^']+' (\S+\.deb) /gm)].map((match) => match[1] ?? '').sort();
  return { release, names, files };
};

/** Fetches and unpacks them below `folder`, and gives the root that they think they are in. Nothing is installed. */
export const unpackPackages = async (folder: string, { names, files }: Packages): Promise<string> => {
  const root = join(folder, 'root');
  mkdirSync(root);
  await mustRun(['apt-get', 'download', '-q', ...names], folder, 'Check the network, then try again.');
  for (const file of files)
    await mustRun(['dpkg-deb', '-x', file, root], folder, 'Free 1 GB of disk space, then try again.');
  // Newer Debians have all of them below usr.
  for (const name of ['bin', 'lib']) {
    if (!existsSync(join(root, name))) symlinkSync(join('usr', name), join(root, name));
  }
  return root;
};
