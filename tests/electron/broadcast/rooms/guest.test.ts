import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Guest, joinRoom } from '../../../../electron/services/broadcast/rooms/guest.ts';
import { newId } from '../../../../electron/services/broadcast/rooms/room.ts';
import { sha256Of } from '../../../../electron/services/broadcast/rooms/wardrobe.ts';
import { defaultSettings } from '../../../../renderer/core/settings.ts';

const { scene, backdrop } = defaultSettings();
const file = Buffer.from('glTF, nearly');
const avatar = { sha256: sha256Of(file), look: { scene, backdrop } };
const wearing = { say: 'wear', avatar };
const wearingNothing = { say: 'wear', avatar: null };

/** Not by timers, which are the test's own below. */
const until = async (look: () => boolean): Promise<void> => {
  while (!look()) await new Promise((wake) => setImmediate(wake));
};
const PATIENCE = { timeout: 30_000 };

const ending: (() => void)[] = [];
afterEach(() => {
  for (const end of ending.splice(0)) end();
  vi.restoreAllMocks();
});

/** A room's door by itself: who sits down is greeted, and files are taken as the test says. */
const openDoor = async (takeFile: (request: IncomingMessage, response: ServerResponse) => void) => {
  const words: unknown[][] = [];
  const sockets: WebSocket[] = [];
  const server = createServer(takeFile);
  const seats = new WebSocketServer({ server });
  seats.on('connection', (socket) => {
    const mine: unknown[] = [];
    sockets.push(socket);
    words.push(mine);
    socket.on('message', (data) => {
      const word = JSON.parse(String(data));
      if (word.say === 'sit')
        socket.send(JSON.stringify({ say: 'seated', you: newId(), page: address.href }));
      else mine.push(word);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  ending.push(() => {
    for (const socket of sockets) socket.terminate();
    server.closeAllConnections();
    server.close();
  });
  const address = new URL(`http://127.0.0.1:${port}/room/${newId()}/`);
  const join = (): Guest => {
    const guest = joinRoom({ address, name: 'Bo', said: () => undefined, lost: () => undefined });
    ending.push(guest.close);
    guest.wear({ file, look: avatar.look, picture: null });
    return guest;
  };
  return { join, sockets, words };
};

it(
  'gives its avatar anew to a host that has begun anew, whatever of the old one was under way',
  PATIENCE,
  async () => {
    const asked: { readonly method: string | undefined; answer(status: number): void }[] = [];
    const { join, sockets, words } = await openDoor((request, response) => {
      request.resume();
      asked.push({ method: request.method, answer: (status) => response.writeHead(status).end() });
    });
    join();
    await until(() => asked.length === 1);
    sockets[0]?.close();
    await until(() => words.length === 2);
    // What the old host had is nothing that the new one has.
    asked[0]?.answer(200);
    await until(() => asked.length === 2);
    asked[1]?.answer(404);
    await until(() => asked.length === 3);
    expect(words[1]).toEqual([]);
    expect(asked[2]?.method).toBe('PUT');
    asked[2]?.answer(204);
    await until(() => words[1]?.length === 1);
    expect(words[1]).toEqual([wearing]);
  },
);

it('gives its picture where the file does not go through, and the file once it does', PATIENCE, async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  ending.push(() => vi.useRealTimers());
  let isBroken = true;
  const { join, sockets, words } = await openDoor((request, response) => {
    request.resume();
    if (isBroken) response.destroy();
    else response.writeHead(request.method === 'HEAD' ? 404 : 204).end();
  });
  join();
  await until(() => words[0]?.length === 1);
  expect(words[0]).toEqual([wearingNothing]);
  isBroken = false;
  for (let seconds = 0; seconds < 6; seconds += 1) {
    // The room is there all the while.
    await new Promise((done) => sockets[0]?.once('pong', done).ping());
    await vi.advanceTimersByTimeAsync(1000);
  }
  await until(() => words[0]?.length === 2);
  expect(words).toEqual([[wearingNothing, wearing]]);
});
