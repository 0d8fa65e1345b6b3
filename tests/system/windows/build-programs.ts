import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { runCommand } from '../../../build/setup/run-command.mjs';
import type { WindowsTools } from './windows-tools.ts';

const SOURCES = join(import.meta.dirname, 'programs');

export interface WindowsPrograms {
  readonly writer: string;
  readonly reader: Readonly<Record<'obs-queue' | 'unity-capture', string>>;
}

/** Our own writers as the app carries them: one CommonJS file, with koffi and its binary beside it. */
const bundleWriter = async (root: string, folder: string, koffiBinary: string): Promise<string> => {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: join(SOURCES, 'writer.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rollupOptions: { output: { format: 'cjs', entryFileNames: 'writer.cjs' } },
    },
  });
  const modules = join(folder, 'node_modules');
  cpSync(join(root, 'node_modules', 'koffi'), join(modules, 'koffi'), { recursive: true });
  mkdirSync(join(modules, '@koromix'), { recursive: true });
  cpSync(koffiBinary, join(modules, '@koromix', 'koffi-win32-x64'), { recursive: true });
  return join(folder, 'writer.cjs');
};

const compile = async (compiler: string, name: string, folder: string): Promise<string> => {
  const program = join(folder, `${name}.exe`);
  const words = ['-O3', '-Wall', '-Wextra', '-Werror', '-o', program, join(SOURCES, `${name}.c`)];
  const { code, output } = await runCommand(compiler, words, { timeoutSeconds: 60 });
  if (code !== 0) throw new Error(`${name}.c does not compile:\n${output}`);
  return program;
};

/** @param folder where the programs go */
export const buildWindowsPrograms = async (
  tools: WindowsTools,
  root: string,
  folder: string,
): Promise<WindowsPrograms> => ({
  writer: await bundleWriter(root, folder, tools.koffi),
  reader: {
    'obs-queue': await compile(tools.compiler, 'obs-queue-reader', folder),
    'unity-capture': await compile(tools.compiler, 'unity-capture-receiver', folder),
  },
});
