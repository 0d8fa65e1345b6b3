import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { provideWorker } from '../../../build/mediasoup/provide-worker.mjs';
import { createStepLog } from '../../../build/setup/progress.mjs';
import { findChromium } from '../../../build/testing/chromium.mjs';
import { newId } from '../../../electron/services/broadcast/rooms/room.ts';
import { MOST_PEOPLE, ROOM_VERSION } from '../../../renderer/core/broadcast/room.ts';
import { defaultSettings } from '../../../renderer/core/settings.ts';
import { createHosts, type Host, moves, sees, until } from './hosts.ts';
import type { RoomPage } from './player-script.ts';

const PATIENCE = 120_000;
const worker = await provideWorker({ log: createStepLog(process.stderr) });
const canRun = worker !== null && findChromium() !== undefined;

const seatOf = (host: Host): string =>
  new URL('seat', host.room()?.addresses.join).href.replace('http', 'ws');
const sit = (name: string) => JSON.stringify({ say: 'sit', version: ROOM_VERSION, name, key: newId() });

const { openHost, enter, closeAll, dispose } = createHosts(worker ?? '');
afterAll(dispose);

/** One after the other, what only looks first. */
describe.skipIf(!canRun)('a room with two guests', { timeout: PATIENCE }, () => {
  let host: Host;
  let ada: RoomPage;
  let bo: RoomPage;
  beforeAll(async () => {
    host = await openHost('Hana');
    ada = await enter(host);
    bo = await enter(host);
    await ada.join('Ada', 0.2);
    await bo.join('Bo', -0.2);
    await ada.look();
    await bo.look();
  }, PATIENCE);
  afterAll(closeAll, PATIENCE);

  it('shows everybody to everybody: their poses, their voices, and who speaks', async () => {
    await sees(ada, 'Bo', -0.2);
    await sees(bo, 'Ada', 0.2);
    await until(async () => ((await bo.person('Ada'))?.level ?? 0) > 0.2);
    const { you } = await ada.state();
    await until(async () => (await bo.state()).speaking.includes(you));
    expect([...host.names()].sort()).toEqual(['Ada', 'Bo', 'Hana']);
  });

  it('asks for somebody’s video only while somebody looks at it', async () => {
    expect((await bo.person('Ada'))?.pictures).toBe(0);
    const cy = await enter(host);
    await cy.look(true);
    await until(async () => ((await cy.person('Ada'))?.pictures ?? 0) > 5);
    await cy.page.context().close();
  });

  it('has everybody back when a worker is killed', async () => {
    const killed = host.broadcast.workerPid;
    if (killed !== null) process.kill(killed, 'SIGKILL');
    await until(() => host.broadcast.workerPid !== null && host.broadcast.workerPid !== killed);
    await moves(bo, 'Ada');
    await until(() => [...host.names()].sort().join() === 'Ada,Bo,Hana');
  });
});

describe.skipIf(!canRun)('a room', { timeout: PATIENCE }, () => {
  afterEach(closeAll, PATIENCE);

  it('spreads over two workers when one is crowded', async () => {
    const host = await openHost('Hana', { crowd: 2, mostWorkers: 2 });
    const [ada, bo, cy] = [await enter(host), await enter(host), await enter(host)];
    await ada.join('Ada', 0.2);
    await bo.join('Bo', -0.2);
    await until(() => host.names().length === 3);
    for (const page of [ada, bo, cy]) await page.look();
    await sees(ada, 'Bo', -0.2);
    await sees(bo, 'Ada', 0.2);
    await sees(cy, 'Ada', 0.2);
    await sees(cy, 'Bo', -0.2);
    expect(host.broadcast.workerPids).toHaveLength(2);
  });

  it('waits for who is worn, and shows as video who cannot be had', async () => {
    const host = await openHost('Hana');
    const shows = () => host.room()?.people[0]?.shows;
    expect(shows()).toBe('pose');
    host.broadcast.handle({ kind: 'no-avatar' });
    await until(() => shows() === 'video');
    const { scene, backdrop } = defaultSettings();
    const file = Buffer.from('glTF, nearly');
    host.broadcast.handle({ kind: 'avatar', file, look: { scene, backdrop } });
    await until(() => shows() === 'pose');
  });

  it('has no place for whoever vanishes without a word', async () => {
    const host = await openHost('Hana');
    // Answers no ping, as a computer that was unplugged.
    const gone = new WebSocket(seatOf(host), { autoPong: false });
    gone.on('open', () => gone.send(sit('Ada')));
    await until(() => host.names().includes('Ada'));
    await until(() => !host.names().includes('Ada'));
    gone.terminate();
  });

  it('lets nobody in without its token, and nobody sit with the one for looking', async () => {
    const host = await openHost('Hana');
    const { join = '', page } = host.room()?.addresses ?? { page: '' };
    const wrong = join.replace(/[^/]+\/$/, 'aaaaaaaaaaaaaaaaaaaaaa/');
    const status = async (address: string | URL, method: string, body?: string, origin?: string) =>
      (await fetch(address, { method, ...(body && { body }), headers: origin ? { origin } : {} })).status;
    expect(await status(join, 'GET')).toBe(200);
    expect(await status(wrong, 'GET')).toBe(404);
    expect(await status(new URL('pipes', wrong), 'POST', '{}')).toBe(404);
    expect(await status(new URL('pipes', page), 'POST', '{}')).toBe(404);
    expect(await status(new URL('pipes', join), 'POST', '{}', 'https://example.com')).toBe(403);
    expect(await status(new URL('pipes', join), 'POST', '{}')).toBe(400);
    expect(await status(new URL('pipes', join), 'POST', 'no JSON')).toBe(400);
    expect(await status(new URL('pipes', join), 'POST', ' '.repeat(300_000))).toBe(413);
    expect(await status(new URL(`pipes/${newId()}`, join), 'PUT', '{}')).toBe(404);
    const figure = `avatar/${'0'.repeat(64)}.glb`;
    expect(await status(new URL(figure, join), 'PUT', 'glTF but another')).toBe(422);
    expect(await status(new URL(figure, page), 'PUT', 'glTF but another')).toBe(404);
    const refused = (address: string) =>
      new Promise<number>((done) => {
        const socket = new WebSocket(address);
        socket.on('unexpected-response', (_request, { statusCode = 0 }) => done(statusCode));
        socket.on('error', () => undefined);
      });
    const { href } = new URL('seat', page);
    expect(await refused(href.replace('http', 'ws'))).toBe(404);
  });

  it.each([
    ['no JSON', 'hello'],
    ['no name', JSON.stringify({ say: 'sit', version: ROOM_VERSION, name: ' \u202e ', key: newId() })],
    ['another version', JSON.stringify({ say: 'sit', version: 99, name: 'Ada', key: newId() })],
    ['a question before a seat', JSON.stringify({ id: 1, ask: 'connect', dtlsParameters: {} })],
  ])('sends away who says %s', async (_what, said) => {
    const host = await openHost('Hana');
    const socket = new WebSocket(seatOf(host));
    const closed = new Promise<number>((done) => socket.on('close', done));
    socket.on('open', () => socket.send(said));
    expect(await closed).toBe(1003);
    expect(host.names()).toEqual(['Hana']);
  });

  it('keeps no seat for who does not sit down', async () => {
    const host = await openHost('Hana');
    const socket = new WebSocket(seatOf(host));
    expect(await new Promise<number>((done) => socket.on('close', done))).toBe(1003);
    expect(host.names()).toEqual(['Hana']);
  });

  it('has a seat for so many and no more, and closes with its host', async () => {
    const host = await openHost('Hana');
    const sockets = Array.from({ length: MOST_PEOPLE }, (_, index) => {
      const socket = new WebSocket(seatOf(host));
      socket.on('open', () => socket.send(sit(`Guest ${index}`)));
      return { socket, closed: new Promise<number>((done) => socket.on('close', done)) };
    });
    expect(await Promise.race(sockets.map(({ closed }) => closed))).toBe(1013);
    await until(() => host.names().length === MOST_PEOPLE);
    host.broadcast.handle({ kind: 'close' });
    await Promise.all(sockets.map(({ closed }) => closed));
    await expect(fetch(host.room()?.addresses.page ?? '')).rejects.toThrow();
  });
});
