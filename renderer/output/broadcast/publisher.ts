import { Device } from 'mediasoup-client';
import type {
  DataProducer,
  Producer,
  RtpCapabilities,
  RtpCodecCapability,
  Transport,
} from 'mediasoup-client/types';
import { createAsking } from '../../core/broadcast/asking.ts';
import { PictureSize, type PublisherAsk, type Said } from '../../core/broadcast/signalling.ts';
import { codecFor, type SentVideo, VIDEO_CODECS, type VideoCodec } from '../../core/broadcast/video-codec.ts';
import { encodingsOf, sentAs, type VideoWish } from './video-encoding.ts';

export interface PublisherOptions {
  send(ask: PublisherAsk): void;
  /** What goes out, whenever there is somebody new to give it to. */
  tracks(): readonly MediaStreamTrack[];
  /** How pictures are to go out. */
  video(): VideoWish;
  /** How they do, from now on. */
  encoded?(video: SentVideo): void;
  /** The SFU takes our pictures from now on, or no longer. */
  flowing(yes: boolean): void;
  /** Pictures go out only while somebody there wants them: the others draw the avatar. */
  picturesWanted(yes: boolean): void;
  failed(message: string): void;
}

export interface Encoded {
  /** Pictures that went out, in all their sizes. */
  readonly pictures: number;
  /** From when one was given until all of it was sent, on average; 0 while none is. */
  readonly milliseconds: number;
  /** When that was counted, milliseconds since 1970. */
  readonly at: number;
}

/** Gives the tracks to the SFU, and to the next one when that is replaced. */
export interface Publisher {
  heard(said: Said): void;
  /** Goes at once or not at all. */
  pose(packet: Uint8Array<ArrayBuffer>): void;
  /** Since it was asked last. */
  encoded(): Promise<Encoded>;
  /** Pictures are to go out otherwise: they begin anew if that makes a difference. */
  encode(): void;
  close(): void;
}

/** Kilobits a second to begin with. WebRTC's own start, 300, is mush for the first seconds. */
const FIRST_VIDEO_KILOBITS = 1500;

/** Some poses: a line that is so far behind had better drop the next. */
const MOST_BUFFERED_BYTES = 512;

/** Of `outbound-rtp` in the browser's statistics, seconds and how many. */
const COUNTERS = [
  'totalEncodeTime',
  'framesEncoded',
  'framesSent',
  'totalPacketSendDelay',
  'packetsSent',
] as const;
type Counter = (typeof COUNTERS)[number];

type Welcome = Extract<Said, { say: 'welcome' }>;

/** In what this computer makes and the SFU takes it. */
const formOf = ({ codecs = [] }: RtpCapabilities, codec: VideoCodec): RtpCodecCapability | undefined =>
  codecs.find(({ mimeType }) => mimeType.toLowerCase() === `video/${VIDEO_CODECS[codec]}`.toLowerCase());

export const createPublisher = (options: PublisherOptions): Publisher => {
  const { send, tracks, video, flowing, picturesWanted, failed } = options;
  let asking = createAsking(send);
  let transport: Transport | null = null;
  let poses: DataProducer | null = null;
  let sendPictures: (() => Promise<void>) | null = null;
  let encodeAnew = (): Promise<void> => Promise.resolve();
  let encoding: Promise<void> = Promise.resolve();
  let pictures: { readonly producer: Producer; readonly as: string } | null = null;
  let encoded: Readonly<Record<string, number>> = {};
  let isWanted = false;

  const close = () => {
    asking.end();
    asking = createAsking(send);
    transport?.close();
    transport = null;
    poses = null;
    sendPictures = null;
    encodeAnew = () => Promise.resolve();
    pictures = null;
  };
  /** Once asked for, they are asked for again: the track stays, and the stage gives it nothing while nobody looks. */
  const want = async (yes: boolean): Promise<void> => {
    isWanted = yes;
    picturesWanted(yes);
    const begin = yes ? sendPictures : null;
    if (begin === null) return;
    sendPictures = null;
    await begin();
  };
  const publish = async ({ routerRtpCapabilities, transport: offered }: Welcome): Promise<void> => {
    close();
    const mine = asking;
    const device = new Device();
    // The SFU's own values, passed through the schema as records.
    type Capabilities = Parameters<Device['load']>[0]['routerRtpCapabilities'];
    type Offered = Parameters<Device['createSendTransport']>[0];
    await device.load({ routerRtpCapabilities: routerRtpCapabilities as unknown as Capabilities });
    const opened = device.createSendTransport(offered as unknown as Offered);
    if (mine !== asking) return opened.close();
    transport = opened;
    opened.on('connect', ({ dtlsParameters }, done, wrong) => {
      mine.ask({ ask: 'connect', dtlsParameters: { ...dtlsParameters } }).then(() => done(), wrong);
    });
    opened.on('produce', ({ kind, rtpParameters, appData }, done, wrong) => {
      const size = PictureSize.optional().parse(appData.size);
      mine
        .ask({
          ask: 'publish',
          kind,
          rtpParameters: { ...rtpParameters },
          ...(size === undefined ? {} : { size }),
        })
        .then(({ producer = '' }) => done({ id: producer }), wrong);
    });
    opened.on('producedata', ({ sctpStreamParameters }, done, wrong) => {
      mine
        .ask({ ask: 'publish-pose', sctpStreamParameters: { ...sctpStreamParameters } })
        .then(({ producer = '' }) => done({ id: producer }), wrong);
    });
    // The tracks are the session's: they outlive this SFU.
    const own = { stopTracks: false, disableTrackOnPause: false, zeroRtpOnPause: false };
    const sendVideo = async (track: MediaStreamTrack): Promise<void> => {
      const wish = video();
      const made = device.sendRtpCapabilities;
      const codec = codecFor(wish.codec, (one) => formOf(made, one) !== undefined);
      const form = formOf(made, codec);
      const encodings = encodingsOf(codec, wish);
      const as = JSON.stringify([codec, encodings]);
      if (pictures?.as === as) return;
      pictures?.producer.close();
      pictures = null;
      const { width, height } = wish;
      const producer = await opened.produce({
        track,
        ...own,
        encodings,
        codecOptions: { videoGoogleStartBitrate: FIRST_VIDEO_KILOBITS },
        ...(form === undefined ? {} : { codec: form }),
        appData: { size: { width, height } },
      });
      pictures = { producer, as };
      options.encoded?.(sentAs(codec, wish));
    };
    const all = (wanted: 'audio' | 'video') => tracks().filter(({ kind }) => kind === wanted);
    sendPictures = async () => {
      for (const track of all('video')) await sendVideo(track);
    };
    // First, for how fast they may begin is heeded on a new line alone: those that come later begin small.
    if (isWanted) await want(true);
    for (const track of all('audio'))
      await opened.produce({ track, ...own, codecOptions: { opusDtx: true, opusFec: true } });
    const line = await opened.produceData({ label: 'pose', ordered: false, maxRetransmits: 0 });
    if (mine !== asking) return;
    poses = line;
    encodeAnew = async () => {
      for (const track of pictures === null ? [] : all('video')) await sendVideo(track);
    };
    flowing(true);
  };
  /** What the next SFU, or the end, has interrupted is no failure, whatever it says of it. */
  const watch = (work: Promise<void>): Promise<void> => {
    const mine = asking;
    return work.catch((cause: unknown) => {
      if (mine === asking) failed(String(cause));
    });
  };
  return {
    heard(said) {
      if (asking.heard(said)) return;
      if (said.say !== 'welcome' && said.say !== 'wanted') return;
      if (said.say === 'welcome') flowing(false);
      watch(said.say === 'welcome' ? publish(said) : want(said.video));
    },
    pose(packet) {
      if (poses?.readyState === 'open' && poses.bufferedAmount < MOST_BUFFERED_BYTES) poses.send(packet);
    },
    async encoded() {
      const rows = [...((await pictures?.producer.getStats())?.values() ?? [])];
      const total = (of: Counter) =>
        rows.reduce((sum: number, row) => sum + (row.type === 'outbound-rtp' ? (row[of] ?? 0) : 0), 0);
      const now = Object.fromEntries(COUNTERS.map((of) => [of, total(of)]));
      const since = (of: Counter) => (now[of] ?? 0) - (encoded[of] ?? 0);
      const encode = since('totalEncodeTime') / Math.max(1, since('framesEncoded'));
      // Packets of a picture leave one after another, the last one twice as late as they do on average.
      const send = (2 * since('totalPacketSendDelay')) / Math.max(1, since('packetsSent'));
      const sent = Math.max(0, since('framesSent'));
      encoded = now;
      const at = Math.max(0, ...rows.map((row) => row.timestamp));
      return { pictures: sent, milliseconds: Math.max(0, (encode + send) * 1000), at };
    },
    encode() {
      encoding = encoding.then(() => watch(encodeAnew()));
    },
    close,
  };
};
