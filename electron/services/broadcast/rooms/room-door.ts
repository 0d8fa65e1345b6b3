import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WebSocket } from 'ws';
import {
  LONGEST_AVATAR_BYTES,
  MOST_PEOPLE,
  SeatWord,
  sha256OfPath,
} from '../../../../renderer/core/broadcast/room.ts';
import { LONGEST_STATE_BYTES } from '../../../../renderer/core/broadcast/room-pipes.ts';
import type { Admitted } from '../gate.ts';
import { CLOSE, keepLine, lineOfPeer, readJson } from '../line.ts';
import type { ServedFile } from '../viewer-files.ts';
import { HEADERS, MOST_VIEWERS, type RoomDoor } from '../viewer-server.ts';
import { plainIp } from './ask-host.ts';
import type { Pipes } from './pipes.ts';
import type { Room } from './room.ts';
import { createSeatPeer } from './seat-peer.ts';
import { createTurns } from './turns.ts';
import type { Wardrobe } from './wardrobe.ts';
import { createWatcherPeer } from './watcher-peer.ts';

/** The page of a room among the viewer's files. */
const PAGE = 'room.html';
/** A person who vanishes has left within five seconds: two pings. */
const PING_MILLISECONDS = 2000;
/** A person of twelve asks two things about each when they come. */
const WATCHER = { pingMilliseconds: PING_MILLISECONDS, messages: { atOnce: 4 * MOST_PEOPLE, perSecond: 15 } };
/** Who drags a slider looks otherwise four times a second. */
const SEAT = { pingMilliseconds: PING_MILLISECONDS, messages: { atOnce: 20, perSecond: 10 } };
/** Who takes a seat's socket sits down at once, or leaves it to others. */
const SIT_WITHIN_MILLISECONDS = 3000;
/** Files that are read at once: each is in memory whole before it is known to be one. */
const MOST_UPLOADS = 4;
const STATUS = { kept: 204, unfit: 422, full: 507 } as const;

export interface RoomDoorOptions {
  readonly room: Room;
  readonly wardrobe: Wardrobe;
  readonly pipes: Pipes;
  /** Of the room, for browsers. */
  readonly page: string;
  readonly files: ReadonlyMap<string, ServedFile>;
}

export interface OpenDoor extends RoomDoor {
  /** Sends everybody away; `restart` asks them to come again. */
  close(why: 'leaving' | 'restart'): void;
}

/** A request's body; null where it is longer than it may be. */
const readBody = async (request: IncomingMessage, most: number): Promise<Buffer | null> => {
  if (Number(request.headers['content-length'] ?? 0) > most) return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const answer = (response: ServerResponse, status: number, file?: ServedFile, isHead = false) => {
  const headers =
    file === undefined ? {} : { 'content-type': file.type, 'content-length': file.bytes.length };
  // What was too long is not read to its end.
  if (status === 413) response.setHeader('connection', 'close');
  response.writeHead(status, { ...HEADERS, ...headers }).end(isHead ? undefined : file?.bytes);
};

export const createRoomDoor = ({ room, wardrobe, pipes, page, files }: RoomDoorOptions): OpenDoor => {
  const watching = new Set<WebSocket>();
  const sitting = new Set<WebSocket>();

  const keep = (among: Set<WebSocket>, socket: WebSocket) => {
    among.add(socket);
    socket.on('close', () => among.delete(socket));
  };
  const fileAt = (path: string): ServedFile | undefined =>
    files.get(path === '' ? PAGE : path) ?? wardrobe.at(path);

  const inTurn = createTurns(MOST_UPLOADS);
  const takeFile = (path: string, request: IncomingMessage): Promise<number> =>
    inTurn(async () => {
      const bytes = await readBody(request, LONGEST_AVATAR_BYTES);
      return bytes === null ? 413 : STATUS[wardrobe.put(path, bytes)];
    });
  const askPipes = async (
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const body = await readBody(request, LONGEST_STATE_BYTES);
    if (body === null) return answer(response, 413);
    let asked: unknown;
    try {
      asked = body.length > 0 ? JSON.parse(String(body)) : undefined;
    } catch {
      return answer(response, 400);
    }
    const { localAddress, remoteAddress } = request.socket;
    const ends = { localIp: plainIp(localAddress), remoteIp: plainIp(remoteAddress) };
    const { status, json } = await pipes.answer({ method: request.method ?? '', path, body: asked, ...ends });
    const file = json && { type: 'application/json', bytes: Buffer.from(JSON.stringify(json)) };
    answer(response, status, file);
  };
  const serve = async ({ role, path }: Admitted, request: IncomingMessage, response: ServerResponse) => {
    const { method } = request;
    if (method === 'GET' || method === 'HEAD') {
      const file = fileAt(path);
      return answer(response, file === undefined ? 404 : 200, file, method === 'HEAD');
    }
    if (role !== 'room') return answer(response, 404);
    if (path.startsWith('pipes')) return askPipes(path, request, response);
    if (method !== 'PUT') return answer(response, 405);
    answer(response, sha256OfPath(path) === undefined ? 404 : await takeFile(path, request));
  };
  const watch = (socket: WebSocket) => {
    keep(watching, socket);
    keepLine(socket, async (say) => lineOfPeer(await createWatcherPeer(room, say)), WATCHER);
  };
  const sit = (socket: WebSocket) => {
    keep(sitting, socket);
    const idle = setTimeout(() => socket.close(CLOSE.unwanted, 'nobody sat down'), SIT_WITHIN_MILLISECONDS);
    socket.on('close', () => clearTimeout(idle));
    keepLine(
      socket,
      async (say) => {
        const refused = (why: 'full' | 'failed') =>
          why === 'full' ? socket.close(CLOSE.tooMany, why) : socket.close(CLOSE.restart, why);
        const peer = createSeatPeer({ room, wardrobe, page, say, refused });
        return {
          hear(text) {
            const word = readJson(text, SeatWord);
            clearTimeout(idle);
            return word !== null && peer.hear(word);
          },
          close: peer.close,
        };
      },
      SEAT,
    );
  };
  return {
    serve(entrance, request, response) {
      serve(entrance, request, response).catch((cause: unknown) => {
        // Who leaves in the middle of a question needs no answer.
        const isGone = response.headersSent || request.destroyed;
        if (!isGone) console.error(`A room’s door: ${String(cause)}`);
        if (isGone) response.destroy();
        else answer(response, 500);
      });
    },
    upgrade({ role, path }) {
      if (path === 'signal') return watching.size < MOST_VIEWERS ? watch : 503;
      if (path === 'seat' && role === 'room') return sitting.size < MOST_PEOPLE ? sit : 503;
      return 404;
    },
    close(why) {
      pipes.close();
      for (const socket of [...watching, ...sitting]) socket.close(CLOSE[why], why);
    },
  };
};
