import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { provideWorker } from '../../../build/mediasoup/provide-worker.mjs';
import { createStepLog } from '../../../build/setup/progress.mjs';
import { findChromium } from '../../../build/testing/chromium.mjs';
import { giveFile } from '../../../electron/services/broadcast/rooms/ask-host.ts';
import { joinRoom } from '../../../electron/services/broadcast/rooms/guest.ts';
import { sha256Of } from '../../../electron/services/broadcast/rooms/wardrobe.ts';
import { avatarPath, picturePath } from '../../../renderer/core/broadcast/room.ts';
import type { Said } from '../../../renderer/core/broadcast/signalling.ts';
import { defaultSettings } from '../../../renderer/core/settings.ts';
import { createHosts, type Host, joinOf, moves, sees, until } from './hosts.ts';
import type { RoomPage } from './player-script.ts';

const PATIENCE = 120_000;
const worker = await provideWorker({ log: createStepLog(process.stderr) });
const canRun = worker !== null && findChromium() !== undefined;

const problemOf = (host: Host) => {
  const link = host.room()?.links[0];
  return link?.kind === 'lost' ? link.message : null;
};
const sorted = (host: Host) => [...host.names()].sort();

const { openHost, enter, closeAll, dispose } = createHosts(worker ?? '');
afterAll(dispose);

/** With somebody in each, who looks: one after the other, what only looks first. */
describe.skipIf(!canRun)('rooms of two hosts', { timeout: PATIENCE }, () => {
  let first: Host;
  let second: Host;
  let ada: RoomPage;
  let bo: RoomPage;
  beforeAll(async () => {
    first = await openHost('Hana');
    second = await openHost('Hugo', { links: [joinOf(first)] });
    ada = await enter(first);
    bo = await enter(second);
    await ada.join('Ada', 0.2);
    await bo.join('Bo', -0.2);
    await ada.look();
    await bo.look();
  }, PATIENCE);
  afterAll(closeAll, PATIENCE);

  it('are one: poses and voices go through pipes with SRTP', async () => {
    await sees(ada, 'Bo', -0.2, 30);
    await sees(bo, 'Ada', 0.2, 30);
    await until(async () => ((await bo.person('Ada'))?.level ?? 0) > 0.2);
    await until(async () => ((await ada.person('Bo'))?.level ?? 0) > 0.2);
    const everybody = ['Ada', 'Bo', 'Hana', 'Hugo'];
    await until(() => first.names().length === 4 && second.names().length === 4);
    expect(sorted(first)).toEqual(everybody);
    expect(sorted(second)).toEqual(everybody);
    expect(second.room()?.links).toMatchObject([{ kind: 'linked' }]);
    // Whose picture is wanted on the other side is asked for over there.
    const cy = await enter(second);
    await cy.look(true);
    await until(async () => ((await cy.person('Ada'))?.pictures ?? 0) > 5);
    await cy.page.context().close();
  });

  it('show what somebody wears and what is behind them, and when they moved, on the other side too', async () => {
    const figure = Buffer.concat([Buffer.from('glTF'), randomBytes(3_000_000)]);
    const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(50_000)]);
    const worn = { sha256: sha256Of(figure), picture: sha256Of(picture) };
    const { scene, backdrop } = defaultSettings();
    for (const [path, file] of [
      [avatarPath(worn.sha256), figure],
      [picturePath(worn.picture), picture],
    ] as const) {
      await giveFile(new URL(path, joinOf(first)), file, {
        signal: AbortSignal.timeout(PATIENCE),
        agent: undefined,
      });
    }
    const di = await enter(first);
    const wear = JSON.stringify({ ...worn, look: { scene, backdrop } });
    await di.join('Di', 0.2, { wear, isMute: true });
    await until(async () => (await bo.person('Di'))?.behind === picturePath(worn.picture));
    expect((await bo.person('Di'))?.avatar).toBe(avatarPath(worn.sha256));
    const page = second.room()?.addresses.page ?? '';
    for (const [path, file] of [
      [avatarPath(worn.sha256), figure],
      [picturePath(worn.picture), picture],
    ] as const) {
      const there = await fetch(new URL(path, page));
      expect(Buffer.from(await there.arrayBuffer()).equals(file)).toBe(true);
    }
    // Her clock is an hour ahead, and each host says it as its own.
    await until(async () => (await bo.person('Di'))?.age !== null);
    const { age } = (await bo.person('Di')) ?? {};
    expect(Math.abs(age ?? 1e9)).toBeLessThan(PATIENCE / 1000);
    await until(async () => (await bo.person('Di'))?.isMute === true);
    await di.leave();
    await until(() => !second.names().includes('Di'));
  });

  it('find each other again when either worker was killed', async () => {
    for (const host of [first, second]) {
      const killed = host.broadcast.workerPid ?? 0;
      process.kill(killed, 'SIGKILL');
      await until(() => host.broadcast.workerPid !== null && host.broadcast.workerPid !== killed);
      await moves(bo, 'Ada');
      await until(() => sorted(second).join() === 'Ada,Bo,Hana,Hugo');
    }
  });

  it('find each other again when one was gone, and say meanwhile why they are apart', async () => {
    expect(problemOf(second)).toBe(null);
    await first.broadcast.close();
    await until(() => typeof problemOf(second) === 'string');
    expect(problemOf(second)).toMatch(/cannot be reached/);
    await until(() => sorted(second).join() === 'Bo,Hugo');
    const again = await openHost('Hana', { kept: first.kept });
    expect(joinOf(again)).toBe(joinOf(first));
    // Ada has come back by herself, and is the same.
    await until(() => problemOf(second) === null);
    await until(() => sorted(second).join() === 'Ada,Bo,Hana,Hugo');
    await sees(bo, 'Ada', 0.2, 30);
    await ada.leave();
    await until(() => !second.names().includes('Ada'));
  });
});

describe.skipIf(!canRun)('rooms of several hosts', { timeout: PATIENCE }, () => {
  afterEach(closeAll, PATIENCE);

  it('are one in a row too, over two workers in the middle, and forget whom they reach no more', async () => {
    const first = await openHost('Hana');
    const middle = await openHost('Hugo', { links: [joinOf(first)], crowd: 1, mostWorkers: 2 });
    const last = await openHost('Hedy', { links: [joinOf(middle)] });
    const [ada, cy] = [await enter(first), await enter(last)];
    await ada.join('Ada', 0.2);
    await cy.join('Cy', -0.2);
    await ada.look();
    await cy.look();
    await sees(ada, 'Cy', -0.2, 30);
    await sees(cy, 'Ada', 0.2, 30);
    const everybody = ['Ada', 'Cy', 'Hana', 'Hedy', 'Hugo'];
    for (const host of [first, middle, last]) {
      await until(() => host.names().length === everybody.length);
      expect(sorted(host)).toEqual(everybody);
    }
    await middle.broadcast.close();
    await until(() => sorted(first).join() === 'Ada,Hana' && sorted(last).join() === 'Cy,Hedy');
  });

  it('are one in a ring without an echo', async () => {
    const first = await openHost('Hana');
    const second = await openHost('Hugo', { links: [joinOf(first)] });
    const third = await openHost('Hedy', { links: [joinOf(first), joinOf(second)] });
    for (const host of [first, second, third]) {
      await until(() => host.names().length === 3);
      expect(sorted(host)).toEqual(['Hana', 'Hedy', 'Hugo']);
    }
    // Who came through the one that leaves comes on the other way.
    await second.broadcast.close();
    await until(() => sorted(first).join() === 'Hana,Hedy' && sorted(third).join() === 'Hana,Hedy');
  });

  it('are linked and unlinked while they are open, and nobody is sent away', async () => {
    const first = await openHost('Hana');
    const second = await openHost('Hugo');
    const ada = await enter(second);
    await ada.join('Ada', 0.2);
    await until(() => second.names().length === 2);
    const link = (links: readonly string[]) =>
      second.broadcast.handle({ kind: 'room', room: { name: 'Hugo', links: [...links] } });
    const closings = () => second.told.filter((one) => one.kind === 'room' && one.room === null).length;
    link([joinOf(first)]);
    await until(() => sorted(first).join() === 'Ada,Hana,Hugo' && second.names().length === 3);
    expect(second.room()?.links).toEqual([{ kind: 'linked', address: joinOf(first) }]);
    link([]);
    await until(() => first.names().join() === 'Hana' && second.names().length === 2);
    expect(second.room()?.links).toEqual([]);
    expect(closings()).toBe(0);
    expect((await ada.state()).states).not.toContain('lost');
  });

  it('are one over a network by HTTPS, with who has the certificate that the address names', async () => {
    const first = await openHost('Hana', { audience: 'network' });
    const { join = '', page = '' } = first.room()?.addresses ?? {};
    expect(join).toMatch(/^https:.*#[\w-]{43}$/);
    expect(page).toMatch(/^http:/);
    const second = await openHost('Hugo', { links: [join] });
    const said: Said[] = [];
    const guest = joinRoom({
      address: new URL(join),
      name: 'Ivo',
      said: (word) => said.push(word),
      lost: () => undefined,
    });
    await until(() => sorted(first).join() === 'Hana,Hugo,Ivo' && second.names().length === 3);
    expect(said).toContainEqual({ say: 'seated', you: expect.any(String), page: page.replace(/\?.*/, '') });
    guest.close();
    // The plain door, where it would be read on its way, takes no such token.
    const plain = new URL(page.replace('/gallery/', '/room/'));
    plain.pathname = new URL(join).pathname;
    expect((await fetch(plain)).status).toBe(404);
    const third = await openHost('Hedy', { links: [join.replace(/#.*/, `#${'A'.repeat(43)}`)] });
    await until(() => typeof problemOf(third) === 'string');
    expect(problemOf(third)).toMatch(/its certificate is another/);
    expect(third.names()).toEqual(['Hedy']);
  });

  it.each([
    [
      'a token that is none',
      (join: string) => join.replace(/[^/]+\/$/, 'aaaaaaaaaaaaaaaaaaaaaa/'),
      /no room/,
    ],
    [
      'a host that is not there',
      () => 'http://127.0.0.1:9/room/aaaaaaaaaaaaaaaaaaaaaa/',
      /cannot be reached/,
    ],
    ['no address', () => 'somewhere', /is not the address of a room/],
  ])('say why they are apart: %s', async (_what, addressOf, why) => {
    const first = await openHost('Hana');
    const second = await openHost('Hugo', { links: [addressOf(joinOf(first))] });
    await until(() => typeof problemOf(second) === 'string');
    expect(problemOf(second)).toMatch(why);
    expect(second.names()).toEqual(['Hugo']);
  });

  it('are not one with themselves', async () => {
    const first = await openHost('Hana');
    const links = [joinOf(first)];
    first.broadcast.handle({ kind: 'room', room: { name: 'Hana', links } });
    await until(() => typeof problemOf(first) === 'string');
    expect(problemOf(first)).toBe('This is the room itself.');
    expect(first.names()).toEqual(['Hana']);
  });
});
