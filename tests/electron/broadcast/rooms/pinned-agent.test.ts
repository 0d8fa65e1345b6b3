import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import { type AddressInfo, createServer as createPlainServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { makeCertificate } from '../../../../electron/services/broadcast/reception/make-certificate.ts';
import { askHost } from '../../../../electron/services/broadcast/rooms/ask-host.ts';
import { agentFor, certificateSum } from '../../../../electron/services/broadcast/rooms/pinned-agent.ts';
import { newId } from '../../../../electron/services/broadcast/rooms/room.ts';
import { roomAddress } from '../../../../electron/services/broadcast/rooms/room-address.ts';

const made = makeCertificate(['localhost'], new Date());
const { fingerprint256 } = new X509Certificate(made.certificate);
const SUM = certificateSum(fingerprint256);
const OTHER_SUM = certificateSum(
  new X509Certificate(makeCertificate(['localhost'], new Date()).certificate).fingerprint256,
);

describe('a room’s address over a network', { timeout: 30_000 }, () => {
  let server: Server;
  let asked: string[];
  let addressWith: (sum: string) => URL;
  beforeEach(async () => {
    asked = [];
    server = createServer({ key: made.key, cert: made.certificate }, ({ url = '' }, response) => {
      asked.push(url);
      response.end('here');
    });
    const sockets = new WebSocketServer({ server });
    sockets.on('connection', (_socket, { url = '' }) => void asked.push(url));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    addressWith = (sum) => roomAddress(`https://127.0.0.1:${port}/room/${newId()}/#${sum}`);
  });
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  const ask = (address: URL) =>
    askHost({
      method: 'GET',
      url: new URL('pipes', address),
      mostBytes: 100,
      signal: AbortSignal.timeout(25_000),
      agent: agentFor(address),
    });
  const seatOf = (address: URL) => {
    const seat = new URL('seat', address);
    seat.protocol = 'wss:';
    return new WebSocket(seat, { agent: agentFor(address) });
  };

  it('is spoken with by who made it, which nobody else has to vouch for', async () => {
    const address = addressWith(SUM);
    const { body, localIp, remoteIp } = await ask(address);
    expect([String(body), localIp, remoteIp]).toEqual(['here', '127.0.0.1', '127.0.0.1']);
    const socket = seatOf(address);
    await once(socket, 'open');
    socket.terminate();
    expect(asked).toEqual([`${address.pathname}pipes`, `${address.pathname}seat`]);
  });

  it('tells nobody else a word, who is named as somebody else', async () => {
    const address = addressWith(OTHER_SUM);
    const stranger = { reason: 'denied', cure: expect.stringMatching(/somebody stands between/) };
    await expect(ask(address)).rejects.toMatchObject(stranger);
    const [error] = await once(seatOf(address), 'error');
    expect(error).toMatchObject(stranger);
    expect(asked).toEqual([]);
  });

  it('is given up when somebody takes the call and says nothing', async () => {
    const silent = createPlainServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const address = addressWith(SUM);
    address.port = String(port);
    await expect(ask(address)).rejects.toThrow(/does not answer/);
    silent.close();
  });

  it('says when nobody is there', async () => {
    const address = addressWith(SUM);
    server.close();
    await expect(ask(address)).rejects.toThrow(/ECONNREFUSED/);
  });
});

it.each([
  ['without its sum', 'https://10.0.0.1:4000/room/abc/'],
  ['with half a sum', `https://10.0.0.1:4000/room/abc/#${SUM.slice(5)}`],
  ['plain, with a sum', `http://10.0.0.1:4000/room/abc/#${SUM}`],
  ['of a page', `https://10.0.0.1:4000/gallery/abc/#${SUM}`],
])('is no address of a room %s', (_how, text) => {
  expect(() => roomAddress(text)).toThrow(/is not the address of a room/);
});
