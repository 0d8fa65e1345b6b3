import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { provideWorker } from '../../build/mediasoup/provide-worker.mjs';
import { createStepLog } from '../../build/setup/progress.mjs';
import { type Broadcast, createBroadcast } from '../../electron/services/broadcast/broadcast.ts';
import { createAddressKeeper } from '../../electron/services/broadcast/kept-addresses.ts';
import { MOST_VIEWERS } from '../../electron/services/broadcast/viewer-server.ts';
import type { FromBroadcast } from '../../renderer/core/broadcast/broadcast-line.ts';
import {
  Answer,
  type BroadcastLook,
  LONGEST_MESSAGE_BYTES,
  type ShownAvatar,
} from '../../renderer/core/broadcast/signalling.ts';
import { defaultScene } from '../../renderer/core/scene.ts';

const PATIENCE = 30_000;
const PAGE = 'the page';
const files = new Map([['', { type: 'text/html', bytes: Buffer.from(PAGE) }]]);

const worker = await provideWorker({ log: createStepLog(process.stderr) });

describe.skipIf(worker === null)('the broadcast service', { timeout: PATIENCE }, () => {
  let broadcast: Broadcast;
  let folder = '';
  let told: FromBroadcast[] = [];
  let view: URL;
  const sockets: WebSocket[] = [];

  const until = async <Found>(look: () => Found | undefined | null | false): Promise<Found> => {
    for (;;) {
      const found = look();
      if (found) return found;
      await new Promise((wake) => setTimeout(wake, 10));
    }
  };
  const lastTold = <Kind extends FromBroadcast['kind']>(kind: Kind) =>
    told.filter((one): one is Extract<FromBroadcast, { kind: Kind }> => one.kind === kind).at(-1);

  const open = async () => {
    told = [];
    broadcast.handle({ kind: 'open', audience: 'this-computer' });
    view = new URL((await until(() => lastTold('opened'))).addresses.view);
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'masque-broadcast-'));
    broadcast = createBroadcast({
      findWorker: async () => worker ?? '',
      viewerFiles: async () => files,
      addresses: createAddressKeeper(join(folder, 'addresses.json')),
      certificate: () => Promise.reject(new Error('The network was not let in.')),
      tell: (message) => told.push(message),
      now: () => performance.now(),
    });
    await open();
  }, PATIENCE);
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.terminate();
  });
  afterAll(async () => {
    await broadcast.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A viewer of our own making: everything that it hears, and why it was sent away. */
  const look = (change: { path?: string; headers?: Record<string, string> } = {}) => {
    const address = new URL(change.path ?? 'signal', view);
    address.protocol = 'ws:';
    const socket = new WebSocket(address, { headers: change.headers ?? {} });
    sockets.push(socket);
    const heard: Record<string, unknown>[] = [];
    socket.on('message', (data) => heard.push(JSON.parse(String(data))));
    const refused = new Promise<number>((done) => {
      socket.on('unexpected-response', (_request, response) => done(response.statusCode ?? 0));
    });
    socket.on('error', () => undefined);
    const closed = new Promise<number>((done) => {
      socket.on('close', done);
    });
    const welcome = () => until(() => heard.find(({ say }) => say === 'welcome'));
    return { socket, heard, refused, closed, welcome };
  };
  const statusOf = (path: string, headers: Record<string, string> = {}): Promise<number> =>
    new Promise((done, failed) => {
      request(new URL(path, view), { headers }, (response) => {
        response.resume();
        done(response.statusCode ?? 0);
      })
        .on('error', failed)
        .end();
    });

  it('gives its page to the bearer of the token, and nothing to anybody else', async () => {
    const page = await fetch(view);
    expect(await page.text()).toBe(PAGE);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await statusOf('missing.js')).toBe(404);
    expect(await statusOf('/')).toBe(404);
    expect(await statusOf('/view/aaaaaaaaaaaaaaaaaaaaaa/')).toBe(404);
    expect(await statusOf(view.pathname.replace('view', 'publish'))).toBe(404);
    expect(await statusOf('', { origin: 'https://example.com' })).toBe(403);
    expect(await statusOf('', { host: 'example.com' })).toBe(421);
    expect((await fetch(view, { method: 'POST' })).status).toBe(405);
  });

  it('welcomes a viewer, and refuses one without the token, of another page or name', async () => {
    await look().welcome();
    await look({ headers: { origin: view.origin } }).welcome();
    expect(await look({ headers: { origin: 'https://example.com' } }).refused).toBe(403);
    expect(await look({ headers: { host: 'example.com' } }).refused).toBe(421);
    expect(await look({ path: '/view/aaaaaaaaaaaaaaaaaaaaaa/signal' }).refused).toBe(404);
    expect(await look({ path: 'elsewhere' }).refused).toBe(404);
  });

  it.each([
    ['what is no JSON', 'hello'],
    ['JSON of another kind', '[1,2,3]'],
    ['a publisher’s question', JSON.stringify({ id: 1, ask: 'publish', kind: 'video', rtpParameters: {} })],
    ['bytes', Buffer.of(0, 255, 7)],
  ])('sends away who says %s', async (_what, said) => {
    const { socket, closed, welcome } = look();
    await welcome();
    socket.send(said);
    expect(await closed).toBe(1003);
  });

  it('sends away who says too much, or too often', async () => {
    const long = look();
    await long.welcome();
    long.socket.send(' '.repeat(LONGEST_MESSAGE_BYTES + 1));
    expect(await long.closed).toBe(1009);
    const often = look();
    await often.welcome();
    for (let id = 0; id < 100; id += 1) often.socket.send(JSON.stringify({ id, ask: 'resume' }));
    expect(await often.closed).toBe(1008);
  });

  it('refuses what mediasoup does not take, and goes on', async () => {
    const { socket, heard, welcome } = look();
    await welcome();
    const ask = (question: object) => socket.send(JSON.stringify(question));
    ask({ id: 1, ask: 'connect', dtlsParameters: { role: 7, fingerprints: [{ algorithm: 'rot13' }] } });
    ask({ id: 2, ask: 'watch', want: 'video', rtpCapabilities: { codecs: 'none' } });
    ask({ id: 3, ask: 'resume' });
    await until(() => heard.find(({ id }) => id === 3));
    expect(heard.find(({ id }) => id === 1)).toMatchObject({ say: 'refused' });
    expect(heard.find(({ id }) => id === 3)).toMatchObject({ say: 'answer' });
    await look().welcome();
  });

  it('gives the avatar that is worn to its viewers, and the next one in its place', async () => {
    const { socket, heard, welcome } = look();
    await welcome();
    const worn = async (file: number, id: number) => {
      const look: BroadcastLook = { scene: defaultScene(), backdrop: 'sea' };
      broadcast.handle({ kind: 'avatar', file: Uint8Array.of(file), look });
      socket.send(JSON.stringify({ id, ask: 'watch', want: 'pose', rtpCapabilities: { codecs: [] } }));
      const said = await until(() => heard.find((one) => one.say === 'answer' && one.id === id));
      return Answer.parse(said.answer).avatar;
    };
    const first = await worn(1, 1);
    expect(first?.look.backdrop).toBe('sea');
    const second = await worn(2, 2);
    expect(await (await fetch(new URL(second?.file ?? '', view))).arrayBuffer()).toEqual(
      Uint8Array.of(2).buffer,
    );
    expect(await statusOf(first?.file ?? '')).toBe(404);
    // Nothing has to be watched anew for it.
    expect(heard.filter(({ say }) => say === 'dressed')).toHaveLength(2);
    expect(heard.filter(({ say }) => say === 'changed')).toHaveLength(0);
  });

  it('tells viewers how the same avatar looks now, what is behind it, and that the next cannot be had', async () => {
    const { heard, welcome } = look();
    await welcome();
    const lastDressed = async (count: number) => {
      await until(() => heard.filter(({ say }) => say === 'dressed').length === count);
      return heard.at(-1)?.avatar as ShownAvatar | null;
    };
    const scene = { ...defaultScene(), light: 'neon' } as const;
    broadcast.handle({ kind: 'avatar', file: Uint8Array.of(3), look: { scene, backdrop: 'sea' } });
    const first = await lastDressed(1);
    broadcast.handle({ kind: 'look', look: { scene: { ...scene, framing: 'close' }, backdrop: 'dusk' } });
    const second = await lastDressed(2);
    expect(second?.file).toBe(first?.file);
    expect(second?.look).toMatchObject({ scene: { light: 'neon', framing: 'close' }, backdrop: 'dusk' });
    broadcast.handle({ kind: 'picture', file: Uint8Array.of(0xff, 0xd8) });
    const { picture = '' } = (await lastDressed(3)) ?? {};
    const served = await fetch(new URL(picture, view));
    expect(served.headers.get('content-type')).toBe('image/jpeg');
    expect(await served.arrayBuffer()).toEqual(Uint8Array.of(0xff, 0xd8).buffer);
    broadcast.handle({ kind: 'no-avatar' });
    expect(await lastDressed(4)).toBeNull();
  });

  it('has room for so many and no more', async () => {
    const all = Array.from({ length: MOST_VIEWERS }, () => look());
    await Promise.all(all.map(({ welcome }) => welcome()));
    expect(await look().refused).toBe(503);
    expect(lastTold('viewers')?.count).toBe(MOST_VIEWERS);
    for (const { socket } of all) socket.close();
    await until(() => lastTold('viewers')?.count === 0);
  });

  it('has another worker at once when one is killed, and asks everybody to come again', async () => {
    const before = look();
    await before.welcome();
    const killed = broadcast.workerPid;
    const welcomes = () => told.filter((one) => one.kind === 'said' && one.said.say === 'welcome').length;
    const count = welcomes();
    if (killed !== null) process.kill(killed, 'SIGKILL');
    expect(await before.closed).toBe(1012);
    await until(() => broadcast.workerPid !== null && broadcast.workerPid !== killed);
    await until(() => welcomes() > count);
    await look().welcome();
  });

  it('leaves nothing open when it is switched off, and says no more of it', async () => {
    const { socket, closed, welcome } = look();
    await welcome();
    const wanted = () =>
      told.flatMap((one) => (one.kind === 'said' && one.said.say === 'wanted' ? one.said : []));
    // The page need not encode anything for somebody who draws, and hears so.
    socket.send(JSON.stringify({ id: 1, ask: 'watch', want: 'pose', rtpCapabilities: {} }));
    await until(() => wanted().at(-1)?.video === false);
    const pid = broadcast.workerPid;
    broadcast.handle({ kind: 'close' });
    await closed;
    await until(() => lastTold('closed'));
    await expect(fetch(view)).rejects.toThrow();
    await until(() => {
      try {
        return pid !== null && !process.kill(pid, 0);
      } catch {
        return true;
      }
    });
    expect(wanted().at(-1)?.video).toBe(false);
  });

  it('has the same address each time, until the person wants another', async () => {
    const before = view.href;
    await open();
    expect(view.href).toBe(before);
    await look().welcome();
    told = [];
    broadcast.handle({ kind: 'open', audience: 'this-computer', newAddresses: true });
    view = new URL((await until(() => lastTold('opened'))).addresses.view);
    expect(view.origin).toBe(new URL(before).origin);
    expect(await statusOf(new URL(before).pathname)).toBe(404);
    expect(await statusOf('')).toBe(200);
  });

  it('is at another port, and says so, while another program has its own', async () => {
    broadcast.handle({ kind: 'close' });
    await until(() => lastTold('closed'));
    const other = createServer();
    const port = Number(view.port);
    await new Promise<void>((listening) => other.listen(port, '127.0.0.1', listening));
    await open();
    expect(Number(view.port)).not.toBe(port);
    expect(lastTold('opened')?.takenPort).toBe(port);
    expect(await statusOf('')).toBe(200);
    await new Promise((closed) => other.close(closed));
    await open();
    expect(Number(view.port)).toBe(port);
    expect(lastTold('opened')?.takenPort).toBeUndefined();
  });
});
