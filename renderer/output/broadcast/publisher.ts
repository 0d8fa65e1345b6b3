import { Device } from 'mediasoup-client';
import type {
  DataProducer,
  RtpCodecCapability,
  RtpEncodingParameters,
  Transport,
} from 'mediasoup-client/types';
import { createAsking } from '../../core/broadcast/asking.ts';
import type { PublisherAsk, Said } from '../../core/broadcast/signalling.ts';

export interface PublisherOptions {
  send(ask: PublisherAsk): void;
  /** What goes out, whenever there is somebody new to give it to. */
  tracks(): readonly MediaStreamTrack[];
  /** The SFU takes our pictures from now on, or no longer. */
  flowing(yes: boolean): void;
  failed(message: string): void;
}

/** Gives the tracks to the SFU, and to the next one when that is replaced. */
export interface Publisher {
  heard(said: Said): void;
  /** Goes at once or not at all. */
  pose(packet: Uint8Array<ArrayBuffer>): void;
  close(): void;
}

/** Enough for a face at 720p. Loopback and a home's network carry that; one layer, since nobody needs a smaller one. */
const VIDEO: RtpEncodingParameters[] = [{ maxBitrate: 2_500_000 }];
/** Kilobits a second to begin with. WebRTC's own start, 300, is mush for the first seconds. */
const FIRST_VIDEO_KILOBITS = 1500;

/** Some poses: a line that is so far behind had better drop the next. */
const MOST_BUFFERED_BYTES = 512;

type Welcome = Extract<Said, { say: 'welcome' }>;

export const createPublisher = ({ send, tracks, flowing, failed }: PublisherOptions): Publisher => {
  let asking = createAsking(send);
  let transport: Transport | null = null;
  let poses: DataProducer | null = null;

  const close = () => {
    asking.end();
    transport?.close();
    transport = null;
    poses = null;
  };
  const publish = async ({ routerRtpCapabilities, transport: offered }: Welcome): Promise<void> => {
    close();
    const mine = createAsking(send);
    asking = mine;
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
    opened.on('produce', ({ kind, rtpParameters }, done, wrong) => {
      mine
        .ask({ ask: 'publish', kind, rtpParameters: { ...rtpParameters } })
        .then(({ producer = '' }) => done({ id: producer }), wrong);
    });
    opened.on('producedata', ({ sctpStreamParameters }, done, wrong) => {
      mine
        .ask({ ask: 'publish-pose', sctpStreamParameters: { ...sctpStreamParameters } })
        .then(({ producer = '' }) => done({ id: producer }), wrong);
    });
    const vp8 = device.recvRtpCapabilities.codecs?.find(
      ({ mimeType }: RtpCodecCapability) => mimeType.toLowerCase() === 'video/vp8',
    );
    for (const track of tracks()) {
      // The tracks are the session's: they outlive this SFU.
      const own = { stopTracks: false, disableTrackOnPause: false, zeroRtpOnPause: false };
      await (track.kind === 'audio'
        ? opened.produce({ track, ...own, codecOptions: { opusDtx: true, opusFec: true } })
        : opened.produce({
            track,
            ...own,
            encodings: VIDEO,
            codecOptions: { videoGoogleStartBitrate: FIRST_VIDEO_KILOBITS },
            ...(vp8 === undefined ? {} : { codec: vp8 }),
          }));
    }
    const line = await opened.produceData({ label: 'pose', ordered: false, maxRetransmits: 0 });
    if (mine !== asking) return;
    poses = line;
    flowing(true);
  };
  return {
    heard(said) {
      if (asking.heard(said)) return;
      if (said.say !== 'welcome') return;
      flowing(false);
      const mine = publish(said);
      mine.catch((cause: unknown) => {
        // What was interrupted by the next SFU is no failure.
        if (cause instanceof Error && cause.message === 'The line has ended.') return;
        failed(String(cause));
      });
    },
    pose(packet) {
      if (poses?.readyState === 'open' && poses.bufferedAmount < MOST_BUFFERED_BYTES) poses.send(packet);
    },
    close,
  };
};
