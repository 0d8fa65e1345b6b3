import { join } from 'node:path';
import { readIfPresent, requireSum } from './checksum.mjs';
import { ModelError } from './model-error.mjs';

const PACKAGE = '@mediapipe/face_mesh';
const VERSION = '0.4.1657299874';
const ASSETS = 'face_mesh_solution_packed_assets.data';
const ASSETS_SHA256 = 'dbe5905c582c0462cdaea17e7e6ecea92edaa8cccc515c5e2e7291f2cbb5fb99';

/** Byte ranges in the packed file, from its own loader's list, each pinned by its sum. */
const PARTS = {
  attentionMesh: {
    start: 0,
    end: 2495952,
    sha256: '883b7411747bac657c30c462d305d312e9dec6adbf8b85e2f5d8d722fca9455d',
  },
  geometry: {
    start: 3737848,
    end: 3757224,
    sha256: 'bdbcda96dfcb7da883da124aaa2c55dee49770d934f0fcc71747f8c21bdc75b4',
  },
  detector: {
    start: 3757224,
    end: 3986256,
    sha256: '3bc182eb9f33925d9e58b5c8d59308a760f4adea8f282370e428c51212c26633',
  },
};

const CURE = `Run "npm ci", which installs ${PACKAGE} ${VERSION} as package-lock.json pins it, then set up again.`;

/**
 * MediaPipe's own models, cut out of the npm package that carries them.
 * @param {string} root the project's folder
 * @returns {Promise<{ attentionMesh: Buffer, geometry: Buffer, detector: Buffer }>}
 */
export const readFaceMeshPackage = async (root) => {
  const file = join(root, 'node_modules', PACKAGE, ASSETS);
  const packed = await readIfPresent(file);
  if (!packed) throw new ModelError('not-found', `${file} is missing.`, CURE);
  requireSum(file, packed, ASSETS_SHA256, CURE);
  /** @param {keyof typeof PARTS} name */
  const cut = (name) => {
    const { start, end, sha256 } = PARTS[name];
    const bytes = packed.subarray(start, end);
    requireSum(`${file}, part "${name}"`, bytes, sha256, CURE);
    return bytes;
  };
  return { attentionMesh: cut('attentionMesh'), geometry: cut('geometry'), detector: cut('detector') };
};
