import { availableParallelism } from 'node:os';
import type {
  Audience,
  FromBroadcast,
  OwnRoomWish,
  RoomNews,
  ToBroadcast,
} from '../../../renderer/core/broadcast/broadcast-line.ts';
import { avatarPath, LONGEST_AVATAR_BYTES } from '../../../renderer/core/broadcast/room.ts';
import type { PublisherAsk, Said, ViewerAsk } from '../../../renderer/core/broadcast/signalling.ts';
import { MasqueError } from '../../../renderer/core/errors.ts';
import type { Role } from './gate.ts';
import { type KeptSfu, keepSfu } from './keep-sfu.ts';
import type { AddressKeeper } from './kept-addresses.ts';
import { createOfferEndpoint, type OfferSession } from './offer-endpoint.ts';
import { createOnlookers, type Onlookers } from './onlookers.ts';
import { ownAddresses } from './own-addresses.ts';
import type { Peer } from './peer.ts';
import { type BroadcastAvatar, createProgramme, type Programme } from './programme.ts';
import { createPublisherPeer } from './publisher-peer.ts';
import type { KeptCertificate } from './reception/kept-certificate.ts';
import { Refusal } from './refusal.ts';
import { createHalls } from './rooms/halls.ts';
import { type OwnRoom, openOwnRoom } from './rooms/own-room.ts';
import { certificateSum } from './rooms/pinned-agent.ts';
import { newId } from './rooms/room.ts';
import { sha256Of } from './rooms/wardrobe.ts';
import type { Offer } from './sdp/offer.ts';
import { openSfu, type Sfu } from './sfu.ts';
import type { ServedFile } from './viewer-files.ts';
import { createViewerPeer } from './viewer-peer.ts';
import { MOST_VIEWERS, openViewerServer, type ViewerServer } from './viewer-server.ts';
import { createWhep } from './whep.ts';

/** Another worker has started by then, most of the time. */
const RETRY_AFTER_SECONDS = 1;

export interface BroadcastOptions {
  /** The path of the worker; `preparing` says why that takes a while. */
  findWorker(preparing: (message: string) => void, signal: AbortSignal): Promise<string>;
  viewerFiles(): Promise<ReadonlyMap<string, ServedFile>>;
  readonly addresses: AddressKeeper;
  /** Of this computer, for who takes part in its room from another one. */
  certificate(): Promise<KeptCertificate>;
  /** To the page. */
  tell(message: FromBroadcast): void;
  now(): number;
  /** Of one room, at most; one for each core where nothing is said. */
  readonly mostWorkers?: number;
  /** Transports on one of them before the next is opened. */
  readonly crowd?: number;
}

/**
 * A core carries some five hundred consumers; who looks into a full room has two or three for each of twelve.
 */
const CROWD = 16;

/** The switch: what it opens when it goes on, it closes when it goes off. */
export interface Broadcast {
  handle(message: ToBroadcast): void;
  /** For tests: the process that carries the pictures now. */
  readonly workerPid: number | null;
  /** All of them, where a room has more than one. */
  readonly workerPids: readonly number[];
  close(): Promise<void>;
}

/** What is on one worker. */
interface Studio {
  readonly sfu: Sfu;
  another(): Promise<Sfu>;
  readonly programme: Programme;
  readonly onlookers: Onlookers;
  /** Answers a player's offer. */
  readonly show: (offer: Offer) => Promise<OfferSession>;
  readonly publisher: Peer<PublisherAsk>;
}

const pictureOf = (bytes: Buffer): BroadcastAvatar['picture'] => ({
  path: `picture/${sha256Of(bytes)}.jpg`,
  file: { type: 'image/jpeg', bytes },
});

export const createBroadcast = (options: BroadcastOptions): Broadcast => {
  const { findWorker, viewerFiles, addresses, tell, now } = options;
  let on: AbortController | null = null;
  let server: ViewerServer | null = null;
  let kept: KeptSfu<Studio> | null = null;
  let room: OwnRoom | null = null;
  let avatar: BroadcastAvatar | null = null;
  let isDressed = false;
  /** What is on one worker and is shown now; null while it closes. */
  let showing: object | null = null;
  let picture: BroadcastAvatar['picture'];
  const you = newId();
  let roomWish: OwnRoomWish | null = null;
  let served: { files: ReadonlyMap<string, ServedFile>; addresses: RoomNews['addresses'] } | null = null;
  let closing: Promise<void> = Promise.resolve();

  const fail = (cause: unknown) => {
    const { reason, message, cure } =
      cause instanceof MasqueError
        ? cause
        : new MasqueError('failed', `Broadcasting failed: ${String(cause)}.`, 'Switch it on again.');
    tell({ kind: 'failed', reason, message, cure });
  };
  const dress = (next: BroadcastAvatar | null) => {
    avatar = next;
    isDressed = true;
    kept?.room?.programme.putAvatar(next);
  };
  const leaveRoom = (why: 'leaving' | 'restart') => {
    room?.close(why);
    room = null;
  };
  /** Whichever comes last, the wish for a room, the worker or the server, opens it. */
  const enterRoom = () => {
    const studio = kept?.room;
    if (!studio || served === null || roomWish === null) return;
    const { sfu: main, another: open, programme, onlookers } = studio;
    const most = options.mostWorkers ?? availableParallelism();
    const halls = createHalls({ main, open, most, crowd: options.crowd ?? CROWD });
    room = openOwnRoom({ halls, programme, onlookers, wish: roomWish, you, ...served, tell });
  };
  const furnish = async (sfu: Sfu, another: () => Promise<Sfu>): Promise<Studio> => {
    const programme = createProgramme(avatar, isDressed);
    const say = (said: Said) => tell({ kind: 'said', said });
    const mine = {};
    showing = mine;
    // The page knows whether pictures are wanted before it publishes; what those do who leave at the end is no news.
    const onlookers = createOnlookers((video) => {
      if (showing === mine) say({ say: 'wanted', video });
    }, true);
    const publisher = await createPublisherPeer(sfu, programme, say);
    const play = createWhep(sfu, programme);
    const show = async (offer: Offer) => {
      const who = {};
      const gone = () => onlookers.look(who, null);
      onlookers.look(who, 'video');
      try {
        const session = await play(offer);
        session.transport.observer.once('close', gone);
        return session;
      } catch (error) {
        gone();
        throw error;
      }
    };
    return { sfu, another, programme, onlookers, show, publisher };
  };
  const enter = async (say: (said: Said) => void): Promise<Peer<ViewerAsk> | null> => {
    const studio = kept?.room;
    return studio ? createViewerPeer(studio.sfu, studio.programme, say, studio.onlookers) : null;
  };
  /** While another worker starts there is nobody to answer. */
  const present = (): Studio => {
    const studio = kept?.room;
    if (studio) return studio;
    throw new Refusal(503, 'Not now.', RETRY_AFTER_SECONDS);
  };
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
    const page = await viewerFiles();
    signal.throwIfAborted();
    const listenOn = ownAddresses(audience);
    const { tokens, port: wanted, securePort } = await addresses.read();
    const certificate = audience === 'network' ? await options.certificate() : null;
    kept = keepSfu({
      open: (died) => openSfu({ workerBin, listenOn, died }),
      furnish,
      // Pictures stop for as long as the next takes to start.
      lost() {
        leaveRoom('restart');
        server?.restart();
      },
      found: enterRoom,
      now,
    });
    await kept.start();
    signal.throwIfAborted();
    const opened = await openViewerServer({
      listenOn,
      port: wanted,
      ...(certificate && { secure: { port: securePort, certificate } }),
      tokens,
      files: page,
      enter,
      room: () => room?.door ?? null,
      avatarAt: (path) => [avatar, picture].find((one) => one?.path === path)?.file,
      endpoints: new Map([['view/whep', whep]]),
      viewers: (pages) => count({ pages }),
    });
    if (signal.aborted) return opened.close();
    server = opened;
    if (wanted === 0) await addresses.keepPorts({ port: opened.port });
    if (opened.securePort !== null && securePort === 0)
      await addresses.keepPorts({ securePort: opened.securePort });
    const addressOf = (role: Role) => `http://${listenOn[0]}:${opened.port}/${role}/${tokens[role]}/`;
    const join =
      certificate === null
        ? addressOf('room')
        : `https://${listenOn[0]}:${opened.securePort}/room/${tokens.room}/#${certificateSum(certificate.fingerprint)}`;
    served = { files: page, addresses: { join, page: addressOf('gallery') } };
    enterRoom();
    const view = addressOf('view');
    tell({
      kind: 'opened',
      addresses: { view, poseView: `${view}?pose`, whep: `${view}whep` },
      ...(wanted === 0 || wanted === opened.port ? {} : { takenPort: wanted }),
    });
  };
  const close = async () => {
    on?.abort();
    on = null;
    showing = null;
    const ending = server;
    server = null;
    served = null;
    leaveRoom('leaving');
    kept?.close();
    kept = null;
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
          if (message.file.length > LONGEST_AVATAR_BYTES) return dress(null);
          const bytes = Buffer.from(message.file);
          const file = { type: 'model/gltf-binary', bytes };
          return dress({ path: avatarPath(sha256Of(bytes)), file, look: message.look, picture });
        }
        case 'no-avatar':
          return dress(null);
        case 'look':
          return avatar === null ? undefined : dress({ ...avatar, look: message.look });
        case 'timing':
          return kept?.room?.programme.putTiming(message.timing);
        case 'picture': {
          picture = message.file === null ? undefined : pictureOf(Buffer.from(message.file));
          return avatar === null ? undefined : dress({ ...avatar, picture });
        }
        case 'ask':
          return kept?.room?.publisher.ask(message.ask);
        case 'room': {
          const isSame = roomWish?.name === message.room?.name;
          roomWish = message.room;
          // Who is in it stays in it, whatever it is one with.
          if (isSame && room !== null && roomWish !== null) return room.link(roomWish.links);
          if (room !== null) tell({ kind: 'room', room: null });
          leaveRoom('leaving');
          return enterRoom();
        }
        // A guest's words (`rooms/guest-line`).
        case 'join':
          return;
      }
    },
    get workerPid() {
      return kept?.workerPid ?? null;
    },
    get workerPids() {
      return room?.workerPids ?? [kept?.workerPid ?? []].flat();
    },
    close,
  };
};
