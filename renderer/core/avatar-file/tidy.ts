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
  const used = new Set<string>();
  dropNulls(json, used);
  const declared: unknown = json.extensionsUsed;
  if (declared !== undefined && !Array.isArray(declared)) return;
  const names = new Set([...(declared ?? []), ...used]);
  if (names.size > 0) json.extensionsUsed = [...names];
};
