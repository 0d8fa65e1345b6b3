import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('../', import.meta.url));

/** A build of its own, as the viewer's is: phones open it in the browser that they have. */
export default defineConfig({
  root: join(root, 'renderer', 'phone'),
  // Its address has a token in its path.
  base: './',
  build: {
    outDir: join(root, 'out', 'phone'),
    emptyOutDir: true,
    target: ['es2019', 'chrome75', 'safari13.1', 'firefox78'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
