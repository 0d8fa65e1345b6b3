import { copyFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const root = import.meta.dirname;

/**
 * The face tracker's WASM loader asks for its files by address at run time, so no bundler sees them. They are laid
 * beside the page, where the worker reads `/wasm/…` from its own origin, in a checkout and in a package alike.
 */
const trackerWasm = (): Plugin => ({
  name: 'masque:tracker-wasm',
  apply: 'build',
  closeBundle() {
    const from = resolve(root, 'node_modules/@mediapipe/tasks-vision/wasm');
    const to = resolve(root, 'out/renderer/wasm');
    mkdirSync(to, { recursive: true });
    for (const file of ['vision_wasm_module_internal.js', 'vision_wasm_module_internal.wasm']) {
      copyFileSync(join(from, file), join(to, file));
    }
  },
});

/**
 * mediabunny 1.61.0, looking in a damaged Matroska or WebM file for where to go on, never ends when what is left is as
 * short as one number: it steps on by nought. The build fails when the line is no longer there to be mended.
 */
const endingResync = (): Plugin => {
  const line = 'if (slice.length < MAX_VAR_INT_SIZE)';
  return {
    name: 'masque:ending-resync',
    transform(code, id) {
      if (!/mediabunny.*matroska[\\/]ebml\.js/.test(id)) return null;
      if (!code.includes(line))
        throw new Error(`${id} no longer holds “${line}”: is endingResync still needed?`);
      return { code: code.replace(line, line.replace('<', '<=')), map: null };
    },
  };
};

/**
 * CommonJS: Electron 25's Node 18 cannot `require` the ESM packages, so everything is inlined but Electron and what is a
 * binary.
 */
const electronBuild = (folder: string, ...names: string[]) => ({
  build: {
    outDir: resolve(root, 'out', folder),
    target: 'node18',
    minify: false,
    externalizeDeps: false,
    rollupOptions: {
      input: Object.fromEntries(names.map((name) => [name, resolve(root, 'electron', `${name}.ts`)])),
      external: ['koffi', 'onnxruntime-node'],
      output: {
        format: 'cjs' as const,
        entryFileNames: '[name].cjs',
        chunkFileNames: '[name].cjs',
        // A sandboxed preload script can load no second file.
        ...(names.length === 1 ? { codeSplitting: false } : {}),
      },
    },
  },
});

export default defineConfig({
  main: electronBuild(
    'main',
    'main',
    'virtual-camera-process',
    'native-models-process',
    'speech-process',
    'avatar-check-worker',
  ),
  preload: electronBuild('preload', 'preload'),
  renderer: {
    root: resolve(root, 'renderer'),
    base: '/',
    plugins: [react(), trackerWasm()],
    worker: { format: 'es', plugins: () => [endingResync()] },
    build: {
      outDir: resolve(root, 'out/renderer'),
      emptyOutDir: true,
      target: 'chrome114',
      // Inlined files would be data: addresses, which the content security policy refuses.
      assetsInlineLimit: 0,
      minify: true,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { index: resolve(root, 'renderer/index.html') } },
    },
  },
});
