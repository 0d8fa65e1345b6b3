import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** On this port, or on any where another program has it; says which. `name` stands before what goes wrong later. */
export const listen = (
  server: Server,
  port: number,
  host: string | undefined,
  name: string,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      if (!isTaken || port === 0) return reject(error);
      listen(server, 0, host, name).then(resolve, reject);
    };
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      server.on('error', (error) => console.error(`${name}: ${error.message}`));
      resolve((server.address() as AddressInfo).port);
    });
  });

/** Ends it, and whoever is connected with it. */
export const shut = (server: Server): Promise<void> =>
  new Promise((closed) => {
    server.close(() => closed());
    server.closeAllConnections();
  });
