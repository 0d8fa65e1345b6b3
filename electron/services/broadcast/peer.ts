import type { WebRtcTransport } from 'mediasoup/types';
import {
  type Answer,
  type Ask,
  type Said,
  SIGNALLING_VERSION,
} from '../../../renderer/core/broadcast/signalling.ts';
import type { Sfu } from './sfu.ts';

export interface PeerOptions<OwnAsk extends Ask> {
  readonly sfu: Sfu;
  say(said: Said): void;
  /** Does what is asked, on this peer's own transport. Whatever it throws is told as a refusal. */
  answer(ask: OwnAsk, transport: WebRtcTransport): Promise<Answer>;
}

/** One end of the signalling: a transport of its own, and questions answered one after the other. */
export interface Peer<OwnAsk extends Ask> {
  ask(ask: OwnAsk): void;
  close(): void;
}

/** Questions that wait. No honest page has more than one; a flood ends here instead of in memory. */
const MOST_WAITING = 16;

/** mediasoup's own objects as records that cross as JSON or by structured clone. */
export const plain = (value: object): Record<string, unknown> => JSON.parse(JSON.stringify(value));

export const createPeer = async <OwnAsk extends Ask>(options: PeerOptions<OwnAsk>): Promise<Peer<OwnAsk>> => {
  const { sfu, say, answer } = options;
  const transport = await sfu.createTransport();
  const { id, iceParameters, iceCandidates, dtlsParameters, sctpParameters } = transport;
  let waiting = 0;
  let turn: Promise<void> = Promise.resolve();

  const reply = async (ask: OwnAsk): Promise<void> => {
    waiting -= 1;
    if (transport.closed) return;
    try {
      say({ say: 'answer', id: ask.id, answer: await answer(ask, transport) });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (!transport.closed) say({ say: 'refused', id: ask.id, message });
    }
  };
  say({
    say: 'welcome',
    version: SIGNALLING_VERSION,
    routerRtpCapabilities: plain(sfu.router.rtpCapabilities),
    transport: plain({ id, iceParameters, iceCandidates, dtlsParameters, sctpParameters }),
  });
  return {
    ask(ask) {
      if (waiting >= MOST_WAITING) {
        return say({ say: 'refused', id: ask.id, message: 'Too many questions at once.' });
      }
      waiting += 1;
      turn = turn.then(() => reply(ask));
    },
    close: () => transport.close(),
  };
};
