import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeptToken, type Keychain } from '../../electron/services/kept-token.ts';
import { createWhipServer } from '../../electron/services/whip-server.ts';
import { MasqueError } from '../../renderer/core/errors.ts';
import { temporaryFolders } from './temporary-folder.ts';

const temporaryFolder = temporaryFolders();

/** Turns each letter about, so that what is on disk is not what was said. */
const keychain = (available = true): Keychain => ({
  isEncryptionAvailable: () => available,
  encryptString: (text) => Buffer.from([...text].reverse().join('')),
  decryptString: (bytes) => [...String(bytes)].reverse().join(''),
});

describe('a token for a server', () => {
  it('is kept where only its person reads it, and forgotten when it is taken away', async () => {
    const folder = await temporaryFolder();
    const kept = createKeptToken(folder, keychain());
    expect(await kept.read()).toBe('');
    await kept.write('secret');
    expect(await createKeptToken(folder, keychain()).read()).toBe('secret');
    const file = join(folder, 'whip-token');
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
    await kept.write('');
    expect(await createKeptToken(folder, keychain()).read()).toBe('');
  });

  it('lasts for the run where the system keeps no secrets', async () => {
    const folder = await temporaryFolder();
    const kept = createKeptToken(folder, keychain(false));
    await kept.write('secret');
    expect(await kept.read()).toBe('secret');
    expect(await createKeptToken(folder, keychain(false)).read()).toBe('');
  });

  it('is asked for anew when it cannot be read', async () => {
    const folder = await temporaryFolder();
    await createKeptToken(folder, keychain()).write('secret');
    const changed: Keychain = {
      ...keychain(),
      decryptString: () => {
        throw new Error('another key');
      },
    };
    expect(await createKeptToken(folder, changed).read()).toBe('');
  });
});

describe('a server that takes pictures', () => {
  let server: Server;
  let address: string;
  let reply: (request: IncomingMessage, response: ServerResponse) => void;
  const heard: { method: string; url: string; authorization: string | undefined }[] = [];
  const token = { read: async () => 'secret', write: async () => undefined };

  beforeEach(async () => {
    heard.length = 0;
    server = createServer((request, response) => {
      const { method = '', url = '', headers } = request;
      heard.push({ method, url, authorization: headers.authorization });
      reply(request, response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/live/whip`;
  });
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  const publish = (to = address) => createWhipServer(token).publish(to, 'v=0 offer');
  const reasonOf = (published: Promise<unknown>) =>
    published.then(
      () => 'none',
      (error: unknown) => (error instanceof MasqueError ? error.reason : String(error)),
    );

  it('gets the offer with the token, and its answer comes back with where the session is', async () => {
    reply = (_request, response) => {
      response
        .writeHead(201, { 'content-type': 'application/sdp', location: '../session/7' })
        .end('v=0 answer');
    };
    const whip = createWhipServer(token);
    const { answer, session } = await whip.publish(address, 'v=0 offer');
    expect(answer).toBe('v=0 answer');
    expect(new URL(session).pathname).toBe('/session/7');
    await whip.end(session);
    expect(heard).toEqual([
      { method: 'POST', url: '/live/whip', authorization: 'Bearer secret' },
      { method: 'DELETE', url: '/session/7', authorization: 'Bearer secret' },
    ]);
  });

  it('names ICE servers beside its answer, of which the usable ones are taken', async () => {
    reply = (_request, response) => {
      const headers = {
        location: '/s',
        link: [
          '<stun:stun.example:3478>; rel="ice-server"',
          '<turn:relay.example?transport=tcp>; rel=ice-server; username="a;b"; credential="c,d"; credential-type="password"',
          '<turn:relay.example>; rel="ice-server"',
          '<https://example.com/next>; rel="next", <turns:safe.example>; rel="ice-server"; username=u; credential=p',
        ],
      };
      response.writeHead(201, headers).end('v=0');
    };
    expect((await publish()).iceServers).toEqual([
      { urls: 'stun:stun.example:3478' },
      { urls: 'turn:relay.example?transport=tcp', username: 'a;b', credential: 'c,d' },
      { urls: 'turns:safe.example', username: 'u', credential: 'p' },
    ]);
  });

  it.each([301, 302, 307, 308])(
    'may live elsewhere by now (%i), which does not get the token',
    async (status) => {
      const elsewhere = createServer((request, response) => {
        heard.push({
          method: request.method ?? '',
          url: request.url ?? '',
          authorization: request.headers.authorization,
        });
        response.writeHead(201, { location: '/s' }).end('v=0');
      }).listen(0, '127.0.0.1');
      await once(elsewhere, 'listening');
      const { port } = elsewhere.address() as AddressInfo;
      reply = (_request, response) => {
        response.writeHead(status, { location: `http://127.0.0.1:${port}/there` }).end();
      };
      try {
        const whip = createWhipServer(token);
        const { session } = await whip.publish(address, 'v=0 offer');
        expect(session).toBe(`http://127.0.0.1:${port}/s`);
        expect(heard.at(-1)).toEqual({ method: 'POST', url: '/there', authorization: undefined });
        await whip.end(session);
        expect(heard.at(-1)).toEqual({ method: 'DELETE', url: '/s', authorization: undefined });
      } finally {
        elsewhere.close();
      }
    },
  );

  it('that redirects for ever is named as such, with what to do', async () => {
    reply = ({ url }, response) => {
      response.writeHead(307, { location: url === '/live/whip' ? '/other' : '/live/whip' }).end();
    };
    const error = await publish().catch((cause: unknown) => cause);
    expect(error).toMatchObject({
      reason: 'unsupported',
      message: `${new URL(address).host} redirects for ever: after 5 times, the next would be to ${address}.`,
      cure: expect.stringMatching(/redirections/),
    });
    expect(heard).toHaveLength(6);
  });

  it.each([
    ['redirects to what is no address', 307],
    ['names what is no address as its session', 201],
  ])('that %s is no such server', async (_what, status) => {
    reply = (_request, response) => {
      response.writeHead(status, { location: 'http://[/' }).end('v=0');
    };
    expect(await reasonOf(publish())).toBe('unsupported');
  });

  it.each([
    [401, 'denied'],
    [403, 'denied'],
    [404, 'not-found'],
    [405, 'unsupported'],
    [406, 'unsupported'],
    [409, 'busy'],
    [503, 'busy'],
    [500, 'failed'],
    [200, 'unsupported'],
  ])('that says %i gives a reason to go by: %s', async (status, reason) => {
    reply = (_request, response) => {
      response.writeHead(status).end('<html>');
    };
    expect(await reasonOf(publish())).toBe(reason);
  });

  it('that answers with a page, or not at all, is no such server', async () => {
    reply = (_request, response) => {
      response.writeHead(201, { location: '/s' }).end('<html>');
    };
    expect(await reasonOf(publish())).toBe('unsupported');
    reply = (request) => request.socket.destroy();
    expect(await reasonOf(publish())).toBe('lost');
  });

  it.each([
    ['not a word', (_request: IncomingMessage, _response: ServerResponse) => undefined],
    [
      'half an answer',
      (_request: IncomingMessage, response: ServerResponse) => {
        response.writeHead(201, { location: '/s' }).write('v=0');
      },
    ],
  ])('that says %s, and no more, is given up', async (_what, says) => {
    reply = says;
    expect(await reasonOf(createWhipServer(token, 50).publish(address, 'v=0 offer'))).toBe('lost');
  });
});
