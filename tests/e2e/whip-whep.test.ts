import type { ChildProcess } from 'node:child_process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { provideWorker } from '../../build/mediasoup/provide-worker.mjs';
import { createStepLog } from '../../build/setup/progress.mjs';
import { findChromium } from '../../build/testing/chromium.mjs';
import { findPeer, type PeerName } from '../../build/testing/foreign-peers.mjs';
import { openSfu, type Sfu } from '../../electron/services/broadcast/sfu.ts';
import { type ForeignPeer, runPeer } from './foreign-peer.ts';
import { createStand } from './launch.ts';
import { type OfferServer, openOfferServer } from './offer-server.ts';
import { openViewerBrowser } from './viewer-browser.ts';

const PATIENCE = 60_000;
const worker = await provideWorker({ log: createStepLog(process.stderr) });

/** What comes in goes out again, so that one foreign peer sees what another publishes, with only us between them. */
describe.skipIf(worker === null)('between foreign peers', { timeout: PATIENCE }, () => {
  let sfu: Sfu;
  let offers: OfferServer;
  let browser: Browser | undefined;
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    sfu = await openSfu({ workerBin: worker ?? '', listenOn: ['127.0.0.1'], died: () => undefined });
    offers = await openOfferServer(sfu);
    browser = await openViewerBrowser();
  }, PATIENCE);
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    offers.whip.close();
    offers.whep.close();
  });
  afterAll(async () => {
    await browser?.close();
    await offers.close();
    sfu.close();
  });
  const address: OfferServer['address'] = (role, name) => offers.address(role, name);

  const open = (name: PeerName, ...args: string[]): ForeignPeer => {
    const peer = runPeer(name, ...args);
    children.push(peer.child);
    return peer;
  };

  const PAIRS: [PeerName, string, PeerName][] = [
    ['aiortc', 'VP8', 'aiortc'],
    ['aiortc', 'VP8', 'gstreamer'],
    ['aiortc', 'H264', 'gstreamer'],
    ['gstreamer', 'VP8', 'aiortc'],
    ['gstreamer', 'H264', 'aiortc'],
  ];
  for (const [from, codec, to] of PAIRS)
    it.runIf(findPeer(from) && findPeer(to))(
      `${from} publishes ${codec} by WHIP, and ${to} plays it by WHEP`,
      async () => {
        const publisher = open(from, 'publish', address('publish', 'whip'), codec);
        await publisher.said;
        const player = open(to, 'play', address('view', 'whep'), '45');
        expect(await player.said).toEqual({ pictures: 45, size: [480, 272], moved: true, hears: true });
        publisher.child.stdin?.end();
        expect(await publisher.ended).toBe(0);
        expect(offers.incoming.streams()).toEqual([]);
      },
    );

  /** A page at our own address, the only one that may come in. */
  const openPage = async (): Promise<Page> => {
    if (browser === undefined) throw new Error('There is no browser.');
    const page = await browser.newPage();
    await page.goto(address('view', ''));
    return page;
  };
  /** Publishes a picture that changes and a tone; gives the status and the session's address. */
  const publishFrom = (page: Page, to: string, layers: boolean) =>
    page.evaluate(
      async ({ to, layers }) => {
        const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
        const pen = canvas.getContext('2d');
        let count = 0;
        setInterval(() => {
          if (pen === null) return;
          pen.fillStyle = `hsl(${count * 3} 80% 50%)`;
          pen.fillRect(0, 0, 640, 360);
          count += 1;
        }, 33);
        const audio = new AudioContext();
        const tone = audio.createOscillator();
        const sound = audio.createMediaStreamDestination();
        tone.connect(sound);
        tone.start();
        const peer = new RTCPeerConnection();
        Object.assign(window, { peer });
        const [picture] = canvas.captureStream(30).getTracks();
        const sendEncodings = [{ rid: 'q', scaleResolutionDownBy: 2 }, { rid: 'h' }];
        if (picture !== undefined)
          peer.addTransceiver(picture, { direction: 'sendonly', ...(layers ? { sendEncodings } : {}) });
        for (const track of sound.stream.getTracks()) peer.addTransceiver(track, { direction: 'sendonly' });
        await peer.setLocalDescription();
        const response = await fetch(to, {
          method: 'POST',
          body: peer.localDescription?.sdp ?? '',
          headers: { 'content-type': 'application/sdp' },
        });
        await peer.setRemoteDescription({ type: 'answer', sdp: await response.text() });
        return { status: response.status, session: response.headers.get('location') ?? '' };
      },
      { to, layers },
    );
  /** Plays until so many pictures of these widths were shown, and says how large the last was and whether it hears. */
  const playIn = (page: Page, from: string, pictures: number, widths: readonly number[]) =>
    page.evaluate(
      async ({ from, pictures, widths }) => {
        const peer = new RTCPeerConnection();
        const video = Object.assign(document.createElement('video'), { muted: true, autoplay: true });
        const stream = new MediaStream();
        video.srcObject = stream;
        document.body.append(video);
        peer.ontrack = ({ track }) => stream.addTrack(track);
        for (const kind of ['audio', 'video']) peer.addTransceiver(kind, { direction: 'recvonly' });
        await peer.setLocalDescription();
        const response = await fetch(from, {
          method: 'POST',
          body: peer.localDescription?.sdp ?? '',
          headers: { 'content-type': 'application/sdp' },
        });
        await peer.setRemoteDescription({ type: 'answer', sdp: await response.text() });
        Object.assign(window, {
          ended: new Promise((done) =>
            peer.addEventListener('connectionstatechange', () => {
              if (/closed|failed|disconnected/.test(peer.connectionState)) done(true);
            }),
          ),
        });
        for (let seen = 0; seen < pictures; seen += widths.includes(video.videoWidth) ? 1 : 0)
          await new Promise((shown) => video.requestVideoFrameCallback(shown));
        let packets = 0;
        for (const report of (await peer.getStats()).values()) {
          if (report.type === 'inbound-rtp' && report.kind === 'audio') packets = report.packetsReceived;
        }
        return { width: video.videoWidth, height: video.videoHeight, hears: packets > 0 };
      },
      { from, pictures, widths },
    );

  it.runIf(findChromium()).each([
    ['one picture', false],
    ['a picture in two sizes', true],
  ])('a browser publishes %s, and another plays it until it ends', async (_what, layers) => {
    const publisher = await openPage();
    const { status, session } = await publishFrom(publisher, address('publish', 'whip'), layers);
    expect(status).toBe(201);
    const player = await openPage();
    // Of several sizes the line is tried with the least first, and a slow machine stays there.
    const widths = layers ? [320, 640] : [640];
    const { width, height, hears } = await playIn(player, address('view', 'whep'), 30, widths);
    expect([widths.includes(width), height, hears]).toEqual([true, (width * 9) / 16, true]);
    expect((await fetch(session, { method: 'DELETE' })).status).toBe(200);
    // An answer cannot be changed, so whoever looks is told to come again.
    expect(await player.evaluate(() => Reflect.get(window, 'ended'))).toBe(true);
    expect(offers.whep.count).toBe(0);
  });

  it.runIf(findPeer('aiortc') && process.platform === 'linux')(
    'the app sends its avatar, and again when the line was lost',
    async () => {
      const stand = createStand();
      await stand.ready();
      const args = ['--headless', '--camera', 'demo', '--size', '640x360', '--output'];
      let app: ChildProcess | undefined;
      const run = stand.run([...args, `whip:${address('publish', 'whip')}`], (child) => {
        app = child;
      });
      try {
        const until = async (isSo: () => boolean) => {
          while (!isSo()) await new Promise((wake) => setTimeout(wake, 50));
        };
        const ended = run.then(({ stderr }) => Promise.reject(new Error(`The app ended: ${stderr}`)));
        const seen = async () => {
          await until(() => offers.incoming.streams().length === 2);
          const { pictures, size } = await open('aiortc', 'play', address('view', 'whep'), '20').said;
          // Smaller ones go out while the line or the processor is short.
          const [width = 0, height = 1] = size as number[];
          return { pictures, shape: (width / height).toFixed(2) };
        };
        const whole = { pictures: 20, shape: '1.78' };
        expect(await Promise.race([seen(), ended])).toEqual(whole);
        const [first] = offers.incoming.streams();
        offers.whip.close();
        expect(await Promise.race([seen(), ended])).toEqual(whole);
        expect(offers.incoming.streams()).not.toContain(first);
      } finally {
        app?.kill('SIGTERM');
        await run.catch(() => undefined);
        await stand.dispose();
      }
    },
    180_000,
  );
});
