import { readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { runnerImport } from 'vite';

/**
 * Bakes `assets/avatars/*.json` to `out/avatars/*.glb`, and what they come to into `cast.jsonl`, on every core:
 * node build/avatars/bake.mjs
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const recipes = join(root, 'assets', 'avatars');
const target = join(root, 'out', 'avatars');

/** @typedef {import('./bake.ts').BakedAvatar} BakedAvatar */

/** A thread bakes the recipes it is given, one after the other, and answers each. */
const serve = async () => {
  const { module } = await runnerImport(join(root, 'build', 'avatars', 'bake.ts'), {
    root,
    configFile: false,
    logLevel: 'warn',
  });
  /** @type {typeof import('./bake.ts')} */
  const { bakeAvatar } = /** @type {any} */ (module);
  parentPort?.on('message', async (/** @type {string} */ file) => {
    parentPort?.postMessage(await bakeAvatar(recipes, file, target));
  });
  parentPort?.postMessage(null);
};

/** @param {string[]} waiting files, taken from @param {BakedAvatar[]} baked filled */
const bakeOnThread = (waiting, baked) =>
  new Promise((done, failed) => {
    const thread = new Worker(fileURLToPath(import.meta.url));
    thread.once('error', failed);
    thread.once('exit', done);
    thread.on('message', (/** @type {BakedAvatar | null} */ avatar) => {
      if (avatar) {
        baked.push(avatar);
        console.log(`${avatar.id}: ${avatar.triangles.low} triangles`);
      }
      const next = waiting.shift();
      if (next === undefined) void thread.terminate();
      else thread.postMessage(next);
    });
  });

if (isMainThread) {
  const files = readdirSync(recipes)
    .filter((file) => file.endsWith('.json'))
    .sort();
  const [waiting, /** @type {BakedAvatar[]} */ baked] = [[...files], /** @type {BakedAvatar[]} */ ([])];
  const threads = Math.min(availableParallelism(), files.length);
  await Promise.all(Array.from({ length: threads }, () => bakeOnThread(waiting, baked)));
  if (baked.length < files.length) throw new Error(`${files.length - baked.length} avatars were not baked`);
  baked.sort((a, b) => (a.id < b.id ? -1 : 1));
  writeFileSync(join(target, 'cast.jsonl'), baked.map((avatar) => `${JSON.stringify(avatar)}\n`).join(''));
} else await serve();
