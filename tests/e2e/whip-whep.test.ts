import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Producer } from 'mediasoup/types';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { provideWorker } from '../../build/mediasoup/provide-worker.mjs';
import { createStepLog } from '../../build/setup/progress.mjs';
import { findAiortc } from '../../build/testing/aiortc.mjs';
import { createIncoming, type Incoming } from '../../electron/services/broadcast/incoming.ts';
import { createOfferEndpoint, type OfferEndpoint } from '../../electron/services/broadcast/offer-endpoint.ts';
import { createProgramme } from '../../electron/services/broadcast/programme.ts';
import { openSfu, type Sfu } from '../../electron/services/broadcast/sfu.ts';
import { openViewerServer, type ViewerServer } from '../../electron/services/broadcast/viewer-server.ts';
import { createWhep } from '../../electron/services/broadcast/whep.ts';
import { takeIn } from '../../electron/services/broadcast/whip.ts';
import { openViewerBrowser } from './viewer-browser.ts';

const PATIENCE = 60_000;
const worker = await provideWorker({ log: createStepLog(process.stderr) });
const python = findAiortc();
const TOKENS = { view: 'v'.repeat(22), publish: 'p'.repeat(22) };

/** What comes in goes out again, so that one foreign peer sees what another publishes, with only us between them. */
describe.skipIf(worker === null)('between foreign peers', { timeout: PATIENCE }, () => {
  let sfu: Sfu;
  let server: ViewerServer;
  let incoming: Incoming;
  let whip: OfferEndpoint;
  let whep: OfferEndpoint;
  let browser: Browser | undefined;
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    sfu = await openSfu({ workerBin: worker ?? '', listenOn: ['127.0.0.1'], died: () => undefined });
    incoming = createIncoming();
    const programme = createProgramme(null);
    const shown = new Set<Producer>();
    incoming.subscribe(() => {
      for (const producer of incoming.streams()) {
        if (!shown.has(producer)) programme.put(producer);
        shown.add(producer);
      }
    });
    whip = createOfferEndpoint({
      most: 1,
      whenFull: 'replace',
      answer: (offer) => takeIn(offer, sfu, incoming),
    });
    whep = createOfferEndpoint({ most: 2, whenFull: 'refuse', answer: createWhep(sfu, programme) });
    server = await openViewerServer({
      listenOn: ['127.0.0.1'],
      port: 0,
      tokens: TOKENS,
      files: new Map([
        ['', { type: 'text/html', bytes: Buffer.from('<!doctype html><title>A page</title>') }],
      ]),
      enter: async () => null,
      endpoints: new Map([
        ['publish/whip', whip],
        ['view/whep', whep],
      ]),
      avatarAt: () => undefined,
      viewers: () => undefined,
    });
    browser = await openViewerBrowser();
  }, PATIENCE);
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    whip.close();
    whep.close();
  });
  afterAll(async () => {
    await browser?.close();
    await server.close();
    sfu.close();
  });

  const address = (role: 'view' | 'publish', name: string) =>
    `http://127.0.0.1:${server.port}/${role}/${TOKENS[role]}/${name}`;

  /** The next line of JSON that the peer says. */
  const aiortc = (...args: string[]): { child: ChildProcess; said: Promise<Record<string, unknown>> } => {
    const child = spawn(python ?? '', [join(import.meta.dirname, 'foreign', 'aiortc-peer.py'), ...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    children.push(child);
    let errors = '';
    child.stderr?.on('data', (part) => {
      errors += String(part);
    });
    const said = new Promise<Record<string, unknown>>((done, failed) => {
      child.stdout?.once('data', (line) => done(JSON.parse(String(line))));
      child.once('exit', (code) => failed(new Error(`aiortc ended with ${code}: ${errors}`)));
    });
    return { child, said };
  };

  it.skipIf(python === undefined).each(['VP8', 'H264'])(
    'aiortc publishes %s by WHIP, and aiortc plays it by WHEP',
    async (codec) => {
      const publisher = aiortc('publish', address('publish', 'whip'), codec);
      await publisher.said;
      const ended = new Promise((done) => publisher.child.once('exit', done));
      const player = aiortc('play', address('view', 'whep'), '45');
      expect(await player.said).toMatchObject({ pictures: 45, size: [480, 272], samples: 960 });
      publisher.child.stdin?.end();
      expect(await ended).toBe(0);
      expect(incoming.streams()).toEqual([]);
    },
  );
});
