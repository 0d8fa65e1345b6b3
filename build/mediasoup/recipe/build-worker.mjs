import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createStepLog } from '../../setup/progress.mjs';
import { runCommand, tail } from '../../setup/run-command.mjs';
import { aptCommand, aptInstall, aptPrefix, isOnPath } from '../../setup/system-libraries.mjs';

/**
 * Builds mediasoup's worker from the sources in its npm package, with Debian 12's libraries and nothing else:
 * node build/mediasoup/recipe/build-worker.mjs PACKAGE PROGRAM
 *
 * Its own build fetches Meson by pip and eight libraries from GitHub. Here Debian's Meson builds, and for each library
 * a subproject of ours stands where the fetched one would, and hands on what the system has.
 */
const OWN_SUBPROJECTS = fileURLToPath(new URL('./subprojects/', import.meta.url));

/** What is changed in the worker's own sources; the build stops when a line is no longer there to be changed. */
const CHANGES = [
  {
    // Nothing newer than Debian's 1.0.1 is used.
    file: 'meson.build',
    line: /meson_version: '>= 1\.[\d.]+'/,
    instead: "meson_version: '>= 1.0.0'",
  },
  {
    // The callback answers 1 to every control call. Debian's OpenSSL can do kernel TLS and takes that as “it is on”,
    // allocates no write buffer, and crashes in the first ServerHello. The call's own result must go back.
    file: 'src/RTC/DtlsTransport.cpp',
    line: '(operationType == BIO_CB_RETURN)',
    instead: '(operationType & BIO_CB_RETURN)',
  },
];

/** Half the cores: somebody is using this machine, and each compiler takes up to 1 GB. */
const JOBS = Math.max(1, Math.ceil(availableParallelism() / 2));

/** What a build takes: programs and pkg-config's names of libraries, each with the package of Debian 12 that brings it. */
const NEEDED = {
  programs: {
    meson: 'meson',
    ninja: 'ninja-build',
    'c++': 'g++',
    'pkg-config': 'pkg-config',
    flatc: 'flatbuffers-compiler',
  },
  libraries: {
    libuv: 'libuv1-dev',
    openssl: 'libssl-dev',
    libsrtp2: 'libsrtp2-dev',
    flatbuffers: 'libflatbuffers-dev',
    absl_flat_hash_map: 'libabsl-dev',
    liburing: 'liburing-dev',
  },
};

/** @returns {Promise<string[]>} Debian's packages that are not there yet */
const missingPackages = async () => {
  const missing = Object.entries(NEEDED.programs).filter(([program]) => !isOnPath(program));
  for (const [name, brings] of Object.entries(NEEDED.libraries)) {
    const { code } = await runCommand('pkg-config', ['--exists', name]);
    if (code !== 0) missing.push([name, brings]);
  }
  return missing.map(([, brings]) => brings);
};

const providePackages = async () => {
  const missing = await missingPackages();
  const prefix = missing.length > 0 ? await aptPrefix() : null;
  if (prefix !== null) await aptInstall(prefix, missing, createStepLog(process.stderr));
  const left = await missingPackages();
  if (left.length > 0) throw new Error(`What a build takes is missing. Cure: ${aptCommand(left)}`);
};

/** @param {string} sources */
const changeSources = async (sources) => {
  for (const { file, line, instead } of CHANGES) {
    const path = join(sources, file);
    const before = await readFile(path, 'utf8');
    const after = before.replace(line, instead);
    if (after === before) throw new Error(`${file} no longer holds ${line}: is the change still needed?`);
    await writeFile(path, after);
  }
};

/** Meson looks for an unpacked library in the folder that its .wrap file names. @param {string} sources */
const laySubprojects = async (sources) => {
  for (const name of await readdir(OWN_SUBPROJECTS)) {
    const wrap = await readFile(join(sources, 'subprojects', `${name}.wrap`), 'utf8');
    const folder = /^directory *= *(\S+)/m.exec(wrap)?.[1];
    if (folder === undefined) throw new Error(`${name}.wrap names no directory`);
    const target = join(sources, 'subprojects', folder);
    await cp(join(OWN_SUBPROJECTS, name), target, { recursive: true });
    // The worker links each library whole; an archive needs at least one object.
    await writeFile(join(target, 'nothing.c'), `int nothing_of_${name.replaceAll('-', '_')};\n`);
  }
};

/** @param {string} program @param {readonly string[]} args */
const run = async (program, args) => {
  const { code, output } = await runCommand(program, args, { timeoutSeconds: 3600 });
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${tail(output, 25)}`);
};

/** @param {string} mediasoup the npm package's folder @param {string} program where the worker is put */
const buildWorker = async (mediasoup, program) => {
  const folder = await mkdtemp(join(tmpdir(), 'masque-mediasoup-'));
  try {
    await providePackages();
    const [sources, built] = [join(folder, 'worker'), join(folder, 'built')];
    await cp(join(mediasoup, 'worker'), sources, { recursive: true });
    await changeSources(sources);
    await laySubprojects(sources);
    const options = ['--buildtype', 'release', '-Db_ndebug=true', '--wrap-mode=nodownload'];
    await run('meson', ['setup', ...options, built, sources]);
    await run('nice', ['ninja', '-C', built, '-j', String(JOBS), 'mediasoup-worker']);
    await run('strip', [join(built, 'mediasoup-worker')]);
    await mkdir(dirname(program), { recursive: true });
    // Whoever looks while it arrives sees all of it or nothing.
    const draft = `${program}.${process.pid}.part`;
    await cp(join(built, 'mediasoup-worker'), draft);
    await rename(draft, program);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const [mediasoup, program] = process.argv.slice(2);
if (mediasoup === undefined || program === undefined) {
  console.error('node build/mediasoup/recipe/build-worker.mjs PACKAGE PROGRAM');
  process.exitCode = 2;
} else {
  try {
    await buildWorker(mediasoup, program);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
