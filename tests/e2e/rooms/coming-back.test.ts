import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { provideWorker } from '../../../build/mediasoup/provide-worker.mjs';
import { createStepLog } from '../../../build/setup/progress.mjs';
import { findChromium } from '../../../build/testing/chromium.mjs';
import { type Guest, joinRoom } from '../../../electron/services/broadcast/rooms/guest.ts';
import type { Said } from '../../../renderer/core/broadcast/signalling.ts';
import { createHosts, joinOf, moves, sees, until } from './hosts.ts';

const PATIENCE = 120_000;
const worker = await provideWorker({ log: createStepLog(process.stderr) });
const canRun = worker !== null && findChromium() !== undefined;

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe.skipIf(!canRun)('a room’s host', { timeout: PATIENCE }, () => {
  const { openHost, enter, closeAll, dispose } = createHosts(worker ?? '');
  const guests: Guest[] = [];
  afterEach(async () => {
    for (const guest of guests.splice(0)) guest.close();
    await closeAll();
  }, PATIENCE);
  afterAll(dispose);

  /** The app's own end of it, and what it hears. */
  const sit = (address: string, name: string) => {
    const said: Said[] = [];
    const lost: string[] = [];
    guests.push(
      joinRoom({
        address: new URL(address),
        name,
        said: (word) => said.push(word),
        lost: (why) => lost.push(why),
      }),
    );
    const seats = () => said.flatMap((word) => (word.say === 'seated' ? [word.you] : []));
    return { said, lost, seats };
  };

  it('leaves and returns: everybody is back by themselves, and was told why they were away', async () => {
    const host = await openHost('Hana');
    const { lost, seats } = sit(joinOf(host), 'Ivo');
    const [ada, bo] = [await enter(host), await enter(host)];
    await ada.join('Ada', 0.2);
    await bo.look();
    await sees(bo, 'Ada', 0.2);
    await until(() => seats().length === 1);
    await host.broadcast.close();
    await until(() => lost.length > 0);
    expect(lost[0]).toMatch(/host of the room has left or cannot be reached. Coming back by itself/);
    await until(async () => (await bo.state()).states.includes('lost'));

    const again = await openHost('Hana', { kept: host.kept });
    await until(() => again.names().length === 3);
    expect([...again.names()].sort()).toEqual(['Ada', 'Hana', 'Ivo']);
    // Whoever knew them knows them still.
    await until(() => seats().length === 2);
    const [before, after] = seats();
    expect(after).toBe(before);
    await moves(bo, 'Ada');
    expect((await bo.state()).states.at(-1)).toBe('watching');
  });

  it.each([
    [
      'a token that is none',
      (join: string) => join.replace(/[^/]+\/$/, 'aaaaaaaaaaaaaaaaaaaaaa/'),
      /^There is no room at this address. Ask for a new one.$/,
    ],
    [
      'a host that is not there',
      () => 'http://127.0.0.1:9/room/aaaaaaaaaaaaaaaaaaaaaa/',
      /cannot be reached/,
    ],
  ])('is asked in vain by %s, who is told why', async (_what, addressOf, why) => {
    const host = await openHost('Hana');
    const { lost } = sit(addressOf(joinOf(host)), 'Ivo');
    await until(() => lost.length > 0);
    expect(lost[0]).toMatch(why);
    expect(host.names()).toEqual(['Hana']);
  });

  it('leaves nothing behind when the switch goes off: no process, no port, nobody', async () => {
    const other = await openHost('Hugo');
    const host = await openHost('Hana', { links: [joinOf(other)], crowd: 1, mostWorkers: 2 });
    const [ada, bo] = [await enter(host), await enter(host)];
    await ada.join('Ada', 0.2);
    await bo.look();
    await sees(bo, 'Ada', 0.2);
    await until(() => other.names().length === 3);
    const pids = host.broadcast.workerPids;
    expect(pids).toHaveLength(2);
    host.broadcast.handle({ kind: 'close' });
    await until(() => host.told.at(-1)?.kind === 'closed');
    await until(() => !pids.some(isRunning));
    await expect(fetch(joinOf(host))).rejects.toThrow();
    await until(() => other.names().join() === 'Hugo');
  });
});
