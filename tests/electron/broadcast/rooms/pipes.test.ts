import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Pipe } from '../../../../electron/services/broadcast/rooms/pipe.ts';
import { createPipes } from '../../../../electron/services/broadcast/rooms/pipes.ts';
import { newId } from '../../../../electron/services/broadcast/rooms/room.ts';
import { MOST_PIPES, PipeState } from '../../../../renderer/core/broadcast/room-pipes.ts';
import { between, createRandom } from '../../../../renderer/core/math/seeded-random.ts';

const HOST = newId();
const end = {
  port: 40_000,
  srtpParameters: { cryptoSuite: 'AEAD_AES_256_GCM', keyBase64: randomBytes(44).toString('base64') },
};
const EMPTY: PipeState = { version: 1, people: [], wantsVideo: [], clock: 0 };

const open = () => {
  const connected: unknown[][] = [];
  const heard: PipeState[] = [];
  let closed = 0;
  let seconds = 0;
  const pipe: Pipe = {
    end,
    connect: async (...words) => void connected.push(words),
    state: async () => EMPTY,
    heard: async (state) => void heard.push(state),
    isClosed: false,
    close: () => {
      closed += 1;
    },
  };
  const pipes = createPipes({ host: HOST, open: async () => pipe, now: () => seconds });
  const ask = (method: string, path: string, body?: unknown) =>
    pipes.answer({ method, path, body, localIp: '10.0.0.1', remoteIp: '10.0.0.2' });
  const wait = (longer: number) => {
    seconds += longer;
  };
  return { pipes, ask, connected, heard, wait, closed: () => closed };
};
const offer = () => ({ version: 1, host: newId(), end });
const laid = async (ask: ReturnType<typeof open>['ask']): Promise<string> => {
  const { status, json } = await ask('POST', 'pipes', offer());
  expect(status).toBe(201);
  return json !== undefined && 'pipe' in json ? json.pipe : '';
};

describe('the answering side of a link', () => {
  it('lays a pipe to the address that asks, exchanges states, and ends it when told', async () => {
    const { ask, connected, heard, closed } = open();
    const pipe = await laid(ask);
    expect(connected).toMatchObject([['10.0.0.2', end, expect.any(String)]]);
    expect(await ask('PUT', `pipes/${pipe}`, EMPTY)).toEqual({ status: 200, json: EMPTY });
    expect(heard).toEqual([EMPTY]);
    expect(await ask('DELETE', `pipes/${pipe}`)).toEqual({ status: 204 });
    expect(closed()).toBe(1);
    expect((await ask('PUT', `pipes/${pipe}`, EMPTY)).status).toBe(404);
  });

  it('refuses itself, another version, more than there is room for, and what it does not know', async () => {
    const { pipes, ask } = open();
    expect((await ask('POST', 'pipes', { ...offer(), host: HOST })).status).toBe(409);
    expect((await ask('POST', 'pipes', { ...offer(), version: 2 })).status).toBe(400);
    expect((await ask('GET', 'pipes')).status).toBe(405);
    expect((await ask('PUT', 'pipes/short', EMPTY)).status).toBe(404);
    for (let count = 0; count < MOST_PIPES; count += 1) await laid(ask);
    expect((await ask('POST', 'pipes', offer())).status).toBe(503);
    pipes.close();
  });

  it('answers neither offers nor states that come in floods, until they have calmed down', async () => {
    const { pipes, ask, wait } = open();
    const pipe = await laid(ask);
    const statuses = async (times: number, one: () => ReturnType<typeof ask>) => {
      const all: number[] = [];
      for (let time = 0; time < times; time += 1) all.push((await one()).status);
      return all;
    };
    const say = () => ask('PUT', `pipes/${pipe}`, EMPTY);
    const flood = await statuses(100, say);
    expect(flood.slice(0, 30)).toEqual(Array(30).fill(200));
    expect(flood.at(-1)).toBe(429);
    expect((await statuses(100, () => ask('POST', 'pipes', offer()))).at(-1)).toBe(429);
    wait(1);
    expect((await say()).status).toBe(200);
    pipes.close();
  });

  it('survives bodies of any shape', { timeout: 60_000 }, async () => {
    const { pipes, ask, heard, wait } = open();
    const pipe = await laid(ask);
    const random = createRandom(5);
    const pick = <Item>(items: readonly Item[]): Item =>
      items[Math.floor(between(random, 0, items.length))] as Item;
    const person = { id: newId(), name: 'Ada', shows: 'pose', via: [newId()], streams: [], pose: null };
    const any = (depth: number): unknown =>
      pick<() => unknown>([
        () => null,
        () => pick([0, -1, 1e99, Number.NaN]),
        () => pick(['', '__proto__', HOST, '\u202e', 'x'.repeat(999)]),
        () => (depth > 3 ? [] : [any(depth + 1), any(depth + 1)]),
        () => ({ version: 1, people: any(depth + 1), wantsVideo: any(depth + 1), clock: any(9) }),
        () => ({ ...person, [pick(Object.keys(person))]: depth > 3 ? 7 : any(depth + 1) }),
      ])();
    for (let round = 0; round < 2000; round += 1) {
      wait(1);
      const { status } = await ask('PUT', `pipes/${pipe}`, any(0));
      expect([200, 400]).toContain(status);
    }
    for (const state of heard) expect(PipeState.safeParse(state).success).toBe(true);
    pipes.close();
  });
});
