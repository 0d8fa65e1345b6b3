import { X509Certificate } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { type Broadcast, createBroadcast } from '../../../electron/services/broadcast/broadcast.ts';
import type { KeptAddresses } from '../../../electron/services/broadcast/kept-addresses.ts';
import { makeCertificate } from '../../../electron/services/broadcast/reception/make-certificate.ts';
import { newId } from '../../../electron/services/broadcast/rooms/room.ts';
import type { ServedFile } from '../../../electron/services/broadcast/viewer-files.ts';
import type { Audience, FromBroadcast, RoomNews } from '../../../renderer/core/broadcast/broadcast-line.ts';
import { openViewerBrowser } from '../viewer-browser.ts';
import { openRoomPage, type RoomPage } from './player-script.ts';

/** The page is an empty one of ours: what is in it comes from `player`. */
const EMPTY: ReadonlyMap<string, ServedFile> = new Map([
  ['room.html', { type: 'text/html', bytes: Buffer.from('<body>The room</body>') }],
]);

const made = makeCertificate(['localhost'], new Date());
/** Of every host here. */
export const certificate = {
  ...made,
  fingerprint: new X509Certificate(made.certificate).fingerprint256,
};

export interface Host {
  readonly name: string;
  readonly broadcast: Broadcast;
  readonly told: FromBroadcast[];
  /** For whoever opens it once more. */
  readonly kept: KeptAddresses;
  room(): RoomNews | null;
  /** Everybody in the room, by name. */
  names(): string[];
}

export interface HostOptions {
  readonly links?: readonly string[];
  readonly audience?: Audience;
  readonly crowd?: number;
  readonly mostWorkers?: number;
  /** Of the same host before. */
  readonly kept?: KeptAddresses;
}

export const until = async (look: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await look())) await new Promise((wake) => setTimeout(wake, 30));
};

/** Whether somebody's head is seen where they hold it. */
export const sees = (page: RoomPage, name: string, head: number, poses = 10): Promise<void> =>
  until(async () => {
    const person = await page.person(name);
    return person !== undefined && person.poses >= poses && Math.abs(person.head - head) < 0.015;
  });

/** Poses of somebody come, from now on; they are counted anew when somebody was away. */
export const moves = async (page: RoomPage, name: string): Promise<void> => {
  let least = Number.POSITIVE_INFINITY;
  await until(async () => {
    const { poses = 0 } = (await page.person(name)) ?? {};
    least = Math.min(least, poses);
    return poses > least + 10;
  });
};

export const joinOf = (host: Host): string => host.room()?.addresses.join ?? '';

/** Hosts of rooms as the app has them, without the app, and pages with somebody in them. */
export const createHosts = (worker: string, files = EMPTY) => {
  const hosts: Host[] = [];
  const pages: RoomPage[] = [];
  let browser: Promise<Browser | undefined> | undefined;
  return {
    async openHost(name: string, options: HostOptions = {}): Promise<Host> {
      const { links = [], audience = 'this-computer', kept: before, ...more } = options;
      const told: FromBroadcast[] = [];
      let kept = before ?? {
        tokens: { view: newId(), publish: newId(), room: newId(), gallery: newId() },
        port: 0,
        securePort: 0,
      };
      const broadcast = createBroadcast({
        findWorker: async () => worker,
        viewerFiles: async () => files,
        addresses: {
          read: async () => kept,
          async keepPorts(ports) {
            kept = { ...kept, ...ports };
          },
          renew: async () => undefined,
        },
        certificate: async () => certificate,
        tell: (message) => told.push(message),
        now: () => performance.now(),
        ...more,
      });
      const room = () => {
        const news = told.filter((one) => one.kind === 'room').at(-1);
        return news?.kind === 'room' ? news.room : null;
      };
      const names = () => room()?.people.map((person) => person.name) ?? [];
      const host: Host = {
        name,
        broadcast,
        told,
        room,
        names,
        get kept() {
          return kept;
        },
      };
      hosts.push(host);
      broadcast.handle({ kind: 'open', audience });
      broadcast.handle({ kind: 'room', room: { name, links: [...links] } });
      await until(() => room() !== null);
      return host;
    },
    async enter(host: Host): Promise<RoomPage> {
      browser ??= openViewerBrowser();
      const opened = await browser;
      if (opened === undefined) throw new Error('There is no browser.');
      const page = await openRoomPage(opened, joinOf(host));
      pages.push(page);
      return page;
    },
    async closeAll(): Promise<void> {
      for (const { page } of pages.splice(0)) await page.context().close();
      for (const { broadcast } of hosts.splice(0)) await broadcast.close();
    },
    async dispose(): Promise<void> {
      await (await browser)?.close();
    },
  };
};
