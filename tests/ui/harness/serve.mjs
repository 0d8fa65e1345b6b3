import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';

/** A development server for the harness page; `port` 0 lets the system choose. */
export const serveHarness = async (port = 0) => {
  const root = fileURLToPath(new URL('.', import.meta.url));
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    cacheDir: fileURLToPath(new URL('../../../.cache/harness', import.meta.url)),
    server: { port, host: '127.0.0.1', fs: { strict: false } },
  });
  await server.listen(port);
  const address = server.httpServer?.address();
  if (!address || typeof address === 'string') throw new Error('The harness has no address.');
  return { address: `http://127.0.0.1:${address.port}`, close: () => server.close() };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { address } = await serveHarness();
  console.log(address);
}
