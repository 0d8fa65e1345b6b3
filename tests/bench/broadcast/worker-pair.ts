import * as mediasoup from 'mediasoup';
import type {
  DataProducer,
  DirectTransport,
  PlainTransport,
  Producer,
  Router,
  RouterRtpCodecCapability,
  Worker,
} from 'mediasoup/types';

const LOOPBACK = '127.0.0.1';
const PAYLOAD_TYPE = 96;
const SSRC = 0x4d53_4b31;
const CODECS: RouterRtpCodecCapability[] = [
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000, preferredPayloadType: PAYLOAD_TYPE },
];

/** A worker and its router. */
export interface Station {
  readonly worker: Worker;
  readonly router: Router;
  /** Of the processor, since it started. */
  processorSeconds(): Promise<number>;
}

export const openStation = async (workerBin: string): Promise<Station> => {
  const worker = await mediasoup.createWorker({ workerBin, logLevel: 'error' });
  const router = await worker.createRouter({ mediaCodecs: CODECS });
  return {
    worker,
    router,
    async processorSeconds() {
      const { ru_utime: own, ru_stime: kernel } = await worker.getResourceUsage();
      return (own + kernel) / 1000;
    },
  };
};

/** What is sent thirty times a second: a picture in packets, or a pose in one. */
export interface Feed {
  readonly producer: Producer;
  readonly poses: DataProducer;
  /** Packets and poses so far. */
  readonly fed: { packets: number; poses: number };
  /** Feeds for so long, then not at all. */
  run(seconds: number): Promise<void>;
  close(): void;
}

const PICTURES_PER_SECOND = 30;
const PACKET_BYTES = 1150;
/** Between two pictures, however late the second is. */
const MOST_HURRY_MILLISECONDS = 20;

/** RTP (RFC 3550) with VP8's descriptor (RFC 7741), as much of both as an SFU looks at. */
const rtpPacket = (sequence: number, picture: number, part: number, parts: number, size: number): Buffer => {
  const packet = Buffer.alloc(12 + size);
  packet[0] = 0x80;
  packet[1] = PAYLOAD_TYPE | (part === parts - 1 ? 0x80 : 0);
  packet.writeUInt16BE(sequence & 0xffff, 2);
  packet.writeUInt32BE((picture * (90_000 / PICTURES_PER_SECOND)) >>> 0, 4);
  packet.writeUInt32BE(SSRC, 8);
  // The start of a partition. P, the first bit after it, is 0: a key picture, for which nobody who comes need wait.
  packet[12] = part === 0 ? 0x10 : 0;
  return packet;
};

export const openFeed = async (
  { router }: Station,
  { bitsPerSecond, poseBytes }: { readonly bitsPerSecond: number; readonly poseBytes: number },
): Promise<Feed> => {
  const transport: DirectTransport = await router.createDirectTransport();
  const producer = await transport.produce({
    kind: 'video',
    rtpParameters: {
      codecs: [{ mimeType: 'video/VP8', clockRate: 90_000, payloadType: PAYLOAD_TYPE }],
      encodings: [{ ssrc: SSRC }],
    },
  });
  const poses = await transport.produceData();
  const fed = { packets: 0, poses: 0 };
  const pose = Buffer.alloc(poseBytes, 1);
  const parts = Math.max(1, Math.round(bitsPerSecond / 8 / PICTURES_PER_SECOND / PACKET_BYTES));
  const size = Math.round(bitsPerSecond / 8 / PICTURES_PER_SECOND / parts);
  let picture = 0;
  const feedOne = () => {
    for (let part = 0; part < parts; part += 1) {
      producer.send(rtpPacket(fed.packets, picture, part, parts, size));
      fed.packets += 1;
    }
    poses.send(pose);
    fed.poses += 1;
    picture += 1;
  };
  return {
    producer,
    poses,
    fed,
    async run(seconds) {
      const startedAt = performance.now();
      const pictures = Math.round(seconds * PICTURES_PER_SECOND);
      for (let given = 0; given < pictures; ) {
        // One at a time even when it is late: nobody's camera gives two at once.
        const due = startedAt + (given * 1000) / PICTURES_PER_SECOND;
        await new Promise((wake) =>
          setTimeout(wake, Math.max(MOST_HURRY_MILLISECONDS, due - performance.now())),
        );
        feedOne();
        given += 1;
      }
    },
    close: () => transport.close(),
  };
};

export type Kind = 'video' | 'pose';

/** How many packets or poses have come to one viewer so far. */
type Arrived = () => Promise<number>;

/**
 * One viewer: a transport of its own into the other station, which plays the viewers' end: SRTP for video, SCTP for the
 * pose. What a browser has besides, ICE and for the pose DTLS, is wanting.
 */
export const addViewer = async (
  kind: Kind,
  sender: Router,
  receiver: Router,
  { producerId, dataProducerId }: { readonly producerId: string; readonly dataProducerId: string },
): Promise<Arrived> => {
  const open = (router: Router): Promise<PlainTransport> =>
    router.createPlainTransport({
      listenInfo: { protocol: 'udp', ip: LOOPBACK },
      rtcpMux: true,
      enableSrtp: kind === 'video',
      enableSctp: kind === 'pose',
    });
  const [from, to] = await Promise.all([open(sender), open(receiver)]);
  const connect = (one: PlainTransport, other: PlainTransport) =>
    one.connect({
      ip: LOOPBACK,
      port: other.tuple.localPort,
      ...(other.srtpParameters === undefined ? {} : { srtpParameters: other.srtpParameters }),
    });
  await Promise.all([connect(from, to), connect(to, from)]);
  if (kind === 'video') {
    const { rtpParameters } = await from.consume({ producerId, rtpCapabilities: sender.rtpCapabilities });
    const seen = await to.produce({ kind, rtpParameters });
    return async () => (await seen.getStats()).reduce((sum, { packetCount }) => sum + packetCount, 0);
  }
  const { sctpStreamParameters } = await from.consumeData({
    dataProducerId,
    ordered: false,
    maxRetransmits: 0,
  });
  if (sctpStreamParameters === undefined) throw new Error('There is no SCTP.');
  const seen = await to.produceData({ sctpStreamParameters });
  return async () => (await seen.getStats()).reduce((sum, { messagesReceived }) => sum + messagesReceived, 0);
};
