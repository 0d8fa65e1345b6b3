import { type Agent, type AgentOptions, Agent as SecureAgent } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';
import { MasqueError } from '../../../../renderer/core/errors.ts';
import { fingerprintOf } from './room-address.ts';

/** Who has not shown a certificate by then is not there. */
const PATIENCE_MILLISECONDS = 3000;

/** Of the certificate's bytes, as addresses have it: SHA-256 in base64url. */
export const certificateSum = (fingerprint: string): string =>
  Buffer.from(fingerprint.replaceAll(':', ''), 'hex').toString('base64url');

const stranger = (host: string) =>
  new MasqueError(
    'denied',
    `${host} is not the computer that the address was made on: its certificate is another.`,
    'Ask its host for the address anew. If it is the same, somebody stands between you.',
  );

/**
 * Speaks with nobody but who has the certificate whose sum is in the room's address: it came from its host, who vouches for
 * it, as nobody else can for a computer in somebody's home. Not a word, and so no token, goes to anybody else.
 */
class PinnedAgent extends SecureAgent {
  readonly #sum: string;

  constructor(sum: string, options?: AgentOptions) {
    super(options);
    this.#sum = sum;
  }

  override createConnection(
    { host, port }: { host?: string | null | undefined; port?: number | string | null | undefined },
    done?: (error: Error | null, socket: Duplex) => void,
  ): undefined {
    // Its name and who has signed it say nothing here; its sum says all.
    const socket = connect({ host: host ?? '', port: Number(port), rejectUnauthorized: false });
    const failed = (error: Error) => done?.(error, socket);
    socket.once('error', failed);
    // The request's own patience begins with a connection.
    socket.setTimeout(PATIENCE_MILLISECONDS, () => socket.destroy(new Error('It does not answer.')));
    socket.once('secureConnect', () => {
      socket.off('error', failed);
      socket.removeAllListeners('timeout').setTimeout(0);
      if (certificateSum(socket.getPeerCertificate().fingerprint256) === this.#sum) done?.(null, socket);
      else {
        socket.destroy();
        failed(stranger(`${host}:${port}`));
      }
    });
  }
}

/** For a room at this address; undefined for one that is plain, of this computer alone. */
export const agentFor = (address: URL, options?: AgentOptions): Agent | undefined => {
  const sum = fingerprintOf(address);
  return sum === null ? undefined : new PinnedAgent(sum, options);
};
