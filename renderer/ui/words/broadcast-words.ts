import { assertNever } from '../../core/errors.ts';
import type { BroadcastState } from '../../session/live-status.ts';
import type { OnAirSign } from './on-air-words.ts';

export interface BroadcastWords {
  /** How it stands, one line. */
  readonly line: string;
  readonly tone: 'live' | 'quiet' | 'attention';
}

const screens = (count: number): string => {
  if (count === 0) return 'Nobody looks yet';
  return count === 1 ? 'One screen looks' : `${count} screens look`;
};

export const broadcastWords = (state: BroadcastState): BroadcastWords => {
  switch (state.kind) {
    case 'off':
      return {
        line: 'Off. A browser, OBS or another computer can show your avatar from an address.',
        tone: 'quiet',
      };
    case 'starting':
      return { line: state.message ?? 'Starting…', tone: 'quiet' };
    case 'on':
      return state.flowing
        ? { line: screens(state.viewers), tone: 'live' }
        : { line: 'Picking up again. Viewers come back by themselves.', tone: 'attention' };
    case 'failed':
      return { line: `${state.message} ${state.cure}`, tone: 'attention' };
    default:
      return assertNever(state);
  }
};

/** Whether pictures go to viewers, or will as soon as there is a way. */
export const isBroadcasting = (state: BroadcastState): boolean =>
  state.kind === 'on' || state.kind === 'starting';

/** The tag on the stage while others see the avatar, or may, by its address alone. */
export const broadcastTag = (state: BroadcastState): OnAirSign | null =>
  state.kind === 'on' ? { look: 'live', words: `Broadcasting · ${screens(state.viewers)}` } : null;

/** Whoever has the address sees the avatar; who could open it is said beside the switch. */
export const networkNote = (isOpen: boolean): string =>
  isOpen
    ? 'Anyone in your network who has the address can look.'
    : 'Only programs on this computer can look.';
