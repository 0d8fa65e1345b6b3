import type { FromBroadcast, ToBroadcast } from '../../../../renderer/core/broadcast/broadcast-line.ts';
import type { Person } from '../../../../renderer/core/broadcast/person.ts';
import { MasqueError } from '../../../../renderer/core/errors.ts';
import { type Guest, joinRoom } from './guest.ts';
import { roomAddress } from './room-address.ts';

/** What the broadcast process does for a page that takes part in somebody else's room: it needs no worker. */
export interface GuestLine {
  handle(message: ToBroadcast): void;
  close(): void;
}

export const createGuestLine = (tell: (message: FromBroadcast) => void): GuestLine => {
  let guest: Guest | null = null;
  let people: Person[] = [];
  let you = '';
  let page = '';
  let figure: Buffer | null = null;
  const tellRoom = () => {
    if (you !== '') tell({ kind: 'room', room: { people, you, addresses: { page }, links: [] } });
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
                  page = `${address.href}?me=${you}`;
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
          figure = Buffer.from(message.file);
          return guest?.wear({ file: figure, look: message.look });
        case 'look':
          return figure === null ? undefined : guest?.wear({ file: figure, look: message.look });
        case 'no-avatar':
          figure = null;
          return guest?.wear(null);
        // A room's wardrobe holds figures alone.
        case 'picture':
          return;
        case 'close':
          guest?.close();
          return tell({ kind: 'closed' });
        // A host's words.
        case 'open':
        case 'room':
          return;
      }
    },
    close: () => guest?.close(),
  };
};
