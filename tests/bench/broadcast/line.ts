import type { Browser, Page } from 'playwright-core';

/** Keeps the page's connections where they can be asked. Runs in the page: it may use nothing of this file. */
export const keepConnections = () => {
  const connections: RTCPeerConnection[] = [];
  Object.assign(window, { connections });
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
    }
  };
};

/** What has come over a viewer's line so far. */
export interface Received {
  readonly bytes: number;
  readonly poseBytes: number;
  readonly poses: number;
  readonly pictures: number;
  /** The sum over all pictures. */
  readonly quantisers: number;
}

export const receivedBy = (page: Page): Promise<Received> =>
  page.evaluate(async () => {
    const connections: RTCPeerConnection[] = Reflect.get(window, 'connections');
    const received = { bytes: 0, poseBytes: 0, poses: 0, pictures: 0, quantisers: 0 };
    for (const connection of connections)
      for (const row of (await connection.getStats()).values()) {
        if (row.type === 'candidate-pair' && row.nominated) received.bytes += row.bytesReceived;
        if (row.type === 'data-channel') {
          received.poseBytes += row.bytesReceived;
          received.poses += row.messagesReceived;
        }
        if (row.type === 'inbound-rtp' && row.kind === 'video') {
          received.pictures += row.framesDecoded;
          received.quantisers += row.qpSum ?? 0;
        }
      }
    return received;
  });

export interface LineFigures {
  /** Everything that came: media, data, and what carries them; without UDP's and IP's own headers. */
  readonly bitsPerSecond: number;
  /** Of these the poses themselves, and how many there were. */
  readonly poses: { readonly bitsPerSecond: number; readonly perSecond: number };
  /** `quantiser`: how coarse they are on average, in the codec's own steps (VP8: 0..127). */
  readonly pictures: { readonly perSecond: number; readonly quantiser: number };
}

export const figuresBetween = (before: Received, now: Received, seconds: number): LineFigures => {
  const perSecond = (of: keyof Received) => (now[of] - before[of]) / seconds;
  return {
    bitsPerSecond: perSecond('bytes') * 8,
    poses: { bitsPerSecond: perSecond('poseBytes') * 8, perSecond: perSecond('poses') },
    pictures: {
      perSecond: perSecond('pictures'),
      quantiser: perSecond('quantisers') / Math.max(1e-9, perSecond('pictures')),
    },
  };
};

/** The sender finds out how much the line carries, and gives its pictures all of that. */
const RAMP_SECONDS = 5;

export const sleep = (seconds: number) => new Promise<void>((wake) => setTimeout(wake, seconds * 1000));

/** Opens an address of the viewer's, and counts for so long what comes. */
export const watchLine = async (browser: Browser, address: string, seconds: number): Promise<LineFigures> => {
  const page = await browser.newPage({ viewport: { width: 640, height: 360 } });
  try {
    await page.addInitScript(keepConnections);
    await page.goto(address);
    for (let now = await receivedBy(page); now.pictures + now.poses < 5; now = await receivedBy(page))
      await sleep(0.1);
    await sleep(RAMP_SECONDS);
    const [before, startedAt] = [await receivedBy(page), performance.now()];
    await sleep(seconds);
    return figuresBetween(before, await receivedBy(page), (performance.now() - startedAt) / 1000);
  } finally {
    await page.close();
  }
};
