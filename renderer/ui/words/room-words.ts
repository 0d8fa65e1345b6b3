import type { LinkNews, RoomNews } from '../../core/broadcast/broadcast-line.ts';
import { assertNever } from '../../core/errors.ts';
import type { RoomState } from '../../session/live-status.ts';
import type { BroadcastWords } from './broadcast-words.ts';

/** Who is there. */
export const companyWords = ({ room: { people } }: Extract<RoomState, { kind: 'in' }>): string => {
  const others = people.length - 1;
  if (others < 1) return 'Nobody else is here yet';
  return others === 1 ? 'You and one other' : `You and ${others} others`;
};

/** How it stands with the room, one line. */
export const roomWords = (state: RoomState): BroadcastWords => {
  switch (state.kind) {
    case 'off':
      return {
        line: 'Meet others, each as an avatar. Start a room, or join one by its address.',
        tone: 'quiet',
      };
    case 'starting':
      return { line: 'Opening the door…', tone: 'quiet' };
    case 'in':
      return { line: companyWords(state), tone: 'live' };
    case 'lost':
      return { line: state.message, tone: 'attention' };
    case 'failed':
      return { line: `${state.message} ${state.cure}`, tone: 'attention' };
    default:
      return assertNever(state);
  }
};

/**
 * One person alone, on nothing, with their voice: a source for OBS. By name, which is the same tomorrow, unless somebody else
 * has it too.
 */
export const sourceAddress = ({ people, addresses }: RoomNews, id: string): string => {
  const name = people.find((person) => person.id === id)?.name ?? id;
  const isShared = people.some((person) => person.id !== id && person.name === name);
  const address = new URL(addresses.page);
  address.search = `?transparent&only=${encodeURIComponent(isShared ? id : name)}`;
  return address.href;
};

/** Where a linked room is; its address has a token in it, which is nobody's to read over a shoulder. */
export const linkedHost = (address: string): string =>
  URL.canParse(address) ? new URL(address).host || address : address;

/** How it stands with a link to another room. */
export const linkWords = (link: LinkNews): BroadcastWords => {
  switch (link.kind) {
    case 'opening':
      return { line: 'Linking…', tone: 'quiet' };
    case 'linked':
      return { line: 'Linked: everybody there is here', tone: 'live' };
    case 'lost':
      return { line: `${link.message} ${link.cure}`, tone: 'attention' };
    default:
      return assertNever(link);
  }
};

/** Whether the person is in a room, or will be as soon as there is a way. */
export const isInRoom = ({ kind }: RoomState): boolean =>
  kind === 'in' || kind === 'starting' || kind === 'lost';
