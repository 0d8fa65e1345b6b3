/**
 * How to start npm: by the file that started us, where npm did, because on Windows npm is no program that can be
 * spawned, and because another npm may come first on the PATH.
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} [env]
 * @returns {[string, string[]]} program and arguments
 */
export const npmCommand = (args, env = process.env) => {
  const script = env.npm_execpath ?? '';
  return /npm-cli\.js$/.test(script) ? [process.execPath, [script, ...args]] : ['npm', [...args]];
};
