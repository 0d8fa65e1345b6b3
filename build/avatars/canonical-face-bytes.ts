import { fileURLToPath } from 'node:url';
import { readFaceMeshPackage } from '../models/face-mesh-package.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The bytes of MediaPipe's canonical face, out of the installed package `@mediapipe/face_mesh`; its sum is checked. */
export const readCanonicalFaceBytes = async (): Promise<Uint8Array> =>
  new Uint8Array((await readFaceMeshPackage(ROOT)).geometry);
