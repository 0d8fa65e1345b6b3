const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands in a scene beside the figure: lights would light our stage, and none of it is shown. */
const SCENERY = ['animations', 'cameras'] as const;
const LIGHTS = 'KHR_lights_punctual';

/**
 * Takes out fields that are null, which some exporters write where the specification leaves a field out, and says which
 * extensions stand anywhere.
 */
const dropNulls = (value: unknown, extensions: Set<string>): void => {
  if (Array.isArray(value)) for (const item of value) dropNulls(item, extensions);
  if (!isRecord(value)) return;
  for (const [name, held] of Object.entries(value)) {
    if (held === null) delete value[name];
    else if (name !== 'extras') dropNulls(held, extensions);
  }
  if (isRecord(value.extensions)) for (const name of Object.keys(value.extensions)) extensions.add(name);
};

const leaveOutLights = (holder: unknown): void => {
  if (isRecord(holder) && isRecord(holder.extensions)) delete holder.extensions[LIGHTS];
};

const SPECULAR_GLOSSINESS = 'KHR_materials_pbrSpecularGlossiness';

/**
 * The older way to say what a surface looks like, which the loader draws white: what it shows is kept, without its
 * mirror's colour. Where a material says it both ways, the newer is there for such loaders.
 */
const modernise = (material: unknown): void => {
  if (!isRecord(material) || !isRecord(material.extensions)) return;
  const older = material.extensions[SPECULAR_GLOSSINESS];
  if (!isRecord(older)) return;
  delete material.extensions[SPECULAR_GLOSSINESS];
  const { diffuseFactor, diffuseTexture, glossinessFactor } = older;
  material.pbrMetallicRoughness ??= {
    ...(diffuseFactor === undefined ? {} : { baseColorFactor: diffuseFactor }),
    ...(diffuseTexture === undefined ? {} : { baseColorTexture: diffuseTexture }),
    metallicFactor: 0,
    roughnessFactor: typeof glossinessFactor === 'number' ? 1 - glossinessFactor : 1,
  };
};

/** JSON has no word for a number that is none, and bounds of such numbers are no bounds. */
const dropBounds = (accessor: unknown): void => {
  if (!isRecord(accessor)) return;
  const { min, max } = accessor;
  if (![min, max].some((bound) => Array.isArray(bound) && bound.includes(null))) return;
  delete accessor.min;
  delete accessor.max;
};

/**
 * Makes true of a description, in place, what the loader takes for granted: no null fields, every extension that it uses
 * declared, and nothing of a scene but its figure. What is not as it should be beyond that is left to the checks.
 */
export const tidyDescription = (json: Record<string, unknown>): void => {
  for (const name of SCENERY) delete json[name];
  leaveOutLights(json);
  if (Array.isArray(json.nodes))
    for (const node of json.nodes) {
      leaveOutLights(node);
      if (isRecord(node)) delete node.camera;
    }
  if (Array.isArray(json.accessors)) json.accessors.forEach(dropBounds);
  const used = new Set<string>();
  dropNulls(json, used);
  if (Array.isArray(json.materials)) json.materials.forEach(modernise);
  const declared: unknown = json.extensionsUsed;
  if (declared !== undefined && !Array.isArray(declared)) return;
  const names = new Set([...(declared ?? []), ...used]);
  if (names.size > 0) json.extensionsUsed = [...names];
};
