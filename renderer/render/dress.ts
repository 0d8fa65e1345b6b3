import {
  type BufferGeometry,
  Color,
  DoubleSide,
  FrontSide,
  LinearMipmapNearestFilter,
  type Material,
  MeshStandardMaterial,
  NoColorSpace,
  SRGBColorSpace,
  type Texture,
  type Vector2,
  type Vector3,
} from 'three';
import type { Avatar, AvatarPart, PartRole } from '../avatar/avatar.ts';
import { createFeather, type Feather } from './feather.ts';
import { type FewJoints, findFewJoints } from './few-joints.ts';
import { makeEyeTexture, projectEye } from './materials/eye-texture.ts';
import { LOOKS } from './materials/looks.ts';
import { makePhysicalMaterial } from './materials/physical-material.ts';
import {
  type LightUniforms,
  makeCatchlightMaterial,
  makeFeatherMaterial,
  makeGlowMaterial,
  makeStudioMaterial,
  type Surface,
} from './materials/studio-material.ts';
import { occlude } from './occlude.ts';
import type { QualityTier } from './quality.ts';
import { createShadowCaster, type ShadowCaster } from './shadow-caster.ts';

/** Materials made for one avatar at one quality. Whoever dresses, undresses. */
export interface Costume {
  /** After a pose was applied and world matrices are up to date; `eye` is the camera's place. */
  follow(eye: Vector3): void;
  dispose(): void;
}

const geometriesOf = (part: AvatarPart): BufferGeometry[] =>
  part.cpuMorph ? [part.geometry, part.cpuMorph.geometry] : [part.geometry];

/** The texture as the quality's shader wants it: decoded from sRGB by the sampler, or as stored. */
const pictureOf = (part: AvatarPart, tier: QualityTier): Texture | null => {
  const picture = findPicture(part, tier.shading === 'physical');
  // In software a second level of detail per texel costs a tenth of the face, and nobody sees it.
  if (picture && tier.shading === 'vertex') picture.minFilter = LinearMipmapNearestFilter;
  return picture;
};

const findPicture = (part: AvatarPart, decoded: boolean): Texture | null => {
  const map = part.paint?.map;
  if (map) {
    const copy = map.clone();
    copy.colorSpace = decoded ? SRGBColorSpace : NoColorSpace;
    copy.needsUpdate = true;
    return copy;
  }
  if (part.role !== 'eye') return null;
  const coordinates = projectEye(part.geometry);
  for (const geometry of geometriesOf(part)) geometry.setAttribute('uv', coordinates);
  return makeEyeTexture(part.mesh, decoded);
};

const surfaceOf = (part: AvatarPart, tier: QualityTier, hasCatchlights: boolean): Surface => {
  const { material, geometry, role, paint } = part;
  const picture = pictureOf(part, tier);
  const isPaintedEye = picture !== null && !paint?.map;
  return {
    role,
    tint: paint && !isPaintedEye ? paint.color : new Color(1, 1, 1),
    // A VRM's shading leaves them out, and its makers leave anything in them.
    vertexColours: geometry.getAttribute('color') !== undefined && !part.toon,
    occlusion: geometry.getAttribute('occlusion') !== undefined,
    picture,
    cutout: picture !== null && (material.alphaTest > 0 || material.transparent),
    opacity: role === 'glass' ? material.opacity : 1,
    roughness:
      role === 'hair' && material instanceof MeshStandardMaterial
        ? material.roughness
        : LOOKS[role].roughness,
    side: part.doubleSided ? DoubleSide : FrontSide,
    // Eyes drawn for cel shading have their highlights in the drawing.
    wantsCatchlight: role === 'eye' && !hasCatchlights && !part.toon,
    shadowed: tier.shadows === 'soft' && OPAQUE.has(role),
    joints: tier.shading === 'physical' ? null : findFewJoints(part),
  };
};

const materialFor = (surface: Surface, tier: QualityTier, light: LightUniforms): Material => {
  if (surface.role === 'catchlight') return makeCatchlightMaterial();
  if (surface.role === 'glow') return makeGlowMaterial(surface);
  return tier.shading === 'physical'
    ? makePhysicalMaterial(surface)
    : makeStudioMaterial(surface, tier.shading === 'vertex', light);
};

/** What light passes, or comes from. */
const SHADOWLESS: ReadonlySet<PartRole> = new Set<PartRole>(['cornea', 'catchlight', 'glow', 'glass']);

/** What is large enough to cast a soft shadow, or to show one. */
const OPAQUE: ReadonlySet<PartRole> = new Set<PartRole>([
  'skin',
  'hair',
  'cloth',
  'coat',
  'shell',
  'veil',
  'fur',
  'trim',
  'other',
]);

/** Parts whose outlines are seen against something else. */
const OUTLINED: ReadonlySet<PartRole> = new Set<PartRole>([
  'skin',
  'hair',
  'brow',
  'lash',
  'cloth',
  'coat',
  'shell',
  'veil',
  'fur',
  'trim',
  'frame',
  'other',
]);

/**
 * Gives every part its material, place in the order, rim and shadows for a quality.
 * `pixel` is the size of a pixel, the picture being 2 wide and 2 high; it may change later.
 */
export const dress = (avatar: Avatar, tier: QualityTier, pixel: Vector2, light: LightUniforms): Costume => {
  const physical = tier.shading === 'physical';
  const hasCatchlights = avatar.parts.some(({ role }) => role === 'catchlight');
  const materials: Material[] = [];
  const textures: Texture[] = [];
  const feathers: Feather[] = [];
  const carried: FewJoints[] = [];
  const casters: ShadowCaster[] = [];
  if (!physical) occlude(avatar);
  avatar.setMorphing(tier.morphing);
  for (const part of avatar.parts) {
    const surface = surfaceOf(part, tier, hasCatchlights);
    const material = materialFor(surface, tier, light);
    materials.push(material);
    if (surface.picture) textures.push(surface.picture);
    if (surface.joints) carried.push(surface.joints);
    // Cel shading is lit by lamps, which only the physical quality has; the others paint its colours their own way.
    part.mesh.material =
      physical && part.toon ? (part.toon.length > 1 ? part.toon : (part.toon[0] ?? material)) : material;
    part.mesh.renderOrder = LOOKS[part.role].order;
    // Only reflections make a cornea visible, and only the physical quality has them.
    part.mesh.visible = physical || part.role !== 'cornea';
    part.mesh.castShadow = tier.shadows === 'all' && !SHADOWLESS.has(part.role);
    part.mesh.receiveShadow = tier.shadows === 'all';
    if (surface.shadowed) casters.push(createShadowCaster(part, surface.joints));
    // A cut-out's outline is in its picture, not in its triangles.
    if (!tier.feathered || surface.cutout || !OUTLINED.has(part.role)) continue;
    const rim = makeFeatherMaterial(surface, pixel, light);
    materials.push(rim);
    const feather = createFeather(part, rim);
    if (feather) feathers.push(feather);
  }
  return {
    follow(eye) {
      for (const joints of carried) joints.follow();
      for (const feather of feathers) feather.follow(eye);
    },
    dispose() {
      for (const feather of feathers) feather.dispose();
      for (const caster of casters) caster.dispose();
      for (const material of materials) material.dispose();
      for (const texture of textures) texture.dispose();
    },
  };
};
