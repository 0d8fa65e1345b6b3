import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { MasqueError } from '../../renderer/core/errors.ts';

const PART = 'geometry_pipeline_metadata_landmarks.binarypb';

/**
 * The bytes of MediaPipe's canonical face, cut out of the installed package `@mediapipe/face_mesh`.
 * The package packs its files end to end and names their places in a script beside them.
 * @throws MasqueError `missing-part` when the package does not hold the part.
 */
export const readCanonicalFaceBytes = (): Uint8Array => {
  const folder = join(createRequire(import.meta.url).resolve('@mediapipe/face_mesh/package.json'), '..');
  const index = readFileSync(join(folder, 'face_mesh_solution_packed_assets_loader.js'), 'utf8');
  const place = new RegExp(`${PART}", "start": (\\d+), "end": (\\d+)`).exec(index);
  if (!place)
    throw new MasqueError(
      'missing-part',
      `${folder} does not hold ${PART}.`,
      'Install the version of @mediapipe/face_mesh that package.json names.',
    );
  const packed = readFileSync(join(folder, 'face_mesh_solution_packed_assets.data'));
  return new Uint8Array(packed.subarray(Number(place[1]), Number(place[2])));
};
