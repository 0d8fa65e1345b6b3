import {
  BufferAttribute,
  type BufferGeometry,
  Color,
  DataTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  type Mesh,
  NoColorSpace,
  SRGBColorSpace,
  Vector3,
} from 'three';
import { IRIS_REACH, paintIris } from './paint-iris.ts';

const SIZE = 256;
const DEFAULT_IRIS = '#3aa79b';

/** The iris colour that the file names in the eye node's `extras.iris`, else teal. */
const irisColour = (mesh: Mesh): Color => {
  const named: unknown = mesh.userData.iris ?? mesh.parent?.userData.iris;
  return new Color(typeof named === 'string' && /^#[0-9a-f]{6}$/i.test(named) ? named : DEFAULT_IRIS);
};

/** The painted eye; `decoded` when the shader works in linear light and wants sRGB decoded by the sampler. */
export const makeEyeTexture = (mesh: Mesh, decoded: boolean): DataTexture => {
  const { r, g, b } = irisColour(mesh).convertLinearToSRGB();
  const texture = new DataTexture(paintIris([r, g, b], SIZE), SIZE, SIZE);
  texture.colorSpace = decoded ? SRGBColorSpace : NoColorSpace;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.needsUpdate = true;
  return texture;
};

/**
 * Texture coordinates for the painted eye: angle from +z becomes distance from the square's centre.
 * An eyeball modelled about its node's origin turns about it; any other is taken to be centred in its box.
 */
export const projectEye = (geometry: BufferGeometry): BufferAttribute => {
  const position = geometry.getAttribute('position');
  geometry.computeBoundingBox();
  const box = geometry.boundingBox;
  const centre = new Vector3();
  if (box) {
    const middle = box.getCenter(new Vector3());
    const radius = (box.max.x - box.min.x) / 2;
    if (Math.hypot(middle.x, middle.y) > radius * 0.2) centre.set(middle.x, middle.y, box.max.z - radius);
  }
  const coordinates = new Float32Array(position.count * 2);
  const direction = new Vector3();
  for (let i = 0; i < position.count; i++) {
    direction.fromBufferAttribute(position, i).sub(centre).normalize();
    const across = Math.hypot(direction.x, direction.y);
    const distance =
      across < 1e-9 ? 0 : Math.acos(Math.max(-1, Math.min(1, direction.z))) / IRIS_REACH / across;
    coordinates[i * 2] = 0.5 + 0.5 * distance * direction.x;
    coordinates[i * 2 + 1] = 0.5 - 0.5 * distance * direction.y;
  }
  return new BufferAttribute(coordinates, 2);
};
