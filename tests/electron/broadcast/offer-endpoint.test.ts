import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { WebRtcTransport } from 'mediasoup/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createOfferEndpoint,
  LONGEST_OFFER_BYTES,
  type OfferEndpoint,
  type OfferEndpointOptions,
} from '../../../electron/services/broadcast/offer-endpoint.ts';
import { Refusal } from '../../../electron/services/broadcast/refusal.ts';

const OFFER = readFileSync(join(import.meta.dirname, 'sdp', 'offers', 'obs.sdp'), 'utf8');
const UFRAG = 'c9Vd';

/** As much of a transport as a session knows of one. */
const createTransport = () => {
  const observer = new EventEmitter();
  const events = new EventEmitter();
  let restarts = 0;
  let closed = false;
  let heard = 0;
  return {
    observer,
    on: events.on.bind(events),
    emit: events.emit.bind(events),
    get closed() {
      return closed;
    },
    get iceParameters() {
      return { usernameFragment: `ours${restarts}`, password: 'secret', iceLite: true };
    },
    /** Something comes from the peer. */
    hear() {
      heard += 100;
    },
    getStats: async () => [{ bytesReceived: heard }],
    iceCandidates: [],
    dtlsParameters: { fingerprints: [] },
    async restartIce() {
      restarts += 1;
    },
    close() {
      if (closed) return;
      closed = true;
      observer.emit('close');
    },
  };
};
type Transport = ReturnType<typeof createTransport>;

describe('an endpoint for offers', () => {
  let server: Server;
  let endpoint: OfferEndpoint;
  let address: string;
  let transports: Transport[];
  let counts: number[];

  const use = (change: Partial<OfferEndpointOptions> = {}) => {
    endpoint = createOfferEndpoint({
      most: 2,
      whenFull: 'refuse',
      changed: (count) => counts.push(count),
      async answer() {
        const transport = createTransport();
        transports.push(transport);
        return { transport: transport as unknown as WebRtcTransport, answer: 'v=0 the answer' };
      },
      ...change,
    });
  };
  beforeEach(async () => {
    transports = [];
    counts = [];
    use();
    server = createServer(
      (request, response) => void endpoint.handle(request, response, request.url?.split('/')[2] ?? ''),
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/whip`;
  });
  afterEach(() => {
    endpoint.close();
    server.close();
    server.closeAllConnections();
  });

  const post = (body: BodyInit = OFFER, type = 'application/sdp') =>
    fetch(address, { method: 'POST', body, headers: { 'content-type': type } });
  const open = async () => {
    const response = await post();
    return { location: response.headers.get('location') ?? '', etag: response.headers.get('etag') ?? '' };
  };
  const patch = (location: string, ufrag: string, headers: Record<string, string>) =>
    fetch(location, {
      method: 'PATCH',
      body: `a=ice-ufrag:${ufrag}\r\na=ice-pwd:0oQmTVyAcs0Y6YWRLfhFCz\r\nm=audio 9 RTP/AVP 0\r\na=mid:0\r\n`,
      headers: { 'content-type': 'application/trickle-ice-sdpfrag', ...headers },
    });
  /** Whatever a refusal says is a problem document (RFC 9457). */
  const statusOf = async (response: Response): Promise<number> => {
    if (response.status >= 400) {
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(await response.json()).toMatchObject({ status: response.status, title: expect.any(String) });
    }
    return response.status;
  };

  it('answers an offer with a session that has an address, until that is deleted', async () => {
    const response = await post();
    expect(response.status).toBe(201);
    expect(response.headers.get('content-type')).toBe('application/sdp');
    expect(response.headers.get('etag')).toMatch(/^".+"$/);
    expect(await response.text()).toBe('v=0 the answer');
    const location = response.headers.get('location') ?? '';
    expect(location.startsWith(`${address}/`)).toBe(true);
    expect(endpoint.count).toBe(1);
    expect((await fetch(location, { method: 'DELETE' })).status).toBe(200);
    expect(transports[0]?.closed).toBe(true);
    expect(await statusOf(await fetch(location, { method: 'DELETE' }))).toBe(404);
    expect(counts).toEqual([1, 0]);
  });

  it('says what may be asked of it', async () => {
    const options = await fetch(address, { method: 'OPTIONS' });
    expect(options.status).toBe(200);
    expect(options.headers.get('accept-post')).toBe('application/sdp');
    expect((await fetch(address)).status).toBe(204);
    const { location } = await open();
    const deleting = await fetch(address, { method: 'DELETE' });
    expect(await statusOf(deleting)).toBe(405);
    expect(deleting.headers.get('allow')).toBe('OPTIONS, POST');
    expect(await statusOf(await fetch(location, { method: 'POST', body: OFFER }))).toBe(405);
    expect(await statusOf(await fetch(`${address}/nobody`, { method: 'PATCH' }))).toBe(404);
  });

  it.each([
    ['another type', OFFER, 'text/plain', 415],
    ['no SDP', 'hello', 'application/sdp', 400],
    ['nothing', '', 'application/sdp', 400],
    ['too much', 'v=0\r\n'.repeat(LONGEST_OFFER_BYTES), 'application/sdp', 413],
    ['bytes', new Uint8Array([0, 255, 254, 1]), 'application/sdp', 400],
  ])('refuses %s, and goes on', async (_what, body, type, status) => {
    expect(await statusOf(await post(body, type))).toBe(status);
    expect((await post(OFFER, 'Application/SDP; charset=utf-8')).status).toBe(201);
  });

  it('passes on why an offer is refused, and tells faults of the offer from its own', async () => {
    const refuseWith = (error: Error) =>
      use({
        answer: async () => {
          throw error;
        },
      });
    refuseWith(new Refusal(409, 'Nothing is on air yet.', 2));
    const early = await post();
    expect(early.headers.get('retry-after')).toBe('2');
    expect(await statusOf(early)).toBe(409);
    refuseWith(new TypeError('ssrc collides'));
    expect(await statusOf(await post())).toBe(422);
    refuseWith(new Error('the worker is gone'));
    expect(await statusOf(await post())).toBe(500);
  });

  it('has room for so many, and tells one more to wait', async () => {
    await Promise.all([open(), open()]);
    const more = await post();
    expect(await statusOf(more)).toBe(503);
    expect(more.headers.get('retry-after')).not.toBeNull();
    expect(transports.filter(({ closed }) => !closed)).toHaveLength(2);
  });

  it('lets the newest take the place of the oldest, where there is only one place', async () => {
    use({ most: 1, whenFull: 'replace' });
    await open();
    await open();
    expect(transports.map(({ closed }) => closed)).toEqual([true, false]);
    expect(endpoint.count).toBe(1);
  });

  it('takes candidates that trickle in, for the session that they are of', async () => {
    const { location, etag } = await open();
    const taken = await patch(location, UFRAG, { 'if-match': etag });
    expect(taken.status).toBe(204);
    expect(taken.headers.get('etag')).toBeNull();
    expect(await statusOf(await patch(location, UFRAG, {}))).toBe(428);
    expect(await statusOf(await patch(location, UFRAG, { 'if-match': '"other"' }))).toBe(412);
    const typed = { 'if-match': etag, 'content-type': 'application/sdp' };
    expect(await statusOf(await patch(location, UFRAG, typed))).toBe(415);
  });

  it('restarts ICE for new credentials, after which the old tag counts no more', async () => {
    const { location, etag } = await open();
    const restarted = await patch(location, 'next', { 'if-match': '*' });
    expect(restarted.status).toBe(200);
    expect(await restarted.text()).toContain('a=ice-ufrag:ours1');
    const next = restarted.headers.get('etag') ?? '';
    expect(next).not.toBe(etag);
    expect(await statusOf(await patch(location, 'next', { 'if-match': etag }))).toBe(412);
    expect((await patch(location, 'next', { 'if-match': next })).status).toBe(204);
  });

  it.each([
    ['who never connects', () => undefined],
    ['whose handshake fails', (one: Transport) => one.emit('dtlsstatechange', 'failed')],
    ['who takes leave', (one: Transport) => one.emit('dtlsstatechange', 'closed')],
    ['whose line is gone', (one: Transport) => one.emit('icestatechange', 'disconnected')],
  ])('forgets a peer %s', async (_who, act) => {
    use({ connectWithinMilliseconds: 10 });
    await open();
    const [transport] = transports;
    if (transport === undefined) throw new Error('no session');
    const gone = transport.closed ? Promise.resolve() : once(transport.observer, 'close');
    act(transport);
    await gone;
    expect(endpoint.count).toBe(0);
  });

  it('keeps a peer that has connected', async () => {
    use({ connectWithinMilliseconds: 10 });
    await open();
    transports[0]?.emit('dtlsstatechange', 'connected');
    await new Promise((wake) => setTimeout(wake, 30));
    expect(endpoint.count).toBe(1);
  });

  it('keeps a peer for as long as anything comes from it', async () => {
    use({ silenceMilliseconds: 20 });
    await open();
    const [transport] = transports;
    if (transport === undefined) throw new Error('no session');
    transport.emit('dtlsstatechange', 'connected');
    const gone = once(transport.observer, 'close');
    const speaking = setInterval(transport.hear, 2);
    await new Promise((wake) => setTimeout(wake, 100));
    expect(endpoint.count).toBe(1);
    clearInterval(speaking);
    await gone;
    expect(endpoint.count).toBe(0);
  });

  it('tells who asks again and again to wait', async () => {
    const statuses = new Set<number>();
    for (let i = 0; i < 40; i += 1) statuses.add((await fetch(address, { method: 'OPTIONS' })).status);
    expect(statuses.has(429)).toBe(true);
  });
});
