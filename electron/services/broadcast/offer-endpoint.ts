import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WebRtcTransport } from 'mediasoup/types';
import { createAllowance } from './allowance.ts';
import { Refusal } from './refusal.ts';
import { readFragment, writeFragment } from './sdp/ice-fragment.ts';
import { type Offer, readOffer } from './sdp/offer.ts';

/** A browser that offers everything that it has takes some 12 KB. */
export const LONGEST_OFFER_BYTES = 64 * 1024;
/** Whoever comes again and again is told to wait; nobody needs more. */
const REQUESTS_AT_ONCE = 20;
const REQUESTS_PER_SECOND = 5;
const RETRY_AFTER_SECONDS = 2;
/** A peer that got its answer and then cannot be reached is gone. */
const CONNECT_WITHIN_MILLISECONDS = 15_000;

/**
 * For `Sfu.createTransport`. Not every peer renews its consent (GStreamer's does not, unless told to), but whoever is there
 * says something every few seconds, if only how much it has received: a silent one is gone.
 */
export const CONSENT_BY_PACKETS = 0;
const SILENCE_MILLISECONDS = 15_000;

const OFFER_TYPE = 'application/sdp';
const FRAGMENT_TYPE = 'application/trickle-ice-sdpfrag';

/** One peer: what was agreed on with it, and the connection that it is for. */
export interface OfferSession {
  readonly transport: WebRtcTransport;
  readonly answer: string;
}

export interface OfferEndpointOptions {
  /** Answers an offer; what cannot be answered is a Refusal. */
  answer(offer: Offer): Promise<OfferSession>;
  /** Peers at once, and what becomes of one more: it is refused, or the oldest gives way. */
  readonly most: number;
  readonly whenFull: 'refuse' | 'replace';
  /** How many there are now. */
  changed?(count: number): void;
  readonly connectWithinMilliseconds?: number;
  readonly silenceMilliseconds?: number;
}

/** Where WHIP and WHEP meet HTTP: offers are posted, and each session has an address of its own until it ends. */
export interface OfferEndpoint {
  /** `session` is what follows the endpoint's own path: nothing, or a session's name. Its host has been checked. */
  handle(request: IncomingMessage, response: ServerResponse, session: string): Promise<void>;
  readonly count: number;
  /** Whether a session of this name is open. */
  has(name: string): boolean;
  close(): void;
}

interface Open extends OfferSession {
  readonly offer: Offer;
  ufrag: string;
  /** Of the ICE session, which a restart ends. */
  etag: string;
}

const newName = () => randomBytes(12).toString('base64url');
const newTag = () => `"${randomBytes(6).toString('base64url')}"`;

const readBody = (request: IncomingMessage, type: string): Promise<string> =>
  new Promise((resolve, reject) => {
    if ((request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() !== type)
      return reject(new Refusal(415, `The body must be ${type}.`));
    const parts: Buffer[] = [];
    let length = 0;
    request.on('data', (part: Buffer) => {
      length += part.length;
      // The rest is read and dropped: who is cut off while it still sends hears no answer.
      if (length <= LONGEST_OFFER_BYTES) parts.push(part);
      else reject(new Refusal(413, `The body is longer than ${LONGEST_OFFER_BYTES} bytes.`));
    });
    request.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    request.on('close', () => reject(new Refusal(400, 'The body ended early.')));
  });

/** What mediasoup does not take is the offer's fault; anything else is ours. */
const asRefusal = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error;
  console.error(`An offer could not be answered: ${String(error)}`);
  if (error instanceof TypeError || (error instanceof Error && error.name === 'UnsupportedError'))
    return new Refusal(422, `The offer cannot be used: ${error.message}.`);
  return new Refusal(500, 'The offer could not be answered.');
};

export const createOfferEndpoint = (options: OfferEndpointOptions): OfferEndpoint => {
  const { most, whenFull, connectWithinMilliseconds = CONNECT_WITHIN_MILLISECONDS } = options;
  const { silenceMilliseconds = SILENCE_MILLISECONDS } = options;
  const sessions = new Map<string, Open>();
  const allowance = createAllowance(REQUESTS_AT_ONCE, REQUESTS_PER_SECOND);

  const keep = (name: string, session: Open) => {
    const { transport } = session;
    const giveUp = setTimeout(() => transport.close(), connectWithinMilliseconds);
    transport.on('dtlsstatechange', (state) => {
      if (state === 'connected') clearTimeout(giveUp);
      if (state === 'failed' || state === 'closed') transport.close();
    });
    transport.on('icestatechange', (state) => {
      if (state === 'disconnected' || state === 'closed') transport.close();
    });
    let heardBytes = -1;
    const listening = setInterval(async () => {
      const [stats] = await transport.getStats().catch(() => []);
      if (stats === undefined || stats.bytesReceived === heardBytes) transport.close();
      else heardBytes = stats.bytesReceived;
    }, silenceMilliseconds);
    transport.observer.once('close', () => {
      clearTimeout(giveUp);
      clearInterval(listening);
      sessions.delete(name);
      options.changed?.(sessions.size);
    });
    sessions.set(name, session);
    options.changed?.(sessions.size);
  };

  const post = async (request: IncomingMessage, response: ServerResponse) => {
    const isFull = () => sessions.size >= most;
    const refuseMore = () => {
      if (isFull() && whenFull === 'refuse')
        throw new Refusal(503, `There are ${most} already.`, RETRY_AFTER_SECONDS);
    };
    refuseMore();
    const offer = readOffer(await readBody(request, OFFER_TYPE));
    const { transport, answer } = await options.answer(offer);
    // Others may have come meanwhile.
    try {
      refuseMore();
    } catch (error) {
      transport.close();
      throw error;
    }
    if (isFull()) [...sessions.values()][0]?.transport.close();
    const name = newName();
    const etag = newTag();
    const path = request.url?.replace(/\/?(?:\?.*)?$/s, '');
    keep(name, { transport, answer, offer, ufrag: offer.ice.ufrag, etag });
    response.writeHead(201, {
      'content-type': OFFER_TYPE,
      // Whole, since not every client puts the parts together.
      location: `${'encrypted' in request.socket ? 'https' : 'http'}://${request.headers.host}${path}/${name}`,
      etag,
      'accept-patch': FRAGMENT_TYPE,
    });
    response.end(answer);
  };

  const patch = async (request: IncomingMessage, response: ServerResponse, session: Open) => {
    const given = request.headers['if-match'];
    const fragment = await readBody(request, FRAGMENT_TYPE);
    if (given === undefined) throw new Refusal(428, 'If-Match is missing: name the ETag of the session.');
    const { ufrag } = readFragment(fragment);
    const isRestart = ufrag !== session.ufrag;
    if (given !== '*' && given !== session.etag) throw new Refusal(412, 'The ICE session is another by now.');
    if (!isRestart) {
      response.writeHead(204).end();
      return;
    }
    const { transport, offer } = session;
    await transport.restartIce();
    session.ufrag = ufrag;
    session.etag = newTag();
    const section = offer.sections.find(({ isBundled }) => isBundled) ?? offer.sections[0];
    response.writeHead(200, { 'content-type': FRAGMENT_TYPE, etag: session.etag });
    response.end(section === undefined ? '' : writeFragment(transport, section));
  };

  const refuse = (response: ServerResponse, { status, message, retryAfterSeconds }: Refusal) => {
    if (retryAfterSeconds !== undefined) response.setHeader('retry-after', retryAfterSeconds);
    // RFC 9457: what went wrong, for whoever reads the other program's log.
    response.writeHead(status, { 'content-type': 'application/problem+json' });
    response.end(JSON.stringify({ status, title: message }));
  };

  return {
    async handle(request, response, name) {
      try {
        if (!allowance.take(performance.now() / 1000))
          throw new Refusal(429, 'Too many requests.', RETRY_AFTER_SECONDS);
        const session = sessions.get(name);
        if (name !== '' && session === undefined) throw new Refusal(404, 'There is no such session.');
        const allow = session === undefined ? 'OPTIONS, POST' : 'DELETE, OPTIONS, PATCH';
        switch (request.method) {
          case 'GET':
          case 'HEAD':
            // Neither endpoints nor sessions have anything to show (RFC 9725, 4.1).
            response.writeHead(204, { allow }).end();
            return;
          case 'OPTIONS':
            response
              .writeHead(200, { allow, 'accept-post': OFFER_TYPE, 'accept-patch': FRAGMENT_TYPE })
              .end();
            return;
          case 'POST':
            if (session !== undefined) break;
            await post(request, response);
            return;
          case 'PATCH':
            if (session === undefined) break;
            await patch(request, response, session);
            return;
          case 'DELETE':
            if (session === undefined) break;
            session.transport.close();
            response.writeHead(200).end();
            return;
        }
        response.setHeader('allow', allow);
        throw new Refusal(405, `Only ${allow} here.`);
      } catch (error) {
        refuse(response, asRefusal(error));
      }
    },
    get count() {
      return sessions.size;
    },
    has: (name) => sessions.has(name),
    close() {
      for (const { transport } of sessions.values()) transport.close();
    },
  };
};
