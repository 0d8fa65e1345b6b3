import { readFileSync } from 'node:fs';

/**
 * @typedef {object} ModelEntry
 * @property {string} id
 * @property {string} file path below the project's folder
 * @property {string} sha256
 * @property {number} bytes
 * @property {string} licence
 * @property {string} source
 */

/** The one table of pinned model files, `native-models/models.json`; the app reads it too. */
const table = /** @type {{ models: ModelEntry[] }} */ (
  JSON.parse(readFileSync(new URL('../../native-models/models.json', import.meta.url), 'utf8'))
);

/**
 * @param {string} id
 * @returns {ModelEntry}
 */
export const modelEntry = (id) => {
  const entry = table.models.find((model) => model.id === id);
  if (!entry) throw new Error(`native-models/models.json has no "${id}"`);
  return entry;
};
