import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findOfficialFaceModel } from '../../../build/models/official-face-model.mjs';
import { CACHE, ROOT } from './places.mjs';

/**
 * The files inside an uncompressed zip.
 * @param {Buffer} archive
 * @returns {Map<string, Buffer>}
 */
export const unzipStored = (archive) => {
  const end = archive.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  const files = new Map();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    files.set(name, archive.subarray(start, start + archive.readUInt32LE(at + 20)));
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
};

/** MediaPipe's blendshape net, out of the official bundle. @returns {Promise<Buffer>} */
export const readTeacher = async () => {
  const model = await findOfficialFaceModel({ root: ROOT, mayDownload: true, log: console.log });
  if (!model)
    throw new Error('Training needs MediaPipe’s face_landmarker.task: name its folder in MASQUE_MODELS.');
  const teacher = unzipStored(await readFile(model.file)).get('face_blendshapes.tflite');
  if (!teacher) throw new Error(`${model.file} has no face_blendshapes.tflite`);
  return teacher;
};

/** Where `withPage` can serve it from. */
export const writeTeacher = async () => {
  await mkdir(CACHE, { recursive: true });
  await writeFile(join(CACHE, 'face_blendshapes.tflite'), await readTeacher());
};
