import { mkdtemp, rm } from 'node:fs/promises';
import { request as plainRequest } from 'node:http';
import { type RequestOptions, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { provideWorker } from '../../build/mediasoup/provide-worker.mjs';
import { createStepLog } from '../../build/setup/progress.mjs';
import { createReception, type Reception } from '../../electron/services/broadcast/reception/reception.ts';
import type { FromReception, ReceptionAddresses } from '../../renderer/core/broadcast/reception-line.ts';

const PATIENCE = 30_000;
const PAGE = 'the page';
const worker = await provideWorker({ log: createStepLog(process.stderr) });

interface Answered {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly fingerprint: string;
}

describe.skipIf(worker === null)('the reception', { timeout: PATIENCE }, () => {
  let folder: string;
  const open: Reception[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'masque-reception-'));
  });
  afterAll(async () => {
    for (const reception of open) await reception.close();
    await rm(folder, { recursive: true });
  });

  const until = async <Found>(look: () => Found | undefined | null | false): Promise<Found> => {
    for (;;) {
      const found = look();
      if (found) return found;
      await new Promise((wake) => setTimeout(wake, 10));
    }
  };
  const begin = async () => {
    const told: FromReception[] = [];
    const reception = createReception({
      findWorker: async () => worker ?? '',
      phoneFiles: async () => new Map([['', { type: 'text/html', bytes: Buffer.from(PAGE) }]]),
      folder,
      tell: (message) => told.push(message),
      now: () => performance.now(),
    });
    open.push(reception);
    const addresses = () =>
      told.flatMap((one) => (one.kind === 'opened' ? [one.addresses] : [])).at(-1) ?? undefined;
    reception.handle({ kind: 'open', audience: 'this-computer' });
    await until(addresses);
    return { reception, told, addresses: (): ReceptionAddresses => addresses() ?? neverOpened() };
  };
  const neverOpened = (): never => {
    throw new Error('It never opened.');
  };
  const ask = (address: string | URL, change: RequestOptions = {}): Promise<Answered> =>
    new Promise((done, failed) => {
      const url = new URL(address);
      const call = url.protocol === 'https:' ? request : plainRequest;
      call(url, { rejectUnauthorized: false, agent: false, ...change }, async (response) => {
        const parts: Buffer[] = [];
        const { fingerprint256 = '' } =
          'getPeerCertificate' in response.socket ? (response.socket as TLSSocket).getPeerCertificate() : {};
        for await (const part of response) parts.push(part);
        done({
          status: response.statusCode ?? 0,
          text: Buffer.concat(parts).toString(),
          headers: response.headers,
          fingerprint: fingerprint256,
        });
      })
        .on('error', failed)
        .end();
    });
  const statusOf = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).status;

  it('gives the phone its page over HTTPS, under the certificate whose fingerprint is told', async () => {
    const { addresses } = await begin();
    const { phone, whip, fingerprint } = addresses();
    const page = await ask(phone);
    expect(page).toMatchObject({ status: 200, text: PAGE, fingerprint });
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    // Plain HTTP gives no camera, so it gives no page.
    expect(await statusOf(whip.replace(/whip$/, 'phone/'))).toBe(404);
    expect(await statusOf(phone, { method: 'POST' })).toBe(405);
    expect(await statusOf(new URL('missing.js', phone))).toBe(404);
  });

  it('lets nobody in without the token, under a foreign name or from a foreign page, and shows nothing', async () => {
    const { addresses } = await begin();
    const { phone, whip } = addresses();
    const wrong = (address: string) => address.replace(/publish\/[\w-]+/, `publish/${'a'.repeat(22)}`);
    for (const address of [phone, whip]) {
      expect(await statusOf(wrong(address))).toBe(404);
      expect(await statusOf(new URL('/', address))).toBe(404);
      expect(await statusOf(address.replace('publish', 'view'))).toBe(404);
      expect(await statusOf(address, { headers: { host: 'example.com' } })).toBe(421);
      expect(await statusOf(address, { headers: { origin: 'https://example.com' } })).toBe(403);
    }
    // Our own page's origin is that of HTTPS.
    const { origin, host } = new URL(phone);
    expect(await statusOf(phone, { headers: { origin } })).toBe(200);
    expect(await statusOf(phone, { headers: { origin: `http://${host}` } })).toBe(403);
  });

  it('takes no offer that is none', async () => {
    const { addresses } = await begin();
    const { whip } = addresses();
    const post = { method: 'POST', headers: { 'content-type': 'application/sdp' } };
    expect(await statusOf(whip, { method: 'POST' })).toBe(415);
    expect(await statusOf(whip, post)).toBe(400);
    expect(await statusOf(`${whip}/nobody`, { method: 'DELETE' })).toBe(404);
  });

  it('keeps its address and its certificate, until another is wished for', async () => {
    const first = await begin();
    const before = first.addresses();
    await first.reception.close();
    await expect(ask(before.phone)).rejects.toThrow();
    const second = await begin();
    expect(second.addresses()).toEqual(before);
    second.reception.handle({ kind: 'renew' });
    await until(() => second.addresses().phone !== before.phone);
    expect(await statusOf(before.phone)).toBe(404);
    expect(await statusOf(second.addresses().phone)).toBe(200);
    expect(second.addresses().fingerprint).toBe(before.fingerprint);
  });

  it('opens elsewhere when its ports are taken', async () => {
    const first = await begin();
    const second = await begin();
    expect(new URL(second.addresses().phone).port).not.toBe(new URL(first.addresses().phone).port);
    expect(await statusOf(second.addresses().phone)).toBe(200);
  });

  it('has another worker when one is killed, and welcomes the page anew', async () => {
    const { reception, told, addresses } = await begin();
    const welcomes = () => told.filter((one) => one.kind === 'said' && one.said.say === 'welcome').length;
    expect(welcomes()).toBe(1);
    const killed = reception.workerPid;
    if (killed !== null) process.kill(killed, 'SIGKILL');
    await until(() => welcomes() === 2);
    expect(reception.workerPid).not.toBe(killed);
    expect(await statusOf(addresses().phone)).toBe(200);
  });
});
