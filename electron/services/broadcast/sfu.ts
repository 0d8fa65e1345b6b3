import * as mediasoup from 'mediasoup';
import type { Router, RouterRtpCodecCapability, TransportListenInfo, WebRtcTransport } from 'mediasoup/types';

/** mediasoup's version, which its worker must share. */
export const MEDIASOUP_VERSION = mediasoup.version;

/**
 * What may be published: what every browser both makes and shows. VP8 first, since each can encode it without a licence
 * or a graphics card; H.264 (constrained baseline, 3.1) for cards that encode it and players that know nothing else; VP9
 * (profile 0) for half as many bits.
 */
const CODECS: RouterRtpCodecCapability[] = [
  { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 },
  {
    kind: 'video',
    mimeType: 'video/H264',
    clockRate: 90_000,
    parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
  },
  { kind: 'video', mimeType: 'video/VP9', clockRate: 90_000, parameters: { 'profile-id': 0 } },
];

/** Bits a second that a viewer is sent until its line has been measured: a 720p picture from the start. */
const FIRST_OUTGOING_BITS_PER_SECOND = 2_000_000;
/** What a publisher may send, whatever it says of itself. */
const HIGHEST_INCOMING_BITS_PER_SECOND = 8_000_000;
/** As RFC 7675 has it. */
const CONSENT_SECONDS = 30;
/** The pose is some hundred bytes; nothing else goes over a data channel. */
const LONGEST_SCTP_MESSAGE_BYTES = 16 * 1024;

export interface SfuOptions {
  readonly workerBin: string;
  /** The addresses of this computer that viewers reach, such as 127.0.0.1. */
  readonly listenOn: readonly string[];
  /** The worker ended by itself; the SFU is of no more use. */
  died(): void;
}

/** One worker with one port for UDP and TCP each, and one router on it. */
export interface Sfu {
  readonly router: Router;
  readonly workerPid: number;
  /** On that router, or the one. It closes when its peer gives no consent for so many seconds (RFC 7675); 0 asks for none. */
  createTransport(on?: Router, consentSeconds?: number): Promise<WebRtcTransport>;
  /** Another router on the same worker. */
  createRouter(codecs: RouterRtpCodecCapability[]): Promise<Router>;
  close(): void;
}

export const openSfu = async ({ workerBin, listenOn, died }: SfuOptions): Promise<Sfu> => {
  const worker = await mediasoup.createWorker({ workerBin, logLevel: 'warn' });
  worker.once('died', died);
  try {
    const listenInfos = listenOn.flatMap((ip): TransportListenInfo[] => [
      { protocol: 'udp', ip },
      { protocol: 'tcp', ip },
    ]);
    const webRtcServer = await worker.createWebRtcServer({ listenInfos });
    const router = await worker.createRouter({ mediaCodecs: CODECS });
    return {
      router,
      workerPid: worker.pid,
      createRouter: (mediaCodecs) => worker.createRouter({ mediaCodecs }),
      async createTransport(on = router, consentSeconds = CONSENT_SECONDS) {
        const transport = await on.createWebRtcTransport({
          webRtcServer,
          preferUdp: true,
          iceConsentTimeout: consentSeconds,
          initialAvailableOutgoingBitrate: FIRST_OUTGOING_BITS_PER_SECOND,
          enableSctp: true,
          maxReceiveMessageSize: LONGEST_SCTP_MESSAGE_BYTES,
        });
        await transport.setMaxIncomingBitrate(HIGHEST_INCOMING_BITS_PER_SECOND);
        return transport;
      },
      close: () => worker.close(),
    };
  } catch (error) {
    worker.close();
    throw error;
  }
};
