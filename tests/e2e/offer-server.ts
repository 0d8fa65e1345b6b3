import type { Producer } from 'mediasoup/types';
import { createIncoming, type Incoming } from '../../electron/services/broadcast/incoming.ts';
import { createOfferEndpoint, type OfferEndpoint } from '../../electron/services/broadcast/offer-endpoint.ts';
import { createProgramme, type Programme } from '../../electron/services/broadcast/programme.ts';
import type { Sfu } from '../../electron/services/broadcast/sfu.ts';
import { openViewerServer } from '../../electron/services/broadcast/viewer-server.ts';
import { createWhep } from '../../electron/services/broadcast/whep.ts';
import { takeIn } from '../../electron/services/broadcast/whip.ts';

export const TOKENS = { view: 'v'.repeat(22), publish: 'p'.repeat(22) };

/** Takes offers as the app does, without the app: what comes in by WHIP goes out again by WHEP. */
export interface OfferServer {
  readonly incoming: Incoming;
  readonly programme: Programme;
  readonly whip: OfferEndpoint;
  readonly whep: OfferEndpoint;
  address(role: keyof typeof TOKENS, name: string): string;
  close(): Promise<void>;
}

export const openOfferServer = async (sfu: Sfu): Promise<OfferServer> => {
  const incoming = createIncoming();
  const programme = createProgramme(null);
  const shown = new Set<Producer>();
  incoming.subscribe(() => {
    for (const producer of incoming.streams()) {
      if (!shown.has(producer)) programme.put(producer);
      shown.add(producer);
    }
  });
  const whip = createOfferEndpoint({
    most: 1,
    whenFull: 'replace',
    answer: (offer) => takeIn(offer, sfu, incoming),
  });
  const whep = createOfferEndpoint({ most: 2, whenFull: 'refuse', answer: createWhep(sfu, programme) });
  const server = await openViewerServer({
    listenOn: ['127.0.0.1'],
    port: 0,
    tokens: TOKENS,
    files: new Map([['', { type: 'text/html', bytes: Buffer.from('<!doctype html><title>A page</title>') }]]),
    enter: async () => null,
    endpoints: new Map([
      ['publish/whip', whip],
      ['view/whep', whep],
    ]),
    avatarAt: () => undefined,
    viewers: () => undefined,
  });
  return {
    incoming,
    programme,
    whip,
    whep,
    address: (role, name) => `http://127.0.0.1:${server.port}/${role}/${TOKENS[role]}/${name}`,
    async close() {
      whip.close();
      whep.close();
      await server.close();
    },
  };
};

/** An offer as somebody else's program makes it, from `electron/broadcast/sdp/offers`. */
export const postOffer = (to: string, body: string, more: Record<string, string> = {}): Promise<Response> =>
  fetch(to, { method: 'POST', body, headers: { 'content-type': 'application/sdp', ...more } });
