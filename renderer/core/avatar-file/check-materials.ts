import type { Gltf } from './gltf.ts';
import { refuse } from './refuse.ts';

/** Deeper than any extension of the specification puts a texture. */
const DEEPEST = 6;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The texture numbers below a material: `baseColorTexture: { index }`, whichever extension holds it. */
const textureNumbers = (value: unknown, depth = 0): unknown[] => {
  if (!isRecord(value) || depth > DEEPEST) return [];
  return Object.entries(value).flatMap(([name, held]) => {
    if (name === 'extras') return [];
    return name.endsWith('Texture') ? [isRecord(held) ? held.index : null] : textureNumbers(held, depth + 1);
  });
};

/** VRM 0 keeps its own list of what each material shows. */
const vrmTextureNumbers = ({ extensions }: Gltf): unknown[] => {
  const vrm = extensions?.VRM;
  const properties = isRecord(vrm) ? vrm.materialProperties : undefined;
  return (Array.isArray(properties) ? properties : []).flatMap((material: unknown) =>
    isRecord(material) && isRecord(material.textureProperties)
      ? Object.values(material.textureProperties)
      : [],
  );
};

/** What is drawn has its material, and a material its textures: the loader takes that for granted. */
export const checkMaterials = (gltf: Gltf): void => {
  const { materials, textures, meshes } = gltf;
  const find = (texture: unknown, what: string): void => {
    if (typeof texture !== 'number' || textures[texture] === undefined)
      refuse(`${what} shows texture ${JSON.stringify(texture)?.slice(0, 20)}, which is missing.`);
  };
  materials.forEach((material, m) => {
    if (!isRecord(material)) refuse(`material ${m} is damaged.`);
    for (const texture of textureNumbers(material)) find(texture, `material ${m}`);
  });
  for (const texture of vrmTextureNumbers(gltf)) find(texture, 'a material of the VRM');
  meshes.forEach(({ primitives }, m) => {
    for (const { material } of primitives)
      if (material !== undefined && material >= materials.length)
        refuse(`mesh ${m} is made of material ${material}, which is missing.`);
  });
};
