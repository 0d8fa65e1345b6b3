/*
 * three brings Draco's decoder as a script of the old kind, which leaves one function on the page and has its WASM
 * beside it. Basis' would do as well, but for the text that it has read as code, which the page's promise forbids.
 */

type Start<Module> = (options: { readonly wasmBinary: ArrayBuffer }) => Promise<Module>;

const runScript = (address: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${address} could not be loaded.`));
    document.head.append(script);
  });

/** A decoder of which `name` is the function; the addresses are of this app's own files. */
export const startCodec = async <Module>(name: string, script: string, wasm: string): Promise<Module> => {
  const [wasmBinary] = await Promise.all([
    fetch(wasm).then((answer) => answer.arrayBuffer()),
    name in globalThis ? undefined : runScript(script),
  ]);
  const start: unknown = Reflect.get(globalThis, name);
  if (typeof start !== 'function') throw new Error(`${script} leaves no ${name}.`);
  return (start as Start<Module>)({ wasmBinary });
};
