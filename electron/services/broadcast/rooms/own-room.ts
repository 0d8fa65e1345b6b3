import type {
  FromBroadcast,
  LinkNews,
  OwnRoomWish,
  RoomNews,
} from '../../../../renderer/core/broadcast/broadcast-line.ts';
import { MasqueError } from '../../../../renderer/core/errors.ts';
import type { Onlookers } from '../onlookers.ts';
import type { Programme } from '../programme.ts';
import type { ServedFile } from '../viewer-files.ts';
import type { Halls } from './halls.ts';
import { type Link, type LinkState, openLink } from './link.ts';
import { openPipe } from './pipe.ts';
import { createPipes } from './pipes.ts';
import { createRoom } from './room.ts';
import { roomAddress } from './room-address.ts';
import { createRoomDoor, type OpenDoor } from './room-door.ts';
import { createWardrobe } from './wardrobe.ts';

export interface OwnRoomOptions {
  readonly halls: Halls;
  /** Of the host, who sits in it as they broadcast. */
  readonly programme: Programme;
  readonly onlookers: Onlookers;
  readonly wish: OwnRoomWish;
  /** The host's own, the same after each worker. */
  readonly you: string;
  readonly files: ReadonlyMap<string, ServedFile>;
  readonly addresses: RoomNews['addresses'];
  tell(message: FromBroadcast): void;
}

/** The room of whoever broadcasts: its host, its door, and its links to other rooms. */
export interface OwnRoom {
  readonly door: OpenDoor;
  readonly workerPids: readonly number[];
  /** It is one with these rooms from now on, and with no others. */
  link(addresses: readonly string[]): void;
  close(why: 'leaving' | 'restart'): void;
}

export const openOwnRoom = (options: OwnRoomOptions): OwnRoom => {
  const { halls, programme, onlookers, wish, you, files, addresses, tell } = options;
  const room = createRoom(halls);
  const wardrobe = createWardrobe((path) =>
    room.seats().some(({ programme }) => {
      const worn = programme.avatar();
      return worn?.path === path || worn?.picture?.path === path;
    }),
  );
  const seat = room.sit({
    id: you,
    name: wish.name,
    programme,
    router: halls.main.router,
    watched: onlookers.look,
  });
  const dress = () => {
    const avatar = programme.avatar();
    for (const worn of [avatar, avatar?.picture ?? null]) {
      if (worn !== null && wardrobe.at(worn.path) === undefined) wardrobe.put(worn.path, worn.file.bytes);
    }
    // As long as nobody knows who is worn, they are waited for.
    seat?.show(avatar === null && programme.isDressed() ? 'video' : 'pose');
  };
  dress();
  const pipes = createPipes({
    host: room.host,
    open: (ip) => openPipe(room, wardrobe, ip),
    now: () => performance.now() / 1000,
  });
  const links = new Map<string, { news: LinkNews; readonly link: Link | null }>();
  const tellRoom = () =>
    tell({
      kind: 'room',
      room: {
        people: room.people(),
        you,
        addresses: { ...addresses, page: `${addresses.page}?me=${you}` },
        links: [...links.values()].map(({ news }) => news),
      },
    });
  const openLinkTo = (address: string): void => {
    const changed = (state: LinkState) => {
      const known = links.get(address);
      if (known === undefined) return;
      known.news = { ...state, address };
      tellRoom();
    };
    try {
      const link = openLink({ room, wardrobe, address: roomAddress(address), changed });
      links.set(address, { news: { kind: 'opening', address }, link });
    } catch (cause) {
      if (!(cause instanceof MasqueError)) throw cause;
      const { message, cure } = cause;
      links.set(address, { news: { kind: 'lost', address, message, cure }, link: null });
    }
  };
  const linkWith = (addresses: readonly string[]): void => {
    for (const [address, { link }] of links) {
      if (addresses.includes(address)) continue;
      link?.close();
      links.delete(address);
    }
    for (const address of addresses) if (!links.has(address)) openLinkTo(address);
  };
  linkWith(wish.links);
  const stopDressing = programme.subscribe((what) => {
    if (what === 'dress') dress();
  });
  room.subscribe({ people: tellRoom, speaking: (who) => tell({ kind: 'speaking', who: [...who] }) });
  tellRoom();
  const door = createRoomDoor({ room, wardrobe, pipes, page: addresses.page, files });
  return {
    door,
    get workerPids() {
      return halls.workerPids;
    },
    link(addresses) {
      linkWith(addresses);
      tellRoom();
    },
    close(why) {
      stopDressing();
      linkWith([]);
      door.close(why);
      room.close();
    },
  };
};
