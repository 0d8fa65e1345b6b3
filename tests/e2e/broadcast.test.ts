import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { provideWorker } from '../../build/mediasoup/provide-worker.mjs';
import { createStepLog } from '../../build/setup/progress.mjs';
import { findChromium } from '../../build/testing/chromium.mjs';
import { findPeer, type PeerName } from '../../build/testing/foreign-peers.mjs';
import { createPoseDecoder, poseSequence } from '../../renderer/core/broadcast/pose-wire.ts';
import { expectSamePose } from '../core/broadcast/same-pose.ts';
import { runPeer } from './foreign-peer.ts';
import { createStand } from './launch.ts';
import type { SentLine } from './sent-lines.ts';
import {
  codecDecoded,
  countPictures,
  openViewerBrowser,
  picturesReceived,
  picturesSeen,
  posesRecorded,
  recordConnections,
} from './viewer-browser.ts';

interface OnAirApp {
  readonly view: string;
  readonly poseView: string;
  readonly whep: string;
  readonly pid: number;
  /** What it says that it has sent so far. */
  sent(): readonly SentLine[];
}
const Rotation = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const SentPose = z.object({
  timeSeconds: z.number(),
  weights: z.array(z.number()).transform((weights) => Float32Array.from(weights)),
  chest: Rotation,
  neck: Rotation,
  head: Rotation,
  leftEye: Rotation,
  rightEye: Rotation,
  offset: z.tuple([z.number(), z.number(), z.number()]),
});

const PATIENCE = 180_000;
const worker = await provideWorker({ log: createStepLog(process.stderr) });

/** Every process below this one, by its name as the kernel has it. */
const below = (pid: number): { pid: number; name: string }[] => {
  const all = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry));
  const stats = all.flatMap((entry) => {
    try {
      const [, id = '', name = '', parent = ''] =
        /^(\d+) \((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${entry}/stat`, 'utf8')) ?? [];
      return [{ pid: Number(id), name, parent: Number(parent) }];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
  const children = (of: number): { pid: number; name: string }[] =>
    stats.filter(({ parent }) => parent === of).flatMap((child) => [child, ...children(child.pid)]);
  return children(pid);
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const until = async (look: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await look())) await new Promise((wake) => setTimeout(wake, 50));
};

const canRun = worker !== null && findChromium() !== undefined && process.platform === 'linux';
describe.skipIf(!canRun)('a broadcast', { timeout: PATIENCE }, () => {
  const stand = createStand();
  let browser: Browser | undefined;
  beforeAll(async () => {
    await stand.ready();
    browser = await openViewerBrowser();
  }, PATIENCE);
  afterAll(async () => {
    await browser?.close();
    await stand.dispose();
  }, PATIENCE);

  /** Runs the app on air, and `look` beside it until what is to be seen has been seen, and no longer. */
  const beside = <Found>(
    look: (app: OnAirApp) => Promise<Found>,
    { output = 'broadcast', codec = 'auto' } = {},
  ): Promise<Found> =>
    new Promise((done, failed) => {
      const args = ['--headless', '--camera', 'demo', '--size', '640x360', '--output', output];
      stand
        .run([...args, '--codec', codec, '--log-sent'], (child) => {
          const lines: SentLine[] = [];
          const printed = createInterface({ input: child.stdout ?? Readable.from([]) });
          printed.once('line', (addresses) => {
            printed.on('line', (line) => lines.push(JSON.parse(line)));
            look({ ...JSON.parse(addresses), pid: child.pid ?? 0, sent: () => lines })
              .then(done, failed)
              .finally(() => child.kill('SIGTERM'));
          });
        })
        .then(({ stderr }) => failed(new Error(`The app ended before anything was seen: ${stderr}`)), failed);
    });
  const openView = async (address: string, on = browser): Promise<Page> => {
    if (on === undefined) throw new Error('There is no browser.');
    const page = await on.newPage({ viewport: { width: 640, height: 360 } });
    await recordConnections(page);
    await page.goto(address);
    return page;
  };
  const more = async (page: Page, pictures: number): Promise<void> => {
    const from = await picturesSeen(page);
    await until(async () => (await picturesSeen(page)) >= from + pictures);
  };
  /** Whether two looks at it, some time apart, differ. */
  const moves = async (page: Page, part: string): Promise<void> => {
    const first = await page.locator(part).screenshot();
    await until(async () => !first.equals(await page.locator(part).screenshot()));
  };
  const delayMatches = (page: Page, words: RegExp): Promise<void> =>
    until(async () => words.test((await page.locator('#delay').textContent()) ?? ''));

  it('shows the avatar in another browser, and again after its worker was killed', async () => {
    const width = await beside(async ({ view, pid }) => {
      const page = await openView(view);
      await countPictures(page);
      await more(page, 30);
      const workerPid = () => below(pid).find(({ name }) => name === 'mediasoup-worke')?.pid;
      const killed = workerPid();
      if (killed === undefined) throw new Error('No worker runs below the app.');
      process.kill(killed, 'SIGKILL');
      await until(() => workerPid() !== undefined && workerPid() !== killed);
      // As many as cannot have been under way.
      await more(page, 60);
      expect(await page.locator('#state').textContent()).toBe('');
      await delayMatches(page, /^\d+ ms$/);
      await moves(page, '#picture');
      return page.locator('#picture').evaluate((video: HTMLVideoElement) => video.videoWidth);
    });
    expect(width).toBe(640);
  });

  it('goes out as H.264 where that is chosen, and is played', async () => {
    await beside(
      async ({ view }) => {
        const page = await openView(view);
        await countPictures(page);
        await more(page, 30);
        expect(await codecDecoded(page)).toBe('video/H264');
      },
      { codec: 'h264' },
    );
  });

  it.each(['vp8', 'vp9'])('gives a small screen in the network a small picture as %s', async (codec) => {
    await beside(
      async ({ view }) => {
        const page = await openView(view);
        const wide = async (width: number) =>
          until(
            async () => (await page.evaluate(() => document.querySelector('video')?.videoWidth)) === width,
          );
        await wide(640);
        expect(await codecDecoded(page)).toBe(`video/${codec.toUpperCase()}`);
        await page.setViewportSize({ width: 320, height: 180 });
        await wide(320);
        await page.setViewportSize({ width: 640, height: 360 });
        await wide(640);
      },
      { codec, output: 'broadcast:network' },
    );
  });

  it('lets another browser draw the avatar from its pose, or play its video where nothing can be drawn', async () => {
    const blind = await openViewerBrowser(['--disable-3d-apis']);
    try {
      await beside(async ({ poseView, sent }) => {
        const page = await openView(poseView);
        await delayMatches(page, /^\d+ ms · [1-9]\d? kbit\/s$/);
        await moves(page, '#figure');
        const pictures = await page
          .locator('#picture')
          .evaluate((video: HTMLVideoElement) => video.videoWidth);
        expect(pictures).toBe(0);
        // Nothing is read or encoded for who draws.
        const from = sent().length;
        const since = (what: 'pose' | 'picture') =>
          sent()
            .slice(from)
            .filter((line) => line[what] !== undefined);
        await until(() => since('pose').length >= 30);
        expect(since('picture')).toEqual([]);
        const other = await openView(poseView, blind);
        await countPictures(other);
        await more(other, 10);
        expect(await other.locator('#figure').isVisible()).toBe(false);
      });
    } finally {
      await blind?.close();
    }
  });

  const PLAYERS: readonly PeerName[] = ['aiortc', 'gstreamer'];
  it.each(PLAYERS.filter(findPeer))('is played by a foreign program, by WHEP: %s', async (name) => {
    await beside(async ({ whep }) => {
      const { said, ended } = runPeer(name, 'play', whep, '30');
      expect(await said).toMatchObject({ pictures: 30, size: [640, 360], moved: true });
      expect(await ended).toBe(0);
    });
  });

  it('gives viewers each pose as it was sent, for no more than 30 kilobits a second', async () => {
    await beside(async ({ poseView, sent }) => {
      const page = await openView(poseView);
      await until(async () => (await posesRecorded(page)).length >= 150);
      const packets = await posesRecorded(page);
      const last = poseSequence(packets.at(-1) ?? new Uint8Array());
      await until(() => sent().some(({ pose }) => pose === last));
      const poses = new Map(sent().map((line) => [line.pose, line]));
      const decode = createPoseDecoder();
      const keys = new Set<number>();
      let seen = 0;
      for (const packet of packets) {
        const sequence = poseSequence(packet);
        const pose = decode(packet);
        if (packet[3] === 0) keys.add(sequence);
        // Its key went out before anybody looked, or was lost or overtaken on a line that may do so.
        if (pose === 'key-missing' && !keys.has(sequence - (packet[3] ?? 0))) continue;
        expectSamePose(pose, SentPose.parse(poses.get(sequence)));
        seen += 1;
      }
      expect(seen).toBeGreaterThan(0.8 * packets.length);
      const bytes = packets.reduce((sum, { length }) => sum + length, 0);
      expect((bytes / packets.length) * 8 * 30).toBeLessThan(30_000);
    });
  });

  it('loses next to no picture on the way to a viewer', async () => {
    await beside(async ({ view, sent }) => {
      const page = await openView(view);
      const received: { readonly pictures: number; readonly at: number }[] = [];
      const look = async () => {
        const now = await picturesReceived(page);
        received.push(now);
        return now.pictures;
      };
      await until(async () => (await look()) > 10);
      const from = sent().length;
      const told = () =>
        sent()
          .slice(from)
          .filter(({ encoded }) => encoded !== undefined);
      /** Of all that was told but the first, which says since when. */
      const pictures = () =>
        sum(
          told()
            .slice(1)
            .map(({ encoded = 0 }) => encoded),
        );
      await until(async () => {
        await look();
        return pictures() >= 100 && (received.at(-1)?.at ?? 0) > (told().at(-1)?.at ?? 0);
      });
      /** Between two looks they came evenly. */
      const receivedAt = (at = 0): number => {
        const next = received.findIndex((one) => one.at > at);
        const [before, after] = [received[next - 1], received[next]];
        if (before === undefined || after === undefined)
          throw new Error('It was not looked for long enough.');
        return (
          before.pictures + ((after.pictures - before.pictures) * (at - before.at)) / (after.at - before.at)
        );
      };
      const came = receivedAt(told().at(-1)?.at) - receivedAt(told().at(0)?.at);
      // Those under way at the one moment and at the other need not be equally many.
      expect(came / pictures()).toBeGreaterThan(0.9);
    });
  });

  it('is counted, and its figures say whether pictures were lost on the way out', async () => {
    const stats = join(await stand.folder(), 'stats.json');
    const args = ['--headless', '--camera', 'demo', '--size', '640x360', '--output', 'broadcast'];
    const { status, stdout } = await stand.run([...args, '--seconds', '4', '--stats', stats]);
    expect(status).toBe(0);
    const { view, whep } = JSON.parse(stdout);
    expect(view).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/view\/[\w-]{22}\/$/);
    expect(whep).toBe(`${view}whep`);
    const { outputs, render } = JSON.parse(await readFile(stats, 'utf8'));
    expect(outputs.broadcast).toMatchObject({ mostViewers: 0 });
    expect(outputs.broadcast.frames).toBeGreaterThan(0.8 * render.frames);
    expect(outputs.broadcast.poseBitsPerSecond).toBeLessThan(30_000);
  });
});
