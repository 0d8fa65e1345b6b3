import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { provideWorker } from '../../build/mediasoup/provide-worker.mjs';
import { createStepLog } from '../../build/setup/progress.mjs';
import { openSfu, type Sfu } from '../../electron/services/broadcast/sfu.ts';
import { createViewerPeer } from '../../electron/services/broadcast/viewer-peer.ts';
import type { Said } from '../../renderer/core/broadcast/signalling.ts';
import { type OfferServer, openOfferServer, postOffer, TOKENS } from './offer-server.ts';

const PATIENCE = 60_000;
const worker = await provideWorker({ log: createStepLog(process.stderr) });

const sdpOf = (name: string) =>
  readFileSync(join(import.meta.dirname, '../electron/broadcast/sdp/offers', `${name}.sdp`), 'utf8');
const OBS = sdpOf('obs');
const PLAYER = sdpOf('chromium-play');
/** The same, by somebody who knows nothing but these. */
const knowing = (offer: string, codecs: readonly string[]): string =>
  offer.replace(/^(a=rtpmap:\d+ )([^/]+)/gm, (_line, payload: string, name: string) =>
    codecs.includes(name) ? `${payload}${name}` : `${payload}x-${name}`,
  );
const FRAGMENT = 'application/trickle-ice-sdpfrag';

/** The whole way from the socket to mediasoup's worker: each refusal says why, and leaves nothing behind. */
describe.skipIf(worker === null)('WHIP and WHEP', { timeout: PATIENCE }, () => {
  let sfu: Sfu;
  let offers: OfferServer;
  let whip: string;
  let whep: string;
  beforeAll(async () => {
    sfu = await openSfu({ workerBin: worker ?? '', listenOn: ['127.0.0.1'], died: () => undefined });
  }, PATIENCE);
  beforeEach(async () => {
    offers = await openOfferServer(sfu);
    whip = offers.address('publish', 'whip');
    whep = offers.address('view', 'whep');
  });
  afterEach(() => offers.close());
  afterAll(() => sfu.close());

  const titleOf = async (response: Response): Promise<string> => {
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const { status, title } = await response.json();
    expect(status).toBe(response.status);
    return title;
  };

  it.each([
    ['a type that is none of an offer', 415, OBS, 'text/html', /must be application\/sdp/],
    ['no type', 415, OBS, '', /must be application\/sdp/],
    ['what is no SDP', 400, 'hello', 'application/sdp', /does not begin with v=0/],
    ['SDP without media', 400, 'v=0\r\nhello', 'application/sdp', /has no media/],
    [
      'more than any browser says',
      413,
      `${OBS}${'a=x\r\n'.repeat(20_000)}`,
      'application/sdp',
      /longer than/,
    ],
    [
      'a hundred sections',
      422,
      `${OBS}${'m=audio 9 X 0\r\n'.repeat(98)}`,
      'application/sdp',
      /has 100 sections/,
    ],
    ['no codec that we know', 406, knowing(OBS, ['H265']), 'application/sdp', /audio as x-opus/],
    [
      'an answer’s direction',
      406,
      OBS.replaceAll('sendonly', 'recvonly'),
      'application/sdp',
      /sends neither/,
    ],
  ])('refuse %s (%i), and take the next', async (_what, status, body, type, title) => {
    for (const address of [whip, whep]) {
      // With nothing on air a player is told so before anything else is looked at.
      if (status === 406 && address === whep) continue;
      const response = await postOffer(address, body, { 'content-type': type });
      expect(response.status).toBe(status);
      expect(await titleOf(response)).toMatch(title);
    }
    expect(offers.whip.count + offers.whep.count).toBe(0);
    expect((await postOffer(whip, OBS)).status).toBe(201);
  });

  it('tell players to come again while nothing is on air', async () => {
    const response = await postOffer(whep, PLAYER);
    expect(response.status).toBe(409);
    expect(response.headers.get('retry-after')).toBe('2');
  });

  it('tell a player that knows nothing of the picture’s format which one it is, and the page too', async () => {
    expect((await postOffer(whip, OBS)).status).toBe(201);
    const response = await postOffer(whep, knowing(PLAYER, ['opus', 'VP8']));
    expect(response.status).toBe(406);
    expect(await titleOf(response)).toMatch(
      /goes out as H264, and the player takes VP8.* choose another video format/,
    );
    expect((await postOffer(whep, PLAYER)).status).toBe(201);

    const said: Said[] = [];
    const viewer = await createViewerPeer(sfu, offers.programme, (word) => said.push(word));
    const { codecs = [], headerExtensions = [] } = sfu.router.rtpCapabilities;
    const capabilities = {
      codecs: codecs.filter(({ mimeType }) => !/H264/i.test(mimeType)),
      headerExtensions,
    };
    viewer.ask({ id: 1, ask: 'watch', want: 'video', rtpCapabilities: { ...capabilities } });
    await expect.poll(() => said.at(-1)).toMatchObject({ say: 'answer', answer: { unplayable: true } });
    viewer.close();
  });

  it('let in who has the token, in the path or beside it, and nobody else', async () => {
    const bare = whip.replace(`${TOKENS.publish}/`, '');
    const by = async (address: string, more: Record<string, string> = {}) =>
      (await postOffer(address, OBS, more)).status;
    expect(await by(whip.replace(TOKENS.publish, TOKENS.view))).toBe(404);
    expect(await by(bare)).toBe(404);
    expect(await by(bare, { authorization: `Bearer ${TOKENS.view}` })).toBe(401);
    expect(await by(bare, { authorization: `Basic ${TOKENS.publish}` })).toBe(401);
    expect(await by(whip, { origin: 'https://example.com' })).toBe(403);
    expect(offers.whip.count).toBe(0);
    expect(await by(bare, { authorization: `Bearer ${TOKENS.publish}` })).toBe(201);
    expect(offers.whip.count).toBe(1);
  });

  it('end a session once: after that there is none', async () => {
    const response = await postOffer(whip, OBS);
    const session = response.headers.get('location') ?? '';
    const stranger = session.replace(TOKENS.publish, TOKENS.view);
    expect((await fetch(stranger, { method: 'DELETE' })).status).toBe(404);
    expect(offers.incoming.streams()).toHaveLength(2);
    expect((await fetch(session, { method: 'DELETE' })).status).toBe(200);
    expect(offers.incoming.streams()).toEqual([]);
    const again = await fetch(session, { method: 'DELETE' });
    expect(again.status).toBe(404);
    expect(await titleOf(again)).toMatch(/no such session/);
  });

  it('take trickled candidates and restart ICE, for the session whose tag is named', async () => {
    const opened = await postOffer(whip, OBS);
    const session = opened.headers.get('location') ?? '';
    const etag = opened.headers.get('etag') ?? '';
    expect(opened.headers.get('accept-patch')).toBe(FRAGMENT);
    const patch = (ufrag: string, tag: string | undefined, type = FRAGMENT) =>
      fetch(session, {
        method: 'PATCH',
        body: `a=ice-ufrag:${ufrag}\r\na=ice-pwd:0oQmTVyAcs0Y6YWRLfhFCz\r\nm=audio 9 RTP/AVP 0\r\na=mid:0\r\n`,
        headers: { 'content-type': type, ...(tag === undefined ? {} : { 'if-match': tag }) },
      });
    expect((await patch('c9Vd', etag)).status).toBe(204);
    expect((await patch('c9Vd', undefined)).status).toBe(428);
    expect((await patch('c9Vd', '"another"')).status).toBe(412);
    expect((await patch('c9Vd', etag, 'application/sdp')).status).toBe(415);
    const restarted = await patch('next', etag);
    expect(restarted.status).toBe(200);
    const ours = /a=ice-ufrag:(\S+)/;
    const before = ours.exec(await opened.text())?.[1];
    expect(ours.exec(await restarted.text())?.[1]).not.toBe(before);
    expect((await patch('next', etag)).status).toBe(412);
    expect((await patch('next', restarted.headers.get('etag') ?? '')).status).toBe(204);
    expect(offers.whip.count).toBe(1);
  });
});
