import type { Gltf } from './gltf.ts';
import { refuse } from './refuse.ts';

/** What the loader understands (three's GLTFLoader with three-vrm), and what changes nothing that is drawn. */
const KNOWN: ReadonlySet<string> = new Set([
  'EXT_materials_bump',
  'EXT_meshopt_compression',
  'EXT_texture_avif',
  'EXT_texture_webp',
  'KHR_draco_mesh_compression',
  'KHR_lights_punctual',
  'KHR_materials_anisotropy',
  'KHR_materials_clearcoat',
  'KHR_materials_diffuse_roughness',
  'KHR_materials_dispersion',
  'KHR_materials_emissive_strength',
  'KHR_materials_ior',
  'KHR_materials_iridescence',
  // Turned into the newer way, see `tidy`.
  'KHR_materials_pbrSpecularGlossiness',
  'KHR_materials_sheen',
  'KHR_materials_specular',
  'KHR_materials_transmission',
  'KHR_materials_unlit',
  'KHR_materials_volume',
  'KHR_mesh_quantization',
  'KHR_meshopt_compression',
  'KHR_texture_transform',
  'KHR_xmp_json_ld',
  'VRM',
  'VRMC_materials_hdr_emissiveMultiplier',
  'VRMC_materials_mtoon',
  'VRMC_node_constraint',
  'VRMC_springBone',
  'VRMC_springBone_extended_collider',
  'VRMC_vrm',
]);

/** Not even when only used: it multiplies what is drawn. */
const COPIES = 'EXT_mesh_gpu_instancing';
/** Its decoder writes functions as text and has them read, which the page's promise forbids. */
const KTX2 = 'KHR_texture_basisu';

/** Throws when the file cannot be shown without something that this app does not know. */
export const checkExtensions = ({ extensionsRequired, extensionsUsed }: Gltf): void => {
  if ([...extensionsRequired, ...extensionsUsed].includes(COPIES))
    refuse(
      `it draws copies of a mesh (${COPIES}), which Masque cannot open.`,
      'Export it again without instancing.',
    );
  if (extensionsRequired.includes(KTX2))
    refuse(
      `it has its textures in KTX2 (${KTX2}), which Masque cannot open.`,
      'Export it again with textures in PNG, JPEG or WebP.',
    );
  const unknown = extensionsRequired.filter((name) => !KNOWN.has(name));
  if (unknown.length > 0)
    refuse(
      `it requires ${unknown.slice(0, 5).join(', ').slice(0, 200)}, which Masque does not know.`,
      'Export it without these extensions.',
    );
};
