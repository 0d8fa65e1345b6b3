import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getSupportedRtpCapabilities } from 'mediasoup';
import type { RtpCapabilities } from 'mediasoup/types';
import { parse } from 'sdp-transform';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../../electron/services/broadcast/refusal.ts';
import {
  type AnsweredSection,
  type OwnEnd,
  writeAnswer,
} from '../../../../electron/services/broadcast/sdp/answer.ts';
import {
  choicesOf,
  negotiate,
  producedParameters,
  sharedExtensions,
  takes,
} from '../../../../electron/services/broadcast/sdp/negotiate.ts';
import { readOffer } from '../../../../electron/services/broadcast/sdp/offer.ts';

const sdpOf = (name: string) => readFileSync(join(import.meta.dirname, 'offers', `${name}.sdp`), 'utf8');

const PROFILE = { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 };
const known = getSupportedRtpCapabilities();
/** As our router has them: Opus, VP8 and H.264's constrained baseline. */
const CAPABILITIES: RtpCapabilities = {
  ...known,
  codecs: ['audio/opus', 'video/VP8', 'video/H264'].flatMap((mimeType, index) => {
    const codec = known.codecs?.find((one) => one.mimeType === mimeType);
    if (codec === undefined) return [];
    const form = mimeType === 'video/H264' ? { parameters: PROFILE } : {};
    return [{ ...codec, ...form, preferredPayloadType: 100 + index }];
  }),
};
const CHOICES = choicesOf(CAPABILITIES);

const OWN: OwnEnd = {
  iceParameters: { usernameFragment: 'ours', password: 'secret', iceLite: true },
  iceCandidates: [
    {
      foundation: 'u',
      priority: 9,
      address: '127.0.0.1',
      ip: '127.0.0.1',
      protocol: 'udp',
      port: 40_000,
      type: 'host',
    },
    {
      foundation: 't',
      priority: 8,
      address: '127.0.0.1',
      ip: '127.0.0.1',
      protocol: 'tcp',
      port: 40_001,
      type: 'host',
      tcpType: 'passive',
    },
  ],
  dtlsParameters: { fingerprints: [{ algorithm: 'sha-256', value: 'AB:CD' }] },
};

/** The status and the words of the refusal; fails where there is none. */
const refusal = (act: () => unknown): { status: number; message: string } => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, message: error.message };
    throw error;
  }
  throw new Error('It was not refused.');
};

const PUBLISHERS = [
  ['chromium-publish', 'VP8', 96],
  ['chromium-simulcast', 'VP8', 96],
  ['aiortc-publish', 'VP8', 97],
  ['gstreamer-publish-vp8', 'VP8', 96],
  ['gstreamer-publish-h264', 'H264', 97],
  ['obs', 'H264', 96],
] as const;

describe('an offer to publish', () => {
  it.each(PUBLISHERS)('of %s is taken as %s', (name, codec, payloadType) => {
    const offer = readOffer(sdpOf(name));
    const agreements = negotiate(offer, 'sends', CHOICES);
    expect(agreements.map(({ kind }) => kind)).toEqual(['audio', 'video']);
    const [, video] = agreements.map((one) => producedParameters(one, CAPABILITIES));
    expect(video?.codecs[0]).toMatchObject({ mimeType: `video/${codec}`, payloadType, clockRate: 90_000 });
    expect(offer.dtls).toMatchObject({ role: 'client', fingerprints: [{ algorithm: 'sha-256' }] });
    expect(offer.setup).toBe('passive');
  });

  it.each(PUBLISHERS)('of %s is answered by what a peer understands', (name, codec, payloadType) => {
    const offer = readOffer(sdpOf(name));
    const answered = negotiate(offer, 'sends', CHOICES).map(
      (agreement): AnsweredSection => ({ agreement, extensions: sharedExtensions(agreement, CAPABILITIES) }),
    );
    const answer = parse(writeAnswer(offer, OWN, answered));
    const asked = parse(sdpOf(name));
    expect(answer.icelite).toBe('ice-lite');
    expect(answer.fingerprint).toEqual({ type: 'sha-256', hash: 'AB:CD' });
    expect(answer.groups?.[0]?.mids).toBe(asked.groups?.find(({ type }) => type === 'BUNDLE')?.mids);
    expect(answer.media.map(({ mid, type }) => [mid, type])).toEqual(
      asked.media.map(({ mid, type }) => [mid, type]),
    );
    for (const section of answer.media) {
      expect(section).toMatchObject({
        direction: 'recvonly',
        setup: 'passive',
        iceUfrag: 'ours',
        icePwd: 'secret',
        rtcpMux: 'rtcp-mux',
        endOfCandidates: 'end-of-candidates',
      });
      expect(section.candidates?.map(({ transport, tcptype }) => [transport, tcptype])).toEqual([
        ['udp', undefined],
        ['tcp', 'passive'],
      ]);
    }
    const video = answer.media.find(({ type }) => type === 'video');
    expect(video?.rtp[0]).toMatchObject({ payload: payloadType, codec });
    // What is not in both the offer and the router is in no answer.
    const offered = asked.media.find(({ type }) => type === 'video');
    for (const { value, uri } of video?.ext ?? [])
      expect(offered?.ext?.find((one) => one.value === value)?.uri).toBe(uri);
    for (const { type, subtype } of video?.rtcpFb ?? [])
      expect(offered?.rtcpFb?.some((one) => one.type === type && one.subtype === subtype)).toBe(true);
  });

  it('has its lost packets repeated, and its layers told apart', () => {
    const [, plain] = negotiate(readOffer(sdpOf('aiortc-publish')), 'sends', CHOICES);
    if (plain === undefined) throw new Error('no video');
    const parameters = producedParameters(plain, CAPABILITIES);
    expect(parameters.codecs[1]).toMatchObject({ mimeType: 'video/rtx', parameters: { apt: 97 } });
    expect(parameters.encodings).toEqual([{ ssrc: 2784089933, rtx: { ssrc: 4246608186 } }]);

    const offer = readOffer(sdpOf('chromium-simulcast'));
    const [, layered] = negotiate(offer, 'sends', CHOICES);
    if (layered === undefined) throw new Error('no video');
    expect(producedParameters(layered, CAPABILITIES).encodings).toEqual([{ rid: 'h' }, { rid: 'q' }]);
    const answer = parse(writeAnswer(offer, OWN, [{ agreement: layered, extensions: [] }]));
    const video = answer.media.find(({ type }) => type === 'video');
    expect(video?.simulcast).toEqual({ dir1: 'recv', list1: 'h;q' });
    // The voice was not wanted this time: it is refused, and stands outside the bundle.
    expect(answer.media.find(({ type }) => type === 'audio')?.port).toBe(0);
    expect(answer.groups?.[0]?.mids).toBe(video?.mid);
  });

  it('of another profile of H.264 is taken, and answered with that profile', () => {
    const offer = readOffer(sdpOf('obs').replace('profile-level-id=42e01f', 'profile-level-id=640028'));
    const agreement = negotiate(offer, 'sends', CHOICES)[1];
    if (agreement === undefined) throw new Error('no video');
    expect(producedParameters(agreement, CAPABILITIES).codecs[0]?.parameters).toEqual(PROFILE);
    const answer = parse(writeAnswer(offer, OWN, [{ agreement, extensions: [] }]));
    expect(answer.media[1]?.fmtp[0]?.config).toContain('profile-level-id=640028');
  });

  it('of one medium needs no bundle', () => {
    const [head = '', , video = ''] = sdpOf('obs')
      .replace(/^a=group.*\n/gm, '')
      .split(/^(?=m=)/m);
    expect(negotiate(readOffer(head + video), 'sends', CHOICES).map(({ kind }) => kind)).toEqual(['video']);
  });

  it('is refused where nothing would tell its packets apart', () => {
    const begunLate = sdpOf('gstreamer-publish-vp8').replace(/^a=ssrc.*\n/gm, '');
    const [, video] = negotiate(readOffer(begunLate), 'sends', CHOICES);
    if (video === undefined) throw new Error('no video');
    expect(refusal(() => producedParameters(video, CAPABILITIES))).toEqual({
      status: 422,
      message: 'Nothing tells which packets are video: offer a=ssrc, or the header extension sdes:mid.',
    });
  });

  it('from whoever insists on waiting is answered by our beginning', () => {
    const offer = readOffer(sdpOf('obs').replace('a=setup:actpass', 'a=setup:passive'));
    expect(offer).toMatchObject({ setup: 'active', dtls: { role: 'server' } });
  });
});

describe('an offer to play', () => {
  const play = (name: string) =>
    negotiate(
      readOffer(sdpOf(name)),
      'receives',
      CHOICES.map((choice) => (choice.kind === 'video' ? { ...choice, names: ['VP8'] } : choice)),
    );
  it.each(['chromium-play', 'aiortc-play', 'gstreamer-play'])(
    'of %s is answered with its payload types',
    (name) => {
      const offer = readOffer(sdpOf(name));
      const asked = parse(sdpOf(name));
      const answered = negotiate(offer, 'receives', CHOICES).map(
        (agreement, index): AnsweredSection => ({
          agreement,
          extensions: [],
          sent: { ssrc: 70 + index, cname: 'c' },
        }),
      );
      const answer = parse(writeAnswer(offer, OWN, answered));
      for (const section of answer.media) {
        const offered = asked.media.find(({ mid }) => mid === section.mid);
        const [format] = section.rtp;
        expect(section.direction).toBe('sendonly');
        expect(section.rtp).toHaveLength(1);
        expect(offered?.rtp.find(({ payload }) => payload === format?.payload)?.codec).toBe(format?.codec);
        expect(section.ssrcs?.[0]).toMatchObject({ attribute: 'cname', value: 'c' });
      }
    },
  );

  it('takes a format in the one form that is sent', () => {
    const video = (sdp: string) => readOffer(sdp).sections.find(({ kind }) => kind === 'video');
    const section = video(sdpOf('chromium-play'));
    if (section === undefined) throw new Error('no video');
    expect(['VP8', 'VP9', 'H264', 'H265'].map((name) => takes(section, [name]))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    const deep = {
      ...section,
      codecs: section.codecs.filter(({ parameters }) => parameters['profile-id'] === 2),
    };
    expect(takes(deep, ['VP9'])).toBe(false);
  });

  it('gets what is on, or is told what that is', () => {
    expect(play('chromium-play').map(({ codec }) => codec.name)).toEqual(['opus', 'VP8']);
    const deaf = sdpOf('gstreamer-play').replaceAll('VP8', 'VP9').replaceAll('OPUS', 'PCMU');
    expect(refusal(() => negotiate(readOffer(deaf), 'receives', CHOICES))).toEqual({
      status: 406,
      message:
        'Nothing can be agreed on: the other side offers audio as PCMU, not opus and video as VP9, not VP8 or H264.',
    });
  });
});

describe('an offer that cannot be used', () => {
  const obs = sdpOf('obs');
  it.each([
    ['nothing', '', 400],
    ['words', 'v=1 hello', 400],
    ['no media', 'v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n', 400],
    ['half a line', 'v=0\r\nm=video', 400],
    ['a payload type beyond all', obs.replace('rtpmap:96', 'rtpmap:960'), 400],
    ['no clock', obs.replace('H264/90000', 'H264'), 400],
    ['no fingerprint', obs.replace(/^a=fingerprint.*\n/m, ''), 400],
    ['a fingerprint of no digest', obs.replace('sha-256', 'rot13'), 400],
    ['a fingerprint of no bytes', obs.replace(/3E:6A.*/, 'hello'), 400],
    ['no credentials', obs.replace(/^a=ice-pwd.*\n/m, ''), 400],
    ['a stream numbered 0', obs.replaceAll('2271560482', '0'), 400],
    ['two sections of one name', obs.replace('a=mid:1', 'a=mid:0'), 400],
    ['a port for RTCP', obs.replaceAll('a=rtcp-mux\n', ''), 422],
    ['a crowd of sections', obs + 'm=video 9 UDP/TLS/RTP/SAVPF 96\n'.repeat(20), 422],
  ])('is refused for %s', (_what, sdp, status) => {
    const { status: given, message } = refusal(() => readOffer(sdp));
    expect(given).toBe(status);
    expect(message).toMatch(/^[A-Z].*\.$/);
  });

  it.each([
    ['a connection each', obs.replace('a=group:BUNDLE 0 1\n', ''), 422, 'BUNDLE'],
    ['codecs of others', obs.replace('H264', 'H265').replace('opus', 'L16'), 406, 'H265, not VP8 or H264'],
    [
      'packets of another form',
      obs.replace('packetization-mode=1', 'packetization-mode=0').replace('opus', 'L16'),
      406,
      'H264',
    ],
    ['a wish to receive', obs.replaceAll('sendonly', 'recvonly'), 406, 'sends neither audio nor video'],
    ['sections that are closed', obs.replace(/^m=(\w+) 9/gm, 'm=$1 0'), 406, 'neither'],
  ])('is refused for %s', (_what, sdp, status, words) => {
    const { status: given, message } = refusal(() => negotiate(readOffer(sdp), 'sends', CHOICES));
    expect(given).toBe(status);
    expect(message).toContain(words);
  });

  // A second on a machine with nothing else to do.
  it('is refused or understood, whatever is done to it, and ends', { timeout: 60_000 }, () => {
    // A fixed sequence: numbers of a linear congruential generator (Numerical Recipes).
    let state = 7;
    const random = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state % below;
    };
    const texts = PUBLISHERS.map(([name]) => sdpOf(name));
    for (let round = 0; round < 600; round += 1) {
      let text = texts[random(texts.length)] ?? '';
      for (let cut = 0; cut <= random(4); cut += 1) {
        const at = random(text.length);
        const span = random(40);
        const piece = text.slice(random(text.length)).slice(0, random(40));
        text = text.slice(0, at) + piece + text.slice(at + span);
      }
      try {
        const offer = readOffer(text);
        const answered = negotiate(offer, 'sends', CHOICES).map((agreement) => {
          producedParameters(agreement, CAPABILITIES);
          return { agreement, extensions: sharedExtensions(agreement, CAPABILITIES) };
        });
        writeAnswer(offer, OWN, answered);
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
      }
    }
    const long = `v=0\nm=video 9 UDP/TLS/RTP/SAVPF ${'9 '.repeat(30_000)}\na=candidate:${'1 '.repeat(30_000)}`;
    expect(refusal(() => readOffer(long)).status).toBeGreaterThanOrEqual(400);
  });
});
