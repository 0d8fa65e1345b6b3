/**
 * node native-models/training/face-shapes/track-clip.mjs VIDEO [PICTURES_PER_SECOND]
 *
 * Tracks a clip picture by picture with the bundle built from npm, plus the teacher's net, in headless Chromium:
 * what `evaluate.py` measures against. → `.cache/face-shapes/clip.json`, a list of
 * `{ landmarks: 478 × [x, y, z], width, height, labels: 52 in the teacher's order, matrix: 16 }`. Needs ffmpeg.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildNpmFaceModel } from '../../../build/models/npm-face-model.mjs';
import { storedZip } from '../../../build/models/stored-zip.mjs';
import { withPage } from './browser.mjs';
import { CACHE, ROOT } from './places.mjs';
import { readTeacher, unzipStored } from './teacher.mjs';

const [, , clip, perSecond = '4'] = process.argv;
if (!clip) throw new Error('Which clip? node track-clip.mjs VIDEO [PICTURES_PER_SECOND]');

/** The npm bundle with the teacher's net in it, so that MediaPipe itself runs both. */
const writeBundle = async () => {
  const { file } = await buildNpmFaceModel({ root: ROOT });
  const files = [...unzipStored(await readFile(file))].map(([name, bytes]) => ({ name, bytes }));
  files.push({ name: 'face_blendshapes.tflite', bytes: await readTeacher() });
  await writeFile(join(CACHE, 'with-teacher.task'), storedZip(files));
};

/** Runs in the page. @param {string[]} pictures */
const track = async (pictures) => {
  const { FaceLandmarker, FilesetResolver } = await import(
    /* @vite-ignore */ `${location.origin}/vision/vision_bundle.mjs`
  );
  const landmarker = await FaceLandmarker.createFromOptions(
    await FilesetResolver.forVisionTasks('/vision/wasm'),
    {
      baseOptions: { modelAssetPath: '/cache/with-teacher.task', delegate: 'CPU' },
      runningMode: 'IMAGE',
      outputFaceBlendshapes: true,
      outputFacialTransformationMatrixes: true,
    },
  );
  const seen = [];
  for (const picture of pictures) {
    const image = new Image();
    image.src = `/pictures/${picture}`;
    await image.decode();
    const found = landmarker.detect(image);
    if (!found.faceLandmarks.length) continue;
    seen.push({
      width: image.naturalWidth,
      height: image.naturalHeight,
      landmarks: found.faceLandmarks[0].flatMap((/** @type {{ x: number, y: number, z: number }} */ p) => [
        p.x,
        p.y,
        p.z,
      ]),
      labels: found.faceBlendshapes[0].categories.map((/** @type {{ score: number }} */ c) => c.score),
      matrix: found.facialTransformationMatrixes[0].data,
    });
  }
  landmarker.close();
  return seen;
};

await writeBundle();
const pictures = await mkdtemp(join(tmpdir(), 'masque-clip-'));
try {
  await promisify(execFile)('ffmpeg', [
    '-v',
    'error',
    '-i',
    clip,
    '-vf',
    `fps=${perSecond}`,
    '-q:v',
    '3',
    join(pictures, '%05d.jpg'),
  ]);
  const names = (await readdir(pictures)).sort();
  const folders = {
    '/vision/': join(ROOT, 'node_modules/@mediapipe/tasks-vision/'),
    '/cache/': `${CACHE}/`,
    '/pictures/': `${pictures}/`,
  };
  const seen = await withPage(folders, (page) => page.evaluate(track, names));
  await writeFile(join(CACHE, 'clip.json'), JSON.stringify(seen));
  console.log(`${seen.length} of ${names.length} pictures with a face`);
} finally {
  await rm(pictures, { recursive: true, force: true });
}
