import type {
  Audience,
  FromBroadcast,
  ToBroadcast,
} from '../../../renderer/core/broadcast/broadcast-line.ts';
import type { PublisherAsk, Said, ViewerAsk } from '../../../renderer/core/broadcast/signalling.ts';
import { MasqueError } from '../../../renderer/core/errors.ts';
import { createIncoming, type Incoming } from './incoming.ts';
import type { AddressKeeper } from './kept-addresses.ts';
import { createOfferEndpoint, type OfferSession } from './offer-endpoint.ts';
import { ownAddresses } from './own-addresses.ts';
import type { Peer } from './peer.ts';
import { type BroadcastAvatar, createProgramme, type Programme } from './programme.ts';
import { createPublisherPeer } from './publisher-peer.ts';
import { Refusal } from './refusal.ts';
import type { Offer } from './sdp/offer.ts';
import { openSfu, type Sfu } from './sfu.ts';
import type { ServedFile } from './viewer-files.ts';
import { createViewerPeer } from './viewer-peer.ts';
import { MOST_VIEWERS, openViewerServer, type ViewerServer } from './viewer-server.ts';
import { createWhep } from './whep.ts';
import { takeIn } from './whip.ts';

/** A worker that ends is replaced at once; one that ends again and again is given these pauses, in milliseconds. */
const RESTART_AFTER = [0, 200, 1000, 5000];
/** Another worker has started by then, most of the time. */
const RETRY_AFTER_SECONDS = 1;
/** A worker that has lived so long has done nothing wrong of late. */
const SETTLED_MILLISECONDS = 30_000;

export interface BroadcastOptions {
  /** The path of the worker; `preparing` says why that takes a while. */
  findWorker(preparing: (message: string) => void, signal: AbortSignal): Promise<string>;
  viewerFiles(): Promise<ReadonlyMap<string, ServedFile>>;
  readonly addresses: AddressKeeper;
  /** To the page. */
  tell(message: FromBroadcast): void;
  now(): number;
}

/** The switch: what it opens when it goes on, it closes when it goes off. */
export interface Broadcast {
  handle(message: ToBroadcast): void;
  /** For tests: the process that carries the pictures now. */
  readonly workerPid: number | null;
  close(): Promise<void>;
}

/** One worker and what is on it; another takes its place when it ends. */
interface Studio {
  readonly sfu: Sfu;
  readonly programme: Programme;
  readonly incoming: Incoming;
  /** Answers a player's offer. */
  readonly show: (offer: Offer) => Promise<OfferSession>;
  readonly publisher: Peer<PublisherAsk>;
  readonly since: number;
}

export const createBroadcast = (options: BroadcastOptions): Broadcast => {
  const { findWorker, viewerFiles, addresses, tell, now } = options;
  let on: AbortController | null = null;
  let server: ViewerServer | null = null;
  let studio: Studio | null = null;
  let restarts = 0;
  let avatar: BroadcastAvatar | null = null;
  let avatars = 0;
  let closing: Promise<void> = Promise.resolve();

  const fail = (cause: unknown) => {
    const { reason, message, cure } =
      cause instanceof MasqueError
        ? cause
        : new MasqueError('failed', `Broadcasting failed: ${String(cause)}.`, 'Switch it on again.');
    tell({ kind: 'failed', reason, message, cure });
  };
  const leaveStudio = () => {
    // With the worker end its transports, and so whoever publishes or looks.
    studio?.sfu.close();
    studio = null;
  };
  const enterStudio = async (workerBin: string, listenOn: readonly string[], signal: AbortSignal) => {
    const since = now();
    const sfu = await openSfu({ workerBin, listenOn, died: () => void replace(workerBin, listenOn, signal) });
    if (signal.aborted) return sfu.close();
    const programme = createProgramme(avatar);
    const say = (said: Said) => tell({ kind: 'said', said });
    const publisher = await createPublisherPeer(sfu, programme, say);
    studio = {
      sfu,
      programme,
      incoming: createIncoming(),
      show: createWhep(sfu, programme),
      since,
      publisher,
    };
  };
  /** The worker has ended by itself. Pictures stop for as long as the next takes to start. */
  const replace = async (workerBin: string, listenOn: readonly string[], signal: AbortSignal) => {
    if (signal.aborted) return;
    console.error('mediasoup’s worker ended by itself; another one is started.');
    restarts = studio !== null && now() - studio.since > SETTLED_MILLISECONDS ? 0 : restarts + 1;
    leaveStudio();
    server?.restart();
    const pause = RESTART_AFTER[Math.min(restarts, RESTART_AFTER.length - 1)] ?? 0;
    await new Promise((wake) => setTimeout(wake, pause));
    if (signal.aborted) return;
    await enterStudio(workerBin, listenOn, signal).catch((cause: unknown) => {
      console.error(`mediasoup’s worker does not start: ${String(cause)}`);
      void replace(workerBin, listenOn, signal);
    });
  };
  const enter = (say: (said: Said) => void): Promise<Peer<ViewerAsk> | null> =>
    studio === null ? Promise.resolve(null) : createViewerPeer(studio.sfu, studio.programme, say);
  /** While another worker starts there is nobody to answer. */
  const present = (): Studio => {
    if (studio !== null) return studio;
    throw new Refusal(503, 'Not now.', RETRY_AFTER_SECONDS);
  };
  const whip = createOfferEndpoint({
    // A camera that comes again after a crash must not wait for the one that it was.
    most: 1,
    whenFull: 'replace',
    answer: async (offer) => takeIn(offer, present().sfu, present().incoming),
  });
  let looking = { pages: 0, players: 0 };
  const count = (change: Partial<typeof looking>) => {
    looking = { ...looking, ...change };
    tell({ kind: 'viewers', count: looking.pages + looking.players });
  };
  const whep = createOfferEndpoint({
    most: MOST_VIEWERS,
    whenFull: 'refuse',
    answer: async (offer) => present().show(offer),
    changed: (players) => count({ players }),
  });

  const open = async (audience: Audience, signal: AbortSignal) => {
    const workerBin = await findWorker((message) => tell({ kind: 'preparing', message }), signal);
    const files = await viewerFiles();
    signal.throwIfAborted();
    const listenOn = ownAddresses(audience);
    const { tokens, port: wanted } = await addresses.read();
    await enterStudio(workerBin, listenOn, signal);
    const opened = await openViewerServer({
      listenOn,
      port: wanted,
      tokens,
      files,
      enter,
      avatarAt: (path) => (avatar?.path === path ? avatar.file : undefined),
      endpoints: new Map([
        ['publish/whip', whip],
        ['view/whep', whep],
      ]),
      viewers: (pages) => count({ pages }),
    });
    if (signal.aborted) return opened.close();
    server = opened;
    if (wanted === 0) await addresses.keepPort(opened.port);
    const at = `http://${listenOn[0]}:${opened.port}`;
    const view = `${at}/view/${tokens.view}/`;
    const whipAddress = `${at}/publish/${tokens.publish}/whip`;
    tell({
      kind: 'opened',
      addresses: { view, poseView: `${view}?pose`, whep: `${view}whep`, whip: whipAddress },
      ...(wanted === 0 || wanted === opened.port ? {} : { takenPort: wanted }),
    });
  };
  const close = async () => {
    on?.abort();
    on = null;
    const ending = server;
    server = null;
    leaveStudio();
    await ending?.close();
  };

  return {
    handle(message) {
      switch (message.kind) {
        case 'open': {
          const { audience, newAddresses } = message;
          const mine = new AbortController();
          closing = closing.then(close).then(async () => {
            if (newAddresses) await addresses.renew();
            on = mine;
            restarts = 0;
            // Not waited for: a switch that goes off while it is prepared must not wait for the end of a build.
            void open(audience, mine.signal).catch(async (cause: unknown) => {
              if (mine.signal.aborted) return;
              await close();
              fail(cause);
            });
          });
          return;
        }
        case 'close':
          closing = closing.then(close).then(() => tell({ kind: 'closed' }));
          return;
        case 'avatar': {
          avatars += 1;
          const file = { type: 'model/gltf-binary', bytes: Buffer.from(message.file) };
          avatar = { path: `avatar/${avatars}.glb`, file, look: message.look };
          return studio?.programme.putAvatar(avatar);
        }
        case 'ask':
          return studio?.publisher.ask(message.ask);
      }
    },
    get workerPid() {
      return studio?.sfu.workerPid ?? null;
    },
    close,
  };
};
