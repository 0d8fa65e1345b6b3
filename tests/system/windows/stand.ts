import { ROOT } from '../../../build/setup/places.mjs';
import { buildWindowsPrograms } from './build-programs.ts';
import { startReader } from './start-reader.ts';
import { startWriter } from './start-writer.ts';
import type { WindowsTools } from './windows-tools.ts';
import { startWine } from './wine.ts';

/** A file that every Windows has, for registrations that name one. */
const SOME_LIBRARY = 'C:\\windows\\system32\\kernel32.dll';

/** A Windows with our writers and the readers in it. */
export const createStand = async (tools: WindowsTools, root = ROOT) => {
  const wine = await startWine(tools);
  try {
    const programs = await buildWindowsPrograms(tools, root, wine.folder);
    const reg = (...words: readonly string[]) => wine.run('reg', ...words);
    return {
      startWriter: () => startWriter(wine, tools.node, programs.writer),
      startReader: (kind: keyof typeof programs.reader, ...words: readonly string[]) =>
        startReader(wine, programs.reader[kind], ...words),
      /** Registers a filter as its installer would. */
      async register(key: string, name: string, view: 32 | 64, library = SOME_LIBRARY) {
        await reg('add', key, '/ve', '/d', name, '/f', `/reg:${view}`);
        await reg('add', `${key}\\InprocServer32`, '/ve', '/d', library, '/f', `/reg:${view}`);
      },
      async unregister(key: string, view: 32 | 64) {
        await reg('delete', key, '/f', `/reg:${view}`);
      },
      folder: wine.folder,
      endPrograms: wine.endPrograms,
      dispose: wine.dispose,
    };
  } catch (error) {
    await wine.dispose();
    throw error;
  }
};
export type Stand = Awaited<ReturnType<typeof createStand>>;
