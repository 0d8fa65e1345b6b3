import { addViewer, type Kind, openFeed, openStation } from './worker-pair.ts';

const STEPS: Readonly<Record<Kind, readonly number[]>> = {
  video: [40, 80, 160, 320],
  pose: [200, 800, 1600],
};
/** Viewers that come together. */
const AT_ONCE = 40;
const SECONDS = 3;
const SETTLE_SECONDS = 1;
const QUIET_SECONDS = 0.5;
/** Viewers that lose more see it. */
const MOST_LOSS = 0.01;
/** A worker that is nearly all of a core has no more to give. */
const FULL_CORE = 0.9;

const sleep = (seconds: number) => new Promise<void>((wake) => setTimeout(wake, seconds * 1000));

/** Nothing is fed and all that was has come: counts that stay the same. */
const settled = async (total: () => Promise<number>): Promise<number> => {
  let before = await total();
  for (;;) {
    await sleep(QUIET_SECONDS);
    const now = await total();
    if (now === before) return now;
    before = now;
  }
};

export interface ViewerStep {
  readonly viewers: number;
  /** Of one core, the worker's alone. */
  readonly cores: number;
  readonly loss: number;
}

export interface ViewersPerCore {
  /** By the largest step that lost no more than 1 %. */
  readonly perCore: number;
  readonly steps: readonly ViewerStep[];
}

const perCore = (steps: readonly ViewerStep[]): number => {
  const best = steps.filter(({ loss }) => loss <= MOST_LOSS).at(-1) ?? steps[0];
  return best === undefined ? 0 : Math.round(best.viewers / best.cores);
};

/** More and more viewers of one kind on one worker, until they lose more than 1 %. */
export const countViewers = async (
  workerBin: string,
  kind: Kind,
  feedOf: { readonly bitsPerSecond: number; readonly poseBytes: number },
): Promise<ViewersPerCore> => {
  const sender = await openStation(workerBin);
  const receiver = await openStation(workerBin);
  try {
    const feed = await openFeed(sender, feedOf);
    const from = { producerId: feed.producer.id, dataProducerId: feed.poses.id };
    const arrived: (() => Promise<number>)[] = [];
    const total = async () => (await Promise.all(arrived.map((one) => one()))).reduce((sum, n) => sum + n, 0);
    const fed = () => (kind === 'video' ? feed.fed.packets : feed.fed.poses);
    const steps: ViewerStep[] = [];
    for (const viewers of STEPS[kind]) {
      while (arrived.length < viewers) {
        const more = Array.from({ length: Math.min(AT_ONCE, viewers - arrived.length) }, () =>
          addViewer(kind, sender.router, receiver.router, from),
        );
        arrived.push(...(await Promise.all(more)));
      }
      await feed.run(SETTLE_SECONDS);
      const before = { total: await settled(total), fed: fed(), cpu: await sender.processorSeconds() };
      const startedAt = performance.now();
      await feed.run(SECONDS);
      const seconds = (performance.now() - startedAt) / 1000;
      const came = (await settled(total)) - before.total;
      const cpu = (await sender.processorSeconds()) - before.cpu;
      const loss = 1 - came / ((fed() - before.fed) * viewers);
      steps.push({
        viewers,
        cores: Number((cpu / seconds).toFixed(3)),
        loss: Number(loss.toFixed(4)),
      });
      if (loss > MOST_LOSS || cpu / seconds > FULL_CORE) break;
    }
    feed.close();
    return { perCore: perCore(steps), steps };
  } finally {
    sender.worker.close();
    receiver.worker.close();
  }
};
