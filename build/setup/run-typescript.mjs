/**
 * The exports of a TypeScript module, run in this process. Node 20 reads no TypeScript, so Vite, which builds the app
 * anyway, translates it and what it imports.
 * @param {string} root
 * @param {string} file absolute
 * @returns {Promise<Record<string, unknown>>}
 */
export const importTypescript = async (root, file) => {
  // Loaded late: it lies in node_modules, which set-up fills first.
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(file, { root, configFile: false, logLevel: 'error' });
  return /** @type {Record<string, unknown>} */ (module);
};
