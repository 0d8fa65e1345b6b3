import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, preview } from 'vite';

/** Builds the harness into a folder of its own and serves it, content security policy and all, on a free port. */
export const serveHarness = async (): Promise<{ readonly address: string; close(): Promise<void> }> => {
  const configFile = resolve(import.meta.dirname, 'vite.config.ts');
  const outDir = mkdtempSync(join(tmpdir(), 'masque-harness-'));
  const shared = { configFile, logLevel: 'error' as const, build: { outDir } };
  await build(shared);
  const server = await preview({ ...shared, preview: { port: 0, host: '127.0.0.1' } });
  const at = server.httpServer.address();
  if (at === null || typeof at === 'string') throw new Error('The harness has no address.');
  return {
    address: `http://127.0.0.1:${at.port}`,
    close: async () => {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
};
