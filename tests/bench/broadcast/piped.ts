import type { Router } from 'mediasoup/types';
import { type Spread, spreadOf } from './figures.ts';
import { addViewer, openFeed, openStation } from './worker-pair.ts';

const SECONDS = 4;
const VIEWERS = 20;

export interface PipedFigures {
  /** How much later a packet comes out of the second worker than out of the first, milliseconds. */
  readonly latencyMilliseconds: Spread;
  /** Of the first worker, which feeds the pipe alone, and of the second, which feeds the viewers; of one core. */
  readonly firstCores: number;
  readonly secondCores: number;
  readonly viewers: number;
}

/** When the last packet of each picture came out here, by its timestamp (RFC 3550). */
const listenAt = async (router: Router, producerId: string): Promise<Map<number, number>> => {
  const transport = await router.createDirectTransport();
  const consumer = await transport.consume({ producerId, rtpCapabilities: router.rtpCapabilities });
  const heard = new Map<number, number>();
  consumer.on('rtp', (packet) => heard.set(packet.readUInt32BE(4), performance.now()));
  return heard;
};

/** One worker feeds another, which feeds the viewers: what that costs in time and on the processor. */
export const measurePipe = async (
  workerBin: string,
  feedOf: { readonly bitsPerSecond: number; readonly poseBytes: number },
): Promise<PipedFigures> => {
  const first = await openStation(workerBin);
  const second = await openStation(workerBin);
  const crowd = await openStation(workerBin);
  try {
    const feed = await openFeed(first, feedOf);
    const { pipeProducer } = await first.router.pipeToRouter({
      producerId: feed.producer.id,
      router: second.router,
    });
    const { pipeDataProducer } = await first.router.pipeToRouter({
      dataProducerId: feed.poses.id,
      router: second.router,
    });
    if (pipeProducer === undefined || pipeDataProducer === undefined) throw new Error('Nothing was piped.');
    for (let viewer = 0; viewer < VIEWERS; viewer += 1)
      await addViewer('video', second.router, crowd.router, {
        producerId: pipeProducer.id,
        dataProducerId: pipeDataProducer.id,
      });
    const near = await listenAt(first.router, feed.producer.id);
    const far = await listenAt(second.router, pipeProducer.id);
    await feed.run(1);
    const before = [await first.processorSeconds(), await second.processorSeconds()] as const;
    const at = performance.now();
    await feed.run(SECONDS);
    const seconds = (performance.now() - at) / 1000;
    const share = (now: number, then: number) => Number(((now - then) / seconds).toFixed(3));
    const firstCores = share(await first.processorSeconds(), before[0]);
    const secondCores = share(await second.processorSeconds(), before[1]);
    const later = [...far].flatMap(([stamp, moment]) => {
      const own = near.get(stamp);
      return own === undefined ? [] : [moment - own];
    });
    feed.close();
    return { latencyMilliseconds: spreadOf(later), firstCores, secondCores, viewers: VIEWERS };
  } finally {
    for (const { worker } of [first, second, crowd]) worker.close();
  }
};
