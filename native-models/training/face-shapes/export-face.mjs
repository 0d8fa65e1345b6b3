/**
 * node native-models/training/face-shapes/export-face.mjs
 *
 * Writes `.cache/face-shapes/face.f32`: the canonical face and the house's own 52 shapes on it, so that the training
 * faces and the avatars share one definition. 53 blocks of 468 × [x, y, z], metres: the positions, then the shapes in
 * `ARKIT_SHAPES` order.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { buildNpmFaceModel } from '../../../build/models/npm-face-model.mjs';
import { CACHE, ROOT } from './places.mjs';

/** @param {string} file TypeScript, below the project's folder */
const load = async (file) => (await runnerImport(join(ROOT, file))).module;

await buildNpmFaceModel({ root: ROOT });
const { parseCanonicalFace } = await load('renderer/core/shapes/canonical-face.ts');
const { makeShapes } = await load('renderer/core/shapes/make-shapes.ts');
const { ARKIT_SHAPES } = await load('renderer/core/signals/arkit.ts');

const face = parseCanonicalFace(
  await readFile(join(ROOT, 'assets/models/geometry_pipeline_metadata_landmarks.binarypb')),
);
const fields = makeShapes(face);
const blocks = [face.positions, ...ARKIT_SHAPES.map((/** @type {string} */ name) => fields[name])];
await mkdir(CACHE, { recursive: true });
await writeFile(
  join(CACHE, 'face.f32'),
  Buffer.concat(blocks.map((block) => Buffer.from(block.buffer, block.byteOffset, block.byteLength))),
);
await writeFile(join(CACHE, 'shapes.json'), JSON.stringify(ARKIT_SHAPES));
