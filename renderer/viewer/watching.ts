import { Device, detectDevice } from 'mediasoup-client';
import type { Consumer, DataConsumer, Transport } from 'mediasoup-client/types';
import type { Asking } from '../core/broadcast/asking.ts';
import type { Watched } from '../core/broadcast/person.ts';
import {
  type Answer,
  type PictureSize,
  type Said,
  SIGNALLING_VERSION,
  type ViewerAsk,
} from '../core/broadcast/signalling.ts';
import type { Waits } from './align-lips.ts';
import { type Delay, delayOf, type StatsRow, soundDelayOf, soundPacketsOf, wayOf } from './delay.ts';

type Welcome = Extract<Said, { say: 'welcome' }>;

/** What is on. */
export interface Seen {
  readonly tracks: readonly MediaStreamTrack[];
  /** Of `pose`: who is to be drawn; absent where the sender gives none, who is then seen as video alone. */
  readonly avatar: Answer['avatar'];
  /** There is a picture, in a format that this browser does not play. */
  readonly unplayable: boolean;
}

/** One transport from the SFU, and what flows over it. */
export interface Watching {
  /** Takes what is on now, in place of what was watched before; in a room, `who` says of whom. */
  watch(want: Watched, pose: (packet: Uint8Array) => void, who?: string): Promise<Seen>;
  /** The picture is so large here, pixels: no larger one need come. */
  fit(shown: PictureSize): Promise<void>;
  forget(who: string): void;
  /**
   * Since the last time it was asked; in a room, of whom. `shown`: how long pictures took from the line to the screen,
   * milliseconds, where that was seen.
   */
  times(shown?: number | null, who?: string): Promise<Times>;
  /** Pictures and sound are to wait for so long at least. */
  hold(waits: Waits, who?: string): void;
  /** That have come since it is watched. */
  pictures(): Promise<number>;
  close(): void;
}

/** How long what is watched takes from the sender's encoders to here, milliseconds; null before any has come. */
export interface Times {
  /** From the SFU to here. */
  readonly way: number;
  readonly video: Delay | null;
  /** Null while nobody speaks, too. */
  readonly sound: Delay | null;
  /** False when not even silence comes: there is no voice to keep the lips with. */
  readonly hasSound: boolean;
}

const isMedia = (consumer: Consumer | DataConsumer): consumer is Consumer => 'kind' in consumer;

/** Older Chromium, such as OBS's, knows it by another name and in seconds; where neither is known nothing is held. */
const canHold = (): boolean =>
  ['jitterBufferTarget', 'playoutDelayHint'].some((name) => name in RTCRtpReceiver.prototype);
const hold = ({ rtpReceiver }: Consumer, milliseconds: number): void => {
  if (rtpReceiver === undefined) return;
  const receiver: RTCRtpReceiver & { jitterBufferTarget?: number | null; playoutDelayHint?: number } =
    rtpReceiver;
  receiver.jitterBufferTarget = milliseconds;
  receiver.playoutDelayHint = milliseconds / 1000;
};

/** `lost`: the transport has failed. */
export const openWatching = async (
  { version, routerRtpCapabilities, transport: offered }: Welcome,
  ask: Asking<ViewerAsk>['ask'],
  lost: () => void,
): Promise<Watching> => {
  // The app was updated while this page was open.
  if (version !== SIGNALLING_VERSION) location.reload();
  // A browser by a name that nobody knows is one more of Chromium's kind, most of the time.
  const device = new Device({ handlerName: detectDevice() ?? 'Chrome111' });
  // The SFU's own values, passed through the schema as records.
  type Capabilities = Parameters<Device['load']>[0]['routerRtpCapabilities'];
  type Offered = Parameters<Device['createRecvTransport']>[0];
  await device.load({ routerRtpCapabilities: routerRtpCapabilities as unknown as Capabilities });
  const transport: Transport = device.createRecvTransport(offered as unknown as Offered);
  const measured = new Map<string | undefined, StatsRow[]>();
  let size: PictureSize | null = null;
  const watched = new Map<string | undefined, (Consumer | DataConsumer)[]>();
  transport.on('connect', ({ dtlsParameters }, done, wrong) => {
    ask({ ask: 'connect', dtlsParameters: { ...dtlsParameters } }).then(() => done(), wrong);
  });
  transport.on('connectionstatechange', (state) => {
    if (state === 'failed') lost();
  });
  const media = (who?: string) => (watched.get(who) ?? []).filter(isMedia);
  const close = (who?: string) => {
    for (const consumer of watched.get(who) ?? []) consumer.close();
    watched.delete(who);
    measured.delete(who);
  };
  return {
    async watch(want, pose, who) {
      close(who);
      const consumers: Consumer[] = [];
      const all: (Consumer | DataConsumer)[] = [];
      watched.set(who, all);
      const of = who === undefined ? {} : { who };
      const {
        streams = [],
        poses: offeredPoses = [],
        avatar,
        unplayable = false,
      } = await ask({
        ask: 'watch',
        ...of,
        want,
        rtpCapabilities: { ...device.recvRtpCapabilities },
      });
      type Stream = Parameters<Transport['consume']>[0];
      for (const stream of streams) {
        // A browser keeps what is of one stream together by when the SFU had it, and thirty milliseconds are near enough for
        // it. Where this page can do that better, each is a stream of its own.
        const { id: streamId } = stream;
        const own = canHold() ? { streamId } : {};
        const consumer = await transport.consume({ ...(stream as unknown as Stream), ...own });
        // As little of a buffer as the line allows: this is a conversation, not a film.
        hold(consumer, 0);
        consumers.push(consumer);
        all.push(consumer);
      }
      type PoseStream = Parameters<Transport['consumeData']>[0];
      for (const stream of offeredPoses) {
        const consumer = await transport.consumeData(stream as unknown as PoseStream);
        consumer.binaryType = 'arraybuffer';
        consumer.on('message', (data: unknown) => {
          if (data instanceof ArrayBuffer) pose(new Uint8Array(data));
        });
        all.push(consumer);
      }
      await ask({ ask: 'resume', ...of, ...(size === null ? {} : { shown: size }) });
      return { tracks: consumers.map(({ track }) => track), avatar, unplayable };
    },
    async fit(shown) {
      size = shown;
      if (watched.has(undefined)) await ask({ ask: 'resume', shown });
    },
    forget: close,
    async times(shown = null, who = undefined) {
      const reports = await Promise.all(media(who).map((consumer) => consumer.getStats()));
      const rows: StatsRow[] = reports.flatMap((report) => [...report.values()]);
      const before = measured.get(who);
      measured.set(who, rows);
      return {
        way: wayOf(rows),
        video: delayOf(rows, before, shown),
        sound: soundDelayOf(rows, before),
        hasSound: soundPacketsOf(rows, before) > 0,
      };
    },
    hold(waits, who) {
      for (const consumer of media(who))
        hold(consumer, consumer.kind === 'audio' ? waits.sound : waits.picture);
    },
    async pictures() {
      const video = media().find(({ kind }) => kind === 'video');
      const rows = video === undefined ? [] : [...(await video.getStats()).values()];
      return rows.find(({ type }) => type === 'inbound-rtp')?.framesReceived ?? 0;
    },
    close: () => transport.close(),
  };
};
