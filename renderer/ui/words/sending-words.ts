import { assertNever } from '../../core/errors.ts';
import type { SendingState } from '../../session/live-status.ts';
import type { BroadcastWords } from './broadcast-words.ts';

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : address);

/** An address that a server may have: how a person types it, with what they leave out. Null for none. */
export const serverAddress = (typed: string): string | null => {
  const text = typed.trim();
  if (text === '') return null;
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  return URL.canParse(whole) && /^https?:/i.test(whole) ? new URL(whole).href : null;
};

export const sendingWords = (state: SendingState): BroadcastWords => {
  switch (state.kind) {
    case 'off':
      return { line: 'MediaMTX, Cloudflare and others take your avatar at an address.', tone: 'quiet' };
    case 'connecting':
      return { line: `Connecting to ${hostOf(state.address)}…`, tone: 'quiet' };
    case 'live':
      return { line: `${hostOf(state.address)} gets your avatar.`, tone: 'live' };
    case 'waiting':
    case 'failed':
      return { line: `${state.message} ${state.cure}`, tone: 'attention' };
    default:
      return assertNever(state);
  }
};

/** Whether pictures go to a server, or will as soon as there is a way. */
export const isSending = ({ kind }: SendingState): boolean => kind !== 'off' && kind !== 'failed';
