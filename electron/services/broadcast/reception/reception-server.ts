import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { admit, type GateKeys } from '../gate.ts';
import { listen, shut } from '../listening.ts';
import type { OfferEndpoint } from '../offer-endpoint.ts';
import type { ServedFile } from '../viewer-files.ts';
import { HEADERS } from '../viewer-server.ts';
import type { KeptCertificate } from './kept-certificate.ts';

/** A phone and OBS open a handful each. */
const MOST_CONNECTIONS = 60;
const LIMITS = { requestTimeout: 10_000, headersTimeout: 5000, maxHeaderSize: 8192 };
/** The page, below `/publish/TOKEN/`. */
const PAGE = 'phone/';

export interface ReceptionServerOptions {
  /** Addresses of this computer under which it may be asked; the first is what the person is told. */
  readonly listenOn: readonly string[];
  readonly token: string;
  /** Wished for; another is taken where somebody else has it. */
  readonly plainPort: number;
  readonly securePort: number;
  readonly certificate: KeptCertificate;
  /** The phone's page, by path. */
  readonly files: ReadonlyMap<string, ServedFile>;
  readonly whip: OfferEndpoint;
}

/** The doors for who sends a picture: plain for programs such as OBS, HTTPS for the phone's page. */
export interface ReceptionServer {
  readonly plainPort: number;
  readonly securePort: number;
  close(): Promise<void>;
}

/** `?after=NAME`: in place of that session alone, for a camera that has lost its line and not its place. */
const takesAnothersPlace = (target: string, whip: OfferEndpoint): boolean => {
  const after = new URLSearchParams(target.split('?')[1] ?? '').get('after');
  return after !== null && whip.count > 0 && !whip.has(after);
};

export const openReceptionServer = async (options: ReceptionServerOptions): Promise<ReceptionServer> => {
  const { listenOn, token, certificate, files, whip } = options;
  // There is nothing to look at here, so no other role has a token.
  const tokens = { publish: token };
  const plainHosts = new Set<string>();
  const secureHosts = new Set<string>();

  const answer =
    (keys: GateKeys) =>
    (request: IncomingMessage, response: ServerResponse): void => {
      const { url: target = '', method = '', headers } = request;
      const { host, origin, authorization } = headers;
      const entrance = admit({ target, host, origin, authorization }, keys);
      for (const [header, value] of Object.entries(HEADERS)) response.setHeader(header, value);
      if ('refused' in entrance) {
        response.writeHead(entrance.refused).end();
        return;
      }
      const [name, below = ''] = entrance.path.split('/', 2);
      if (name === 'whip') {
        if (method === 'POST' && takesAnothersPlace(target, whip)) response.writeHead(409).end();
        else void whip.handle(request, response, below);
        return;
      }
      const file =
        keys.scheme === 'https' && entrance.path.startsWith(PAGE)
          ? files.get(entrance.path.slice(PAGE.length))
          : undefined;
      if (file === undefined) response.writeHead(404).end();
      else if (method !== 'GET' && method !== 'HEAD') response.writeHead(405, { allow: 'GET, HEAD' }).end();
      else {
        response.writeHead(200, { 'content-type': file.type, 'content-length': file.bytes.length });
        response.end(method === 'HEAD' ? undefined : file.bytes);
      }
    };
  const plain = createServer(LIMITS, answer({ tokens, hosts: plainHosts }));
  const secure = createSecureServer(
    { ...LIMITS, key: certificate.key, cert: certificate.certificate, minVersion: 'TLSv1.2' },
    answer({ tokens, hosts: secureHosts, scheme: 'https' }),
  );
  const host = listenOn.length === 1 ? listenOn[0] : '0.0.0.0';
  const open = async (server: Server, wished: number, hosts: Set<string>): Promise<number> => {
    server.maxConnections = MOST_CONNECTIONS;
    const port = await listen(server, wished, host, 'The reception’s server');
    for (const address of [...listenOn, 'localhost']) hosts.add(`${address}:${port}`);
    return port;
  };
  const plainPort = await open(plain, options.plainPort, plainHosts);
  try {
    return {
      plainPort,
      securePort: await open(secure, options.securePort, secureHosts),
      close: async () => {
        await Promise.all([shut(plain), shut(secure)]);
      },
    };
  } catch (error) {
    await shut(plain);
    throw error;
  }
};
