import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { SECURITY_HEADERS } from '../../../electron/protocol/security-headers.ts';

const here = import.meta.dirname;

/** `npx vite tests/ui/harness` to look; the accessibility test builds it and serves it under the app's own headers. */
export default defineConfig({
  root: here,
  cacheDir: resolve(here, '../../../.cache/harness'),
  plugins: [react()],
  build: {
    target: 'chrome114',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
  },
  preview: { headers: { ...SECURITY_HEADERS } },
});
