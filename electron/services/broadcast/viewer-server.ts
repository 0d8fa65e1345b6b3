import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import {
  LONGEST_MESSAGE_BYTES,
  type Said,
  type ViewerAsk,
} from '../../../renderer/core/broadcast/signalling.ts';
import { type Admitted, admit, type Entrance, type GateKeys, type Role } from './gate.ts';
import { CLOSE, keepLine, lineOfPeer } from './line.ts';
import { listen, shut } from './listening.ts';
import { LOST_PAGE, LOST_PAGE_POLICY } from './lost-page.ts';
import type { OfferEndpoint } from './offer-endpoint.ts';
import type { Peer } from './peer.ts';
import type { KeptCertificate } from './reception/kept-certificate.ts';
import type { ServedFile } from './viewer-files.ts';

/** Viewers at once. One core carries some hundred; more than this is somebody's mistake. */
export const MOST_VIEWERS = 100;
/** A page opens a socket and its files; this is many pages. */
const MOST_CONNECTIONS = 400;
export const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "connect-src 'self'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob: mediastream:",
    "style-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    // Somebody may well show the avatar within a page or a scene of their own.
    "object-src 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  // The address has the token in it.
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
};

/** Answers whoever came through the gate with a token of the room. */
export interface RoomDoor {
  serve(entrance: Admitted, request: IncomingMessage, response: ServerResponse): void;
  /** The way in for a socket; the status with which it is refused where there is none. */
  upgrade(entrance: Admitted): number | ((socket: WebSocket) => void);
}

export interface ViewerServerOptions {
  /** Addresses of this computer under which it may be asked; the first is what the person is told. */
  readonly listenOn: readonly string[];
  /** Any that is free takes its place where another program has it, and of 0. */
  readonly port: number;
  /** Over a network, who takes part in a room comes in by HTTPS alone: they bring a token, and keys for what flows. */
  readonly secure?: { readonly port: number; readonly certificate: KeptCertificate };
  readonly tokens: GateKeys['tokens'];
  /** What is behind the doors of the room; null while there is none. */
  room?(): RoomDoor | null;
  /** By path below `/view/TOKEN/`; the page itself is the empty path. */
  readonly files: ReadonlyMap<string, ServedFile>;
  /** Who is worn, by path below `/view/TOKEN/` like the files. */
  avatarAt(path: string): ServedFile | undefined;
  /** The way in for one viewer; null while there is no SFU to look through. */
  enter(say: (said: Said) => void): Promise<Peer<ViewerAsk> | null>;
  /** Where offers are posted, by role and first name below `/ROLE/TOKEN/`, such as `view/whep`. */
  readonly endpoints: ReadonlyMap<string, OfferEndpoint>;
  /** How many look now. */
  viewers(count: number): void;
}

const isRoomRole = (role: Role): boolean => role === 'room' || role === 'gallery';

export interface ViewerServer {
  readonly port: number;
  readonly securePort: number | null;
  /** Sends every viewer away; their pages come again by themselves. */
  restart(): void;
  close(): Promise<void>;
}

const LIMITS = { requestTimeout: 60_000, headersTimeout: 5000, maxHeaderSize: 8192 };

export const openViewerServer = async (options: ViewerServerOptions): Promise<ViewerServer> => {
  const { listenOn, tokens, files, enter, viewers, secure } = options;
  const { room: roomToken, ...others } = tokens;
  const plainKeys = { tokens: secure === undefined ? tokens : others, hosts: new Set<string>() };
  const secureKeys = {
    tokens: roomToken === undefined ? {} : { room: roomToken },
    hosts: new Set<string>(),
    scheme: 'https' as const,
  };
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LONGEST_MESSAGE_BYTES,
    perMessageDeflate: false,
    clientTracking: false,
  });
  const looking = new Set<WebSocket>();

  const knock = ({ url = '', headers }: IncomingMessage, keys: GateKeys): Entrance => {
    const { host, origin, authorization } = headers;
    return admit({ target: url, host, origin, authorization }, keys);
  };

  const fileAt = (path: string) => files.get(path) ?? options.avatarAt(path);
  const serve =
    (keys: GateKeys) =>
    (request: IncomingMessage, response: ServerResponse): void => {
      const entrance = knock(request, keys);
      const door = 'role' in entrance && isRoomRole(entrance.role) ? (options.room?.() ?? null) : null;
      if ('role' in entrance && door !== null) {
        door.serve(entrance, request, response);
        return;
      }
      if ('role' in entrance) {
        const [name = '', below = ''] = entrance.path.split('/', 2);
        const endpoint = options.endpoints.get(`${entrance.role}/${name}`);
        if (endpoint !== undefined) {
          for (const [header, value] of Object.entries(HEADERS)) response.setHeader(header, value);
          void endpoint.handle(request, response, below);
          return;
        }
      }
      const file = 'role' in entrance && entrance.role === 'view' ? fileAt(entrance.path) : undefined;
      if (file === undefined) {
        const status = 'refused' in entrance ? entrance.refused : 404;
        if (status !== 404 || !request.headers.accept?.includes('text/html')) {
          response.writeHead(status, HEADERS).end();
          return;
        }
        const type = {
          'content-security-policy': LOST_PAGE_POLICY,
          'content-type': 'text/html; charset=utf-8',
        };
        response
          .writeHead(404, { ...HEADERS, ...type })
          .end(request.method === 'HEAD' ? undefined : LOST_PAGE);
        return;
      }
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.writeHead(405, { ...HEADERS, allow: 'GET, HEAD' }).end();
        return;
      }
      response.writeHead(200, { ...HEADERS, 'content-type': file.type, 'content-length': file.bytes.length });
      response.end(request.method === 'HEAD' ? undefined : file.bytes);
    };

  const welcome = (socket: WebSocket): void => {
    looking.add(socket);
    viewers(looking.size);
    socket.on('close', () => {
      looking.delete(socket);
      viewers(looking.size);
    });
    keepLine(socket, async (say) => {
      const peer = await enter(say);
      return peer && lineOfPeer(peer);
    });
  };

  const refuseUpgrade = (socket: Duplex, status: number) => {
    socket.on('error', () => socket.destroy());
    socket.end(`HTTP/1.1 ${status} Refused\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
  };

  const upgrade = (keys: GateKeys) => (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const entrance = knock(request, keys);
    if ('refused' in entrance) return refuseUpgrade(socket, entrance.refused);
    if (isRoomRole(entrance.role)) {
      const way = options.room?.()?.upgrade(entrance) ?? 404;
      if (typeof way === 'number') return refuseUpgrade(socket, way);
      return sockets.handleUpgrade(request, socket, head, way);
    }
    if (entrance.role !== 'view' || entrance.path !== 'signal') return refuseUpgrade(socket, 404);
    if (looking.size >= MOST_VIEWERS) return refuseUpgrade(socket, 503);
    sockets.handleUpgrade(request, socket, head, welcome);
  };
  const host = listenOn.length === 1 ? listenOn[0] : '0.0.0.0';
  const opened: Server[] = [];
  const open = async (server: Server, keys: GateKeys & { hosts: Set<string> }, port: number) => {
    server.maxConnections = MOST_CONNECTIONS;
    server.on('upgrade', upgrade(keys));
    opened.push(server);
    const found = await listen(server, port, host, 'The broadcast’s server');
    for (const address of listenOn) keys.hosts.add(`${address}:${found}`);
    if (listenOn.includes('127.0.0.1')) keys.hosts.add(`localhost:${found}`);
    return found;
  };
  const close = async () => {
    for (const socket of looking) socket.terminate();
    sockets.close();
    await Promise.all(opened.map(shut));
  };
  const openSecure = ({ port, certificate: { key, certificate } }: NonNullable<typeof secure>) => {
    const options = { ...LIMITS, key, cert: certificate, minVersion: 'TLSv1.3' as const };
    return open(createSecureServer(options, serve(secureKeys)), secureKeys, port);
  };
  try {
    return {
      port: await open(createServer(LIMITS, serve(plainKeys)), plainKeys, options.port),
      securePort: secure === undefined ? null : await openSecure(secure),
      restart() {
        for (const socket of looking) socket.close(CLOSE.restart, 'restart');
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
