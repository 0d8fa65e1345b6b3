import type { FromBroadcast, ToBroadcast } from '../../../../renderer/core/broadcast/broadcast-line.ts';
import type { Person } from '../../../../renderer/core/broadcast/person.ts';
import { MasqueError } from '../../../../renderer/core/errors.ts';
import { type Guest, joinRoom, type WornByGuest } from './guest.ts';
import { roomAddress } from './room-address.ts';

/** What the broadcast process does for a page that takes part in somebody else's room: it needs no worker. */
export interface GuestLine {
  handle(message: ToBroadcast): void;
  close(): Promise<void>;
}

/** For browsers, at the name by which the host is known here. */
const galleryOf = (page: string, { hostname }: URL, you: string): string => {
  const gallery = new URL(page);
  gallery.hostname = hostname;
  gallery.search = `?me=${you}`;
  return gallery.href;
};

export const createGuestLine = (tell: (message: FromBroadcast) => void): GuestLine => {
  let guest: Guest | null = null;
  let people: Person[] = [];
  let you = '';
  let page = '';
  let worn: Omit<WornByGuest, 'picture'> | null = null;
  let picture: Buffer | null = null;
  const tellRoom = () => {
    if (you !== '') tell({ kind: 'room', room: { people, you, addresses: { page }, links: [] } });
  };
  const wear = (next: typeof worn) => {
    worn = next;
    guest?.wear(next && { ...next, picture });
  };
  return {
    handle(message) {
      switch (message.kind) {
        case 'join':
          try {
            const address = roomAddress(message.address);
            guest = joinRoom({
              address,
              name: message.name,
              lost: (why) => tell({ kind: 'lost', message: why }),
              said(said) {
                if (said.say === 'people') people = said.people;
                else if (said.say === 'seated') {
                  you = said.you;
                  page = galleryOf(said.page, address, you);
                } else if (said.say === 'speaking') return tell({ kind: 'speaking', who: said.who });
                else return tell({ kind: 'said', said });
                tellRoom();
              },
            });
          } catch (cause) {
            if (!(cause instanceof MasqueError)) throw cause;
            const { reason, message: words, cure } = cause;
            tell({ kind: 'failed', reason, message: words, cure });
          }
          return;
        case 'ask':
          return guest?.ask(message.ask);
        case 'avatar':
          return wear({ file: Buffer.from(message.file), look: message.look });
        case 'look':
          return worn === null ? undefined : wear({ ...worn, look: message.look });
        case 'no-avatar':
          return wear(null);
        case 'picture':
          picture = message.file && Buffer.from(message.file);
          return worn === null ? undefined : wear(worn);
        case 'timing':
          return guest?.timing(message.timing);
        case 'close':
          guest?.close();
          return tell({ kind: 'closed' });
        // A host's words.
        case 'open':
        case 'room':
          return;
      }
    },
    async close() {
      guest?.close();
    },
  };
};
