import { assertNever } from '../../core/errors.ts';
import type { RoomState } from '../../session/live-status.ts';
import type { BroadcastWords } from './broadcast-words.ts';

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
    case 'in': {
      const others = state.room.people.length - 1;
      if (others < 1) return { line: 'Nobody else is here yet', tone: 'live' };
      return { line: others === 1 ? 'You and one other' : `You and ${others} others`, tone: 'live' };
    }
    case 'lost':
      return { line: state.message, tone: 'attention' };
    case 'failed':
      return { line: `${state.message} ${state.cure}`, tone: 'attention' };
    default:
      return assertNever(state);
  }
};

/** Whether the person is in a room, or will be as soon as there is a way. */
export const isInRoom = ({ kind }: RoomState): boolean =>
  kind === 'in' || kind === 'starting' || kind === 'lost';
