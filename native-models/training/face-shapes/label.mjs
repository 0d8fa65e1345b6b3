/**
 * node native-models/training/face-shapes/label.mjs
 *
 * MediaPipe's blendshape net looks at every synthetic face: `teacher-input.f32` (n, 146, 2) → `labels.f32` (n, 52),
 * in the teacher's own order: `_neutral`, then alphabetical. LiteRT runs it in headless Chromium, about 3 ms a face.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withPage } from './browser.mjs';
import { CACHE } from './places.mjs';
import { writeTeacher } from './teacher.mjs';

const CHUNK = 2000;
const INPUT = 146 * 2;

await writeTeacher();
const bytes = await readFile(join(CACHE, 'teacher-input.f32'));
const input = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
const litert = fileURLToPath(new URL('./node_modules/@litertjs/', import.meta.url));

const labels = await withPage({ '/litert/': litert, '/cache/': `${CACHE}/` }, async (page) => {
  await page.evaluate(async () => {
    const map = document.createElement('script');
    map.type = 'importmap';
    map.textContent = JSON.stringify({
      imports: { '@litertjs/wasm-utils': '/litert/wasm-utils/dist/index.js' },
    });
    document.head.append(map);
    const litert = await import(/* @vite-ignore */ `${location.origin}/litert/core/dist/index.js`);
    await litert.loadLiteRt('/litert/core/wasm/');
    const model = await litert.loadAndCompile('/cache/face_blendshapes.tflite', { accelerator: 'wasm' });
    Object.assign(window, {
      /** @param {number[]} points @param {number} size */
      label: async (points, size) => {
        const rows = [];
        for (let start = 0; start < points.length; start += size) {
          const tensor = new litert.Tensor(new Float32Array(points.slice(start, start + size)), [
            1,
            size / 2,
            2,
          ]);
          const [output] = await model.run([tensor]);
          rows.push(...(await output.data()));
          output.delete();
          tensor.delete();
        }
        return rows;
      },
    });
  });
  /** @type {number[]} */
  const rows = [];
  for (let start = 0; start < input.length; start += CHUNK * INPUT) {
    const points = [...input.subarray(start, start + CHUNK * INPUT)];
    rows.push(
      ...(await page.evaluate(
        ([p, size]) => Reflect.get(window, 'label')(p, size),
        /** @type {const} */ ([points, INPUT]),
      )),
    );
    console.log(`labelled ${rows.length / 52} of ${input.length / INPUT}`);
  }
  return rows;
});
await writeFile(join(CACHE, 'labels.f32'), Float32Array.from(labels));
