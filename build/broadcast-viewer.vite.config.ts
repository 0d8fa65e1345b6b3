import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('../', import.meta.url));

/** A build of its own: other screens open it in whatever browser they have, not in the app's Chromium. */
export default defineConfig({
  root: join(root, 'renderer', 'viewer'),
  // Its addresses have a token in their path.
  base: './',
  build: {
    outDir: join(root, 'out', 'viewer'),
    emptyOutDir: true,
    // OBS 27's browser source (Chromium 75) understands it, and every phone that has WebRTC in earnest.
    target: ['es2019', 'chrome75', 'safari13.1', 'firefox78'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: ['index.html', 'room.html'].map((page) => join(root, 'renderer', 'viewer', page)),
    },
  },
});
