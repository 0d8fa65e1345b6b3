import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { openDisplay } from '../../build/display.mjs';
import { chromiumSwitches, inspectMachine } from '../../build/electron-args.mjs';
import { buildApp } from '../../build/setup/build-app.mjs';
import { provideElectron } from '../../build/setup/electron-runtime.mjs';
import { ROOT } from '../../build/setup/places.mjs';
import { createStepLog } from '../../build/setup/progress.mjs';

type Environment = Record<string, string>;

interface Stand {
  readonly executable: string;
  /** Chromium's switches for this machine, placed before the app's folder. */
  readonly switches: readonly string[];
  readonly env: Environment;
  dispose(): Promise<void>;
}

const environment = (more: Readonly<Record<string, string>>): Environment => {
  const inherited = Object.entries({ ...process.env, ...more });
  return Object.fromEntries(
    inherited.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
};

const prepare = async (more: () => Readonly<Record<string, string>>): Promise<Stand> => {
  const log = createStepLog(process.stderr);
  const { executable } = await provideElectron({ root: ROOT, log });
  await buildApp({ root: ROOT, log });
  const display = await openDisplay();
  const machine = await inspectMachine({ executable, isVirtualDisplay: display.isVirtual });
  return {
    executable,
    switches: chromiumSwitches(machine),
    env: environment({ ...display.env, ...more() }),
    dispose: display.dispose,
  };
};

export interface Opened {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Everything that the app has said on its error stream so far. */
  errors(): string;
  /** The status that the app ends with. */
  readonly ended: Promise<number | null>;
  close(): Promise<void>;
}

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const collect = (child: ChildProcess, stream: 'stdout' | 'stderr'): (() => string) => {
  let text = '';
  child[stream]?.on('data', (part) => {
    text += String(part);
  });
  return () => text;
};

const endOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done(child.exitCode);
    else child.once('exit', (code) => done(code));
  });

type Launch = NonNullable<Parameters<typeof _electron.launch>[0]>;

/**
 * Opens under a debugger. On a busy machine about one attachment in a hundred never completes, though the app itself
 * has started (it does so every time without a debugger), so a second one is tried.
 */
const attach = async (options: Launch): Promise<ElectronApplication> => {
  try {
    return await _electron.launch({ ...options, timeout: 30_000 });
  } catch (error) {
    console.error(
      `Attaching again: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
    );
    return _electron.launch({ ...options, timeout: 60_000 });
  }
};

/**
 * The real app on a real Electron: one stand for each test file, which ends everything that it started. `more` is asked
 * once for what else belongs into the app's environment.
 */
export const createStand = (more: () => Readonly<Record<string, string>> = () => ({})) => {
  let stand: Promise<Stand> | undefined;
  const folders: string[] = [];
  const children = new Set<ChildProcess>();
  const ready = (): Promise<Stand> => {
    stand ??= prepare(more);
    return stand;
  };
  const folder = async (): Promise<string> => {
    const path = await mkdtemp(join(tmpdir(), 'masque-e2e-'));
    folders.push(path);
    return path;
  };
  return {
    /** A fresh folder, for settings or for what the app writes. */
    folder,
    /** Finds the runtime, builds the app and opens a display; slow the first time. */
    ready: async (): Promise<void> => void (await ready()),
    /** Opens the app under a debugger; a user-data folder of its own unless `args` names one. */
    async open(args: readonly string[] = [], chromium: readonly string[] = []): Promise<Opened> {
      const { executable, switches, env } = await ready();
      const own = args.includes('--user-data') ? [] : ['--user-data', await folder()];
      const app = await attach({
        executablePath: executable,
        args: [...switches, ...chromium, ROOT, ...args, ...own],
        env,
      });
      const child = app.process();
      children.add(child);
      const errors = collect(child, 'stderr');
      const page = await app.firstWindow({ timeout: 60_000 });
      await page.waitForLoadState('load');
      return { app, page, errors, ended: endOf(child), close: () => app.close() };
    },
    /** Runs a command to its end, as a person does. `onStart` may send it signals. */
    async run(args: readonly string[], onStart?: (child: ChildProcess) => void): Promise<Outcome> {
      const { executable, switches, env } = await ready();
      const child = spawn(executable, [...switches, ROOT, ...args], { env, cwd: await folder() });
      children.add(child);
      const [stdout, stderr] = [collect(child, 'stdout'), collect(child, 'stderr')];
      onStart?.(child);
      const status = await endOf(child);
      return { status, stdout: stdout(), stderr: stderr() };
    },
    async dispose(): Promise<void> {
      for (const child of children)
        if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await (await stand)?.dispose();
      for (const path of folders) await rm(path, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
