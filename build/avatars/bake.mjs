import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

/** Bakes `assets/avatars/*.json` to `out/avatars/*.glb`: node build/avatars/bake.mjs */
const root = fileURLToPath(new URL('../../', import.meta.url));

const { module } = await runnerImport(`${root}build/avatars/bake.ts`, { root, logLevel: 'warn' });
/** @type {typeof import('./bake.ts')} */
const { bakeAvatars } = /** @type {any} */ (module);

for (const { id, file, bytes, triangles } of await bakeAvatars(`${root}assets/avatars`, `${root}out/avatars`))
  console.log(`${id}: ${triangles} triangles, ${Math.round(bytes / 1024)} KB, ${file}`);
