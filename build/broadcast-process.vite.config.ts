import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('../', import.meta.url));

/**
 * A build of its own, not one more entry of `electron.vite.config.ts`: mediasoup is CommonJS, for which the bundler adds
 * functions of its own. It lays them into one entry, and every other entry would then run that one.
 */
export default defineConfig({
  root,
  ssr: { noExternal: true },
  build: {
    ssr: join(root, 'electron', 'broadcast-process.ts'),
    outDir: join(root, 'out', 'broadcast'),
    emptyOutDir: true,
    target: 'node18',
    minify: false,
    rollupOptions: { output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false } },
  },
});
