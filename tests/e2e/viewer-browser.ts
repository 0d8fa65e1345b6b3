import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../build/testing/chromium.mjs';

/** Of a browser that draws in software and plays without a touch. */
export const VIEWER_SWITCHES = [
  '--no-sandbox',
  '--disable-quic',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** A foreign browser on this machine, as the other screen, which draws in software; undefined where there is none. */
export const openViewerBrowser = async (more: readonly string[] = []): Promise<Browser | undefined> => {
  const executablePath = findChromium();
  if (executablePath === undefined) return undefined;
  return chromium.launch({ executablePath, args: [...VIEWER_SWITCHES, ...more] });
};

/** Counts the pictures that the page shows, from now on. */
export const countPictures = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const picture = document.querySelector('video');
    if (picture === null) throw new Error('The page has no picture.');
    const seen = { pictures: 0 };
    Object.assign(window, { seen });
    const count = () => {
      seen.pictures += 1;
      picture.requestVideoFrameCallback(count);
    };
    picture.requestVideoFrameCallback(count);
  });

export const picturesSeen = (page: Page): Promise<number> =>
  page.evaluate(() => Reflect.get(window, 'seen').pictures);

/** Notes what the page's connections bring, from its first line on: call it before the page opens anything. */
export const recordConnections = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const poses: number[][] = [];
    const connections: RTCPeerConnection[] = [];
    Object.assign(window, { recorded: { poses, connections } });
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.push(this);
      }
      override createDataChannel(label: string, options?: RTCDataChannelInit): RTCDataChannel {
        const channel = super.createDataChannel(label, options);
        channel.addEventListener('message', ({ data }) => poses.push([...new Uint8Array(data)]));
        return channel;
      }
    };
  });
};

/** Every packet of poses so far, in the order of their coming. */
export const posesRecorded = async (page: Page): Promise<Uint8Array[]> => {
  const packets: number[][] = await page.evaluate(() => Reflect.get(window, 'recorded').poses);
  return packets.map((packet) => Uint8Array.from(packet));
};

/** Pictures that have come over the page's lines so far, whole, whether or not they were decoded and shown; and when that was so. */
export const picturesReceived = (page: Page): Promise<{ readonly pictures: number; readonly at: number }> =>
  page.evaluate(async () => {
    const connections: RTCPeerConnection[] = Reflect.get(window, 'recorded').connections;
    let [pictures, at] = [0, 0];
    for (const connection of connections) {
      for (const row of (await connection.getStats()).values()) {
        pictures += row.framesReceived ?? 0;
        at = Math.max(at, row.timestamp);
      }
    }
    return { pictures, at };
  });

/** What the page decodes pictures of, such as `video/VP8`. */
export const codecDecoded = (page: Page): Promise<string | undefined> =>
  page.evaluate(async () => {
    const connections: RTCPeerConnection[] = Reflect.get(window, 'recorded').connections;
    for (const connection of connections) {
      const rows = [...(await connection.getStats()).values()];
      const video = rows.find(({ kind, framesDecoded }) => kind === 'video' && framesDecoded > 0);
      const codec = rows.find(({ id }) => id === video?.codecId);
      if (codec !== undefined) return codec.mimeType;
    }
    return undefined;
  });
