import type { DataProducer, Producer, Router } from 'mediasoup/types';
import type { Sfu } from '../sfu.ts';

/** What is shown in one hall and may be wanted in another. */
export type Shown = Producer | DataProducer;

export interface HallsOptions {
  readonly main: Sfu;
  /** Another worker; when any ends by itself, all begin anew. */
  open(): Promise<Sfu>;
  /** At most, of workers: each is one core. */
  readonly most: number;
  /** Transports that a hall holds before the next is opened. */
  readonly crowd: number;
}

/** The workers of one room: one until it is crowded, then more, which lend each other what they show. */
export interface Halls {
  readonly main: Sfu;
  /** Where the next who comes has room. */
  next(): Promise<Sfu>;
  /** Has it consumable there too, under the same id. */
  bring(shown: Shown, from: Router, to: Router): Promise<void>;
  readonly workerPids: readonly number[];
  close(): void;
}

export const createHalls = ({ main, open, most, crowd }: HallsOptions): Halls => {
  /** Transports in each hall, and those on their way into it. */
  const crowds = new Map<Sfu, { here: number; coming: number }>();
  const brought = new Map<string, Promise<void>>();
  let opening: Promise<Sfu> | null = null;
  let isClosed = false;

  const add = (sfu: Sfu): Sfu => {
    const crowd = { here: 0, coming: 0 };
    crowds.set(sfu, crowd);
    sfu.router.observer.on('newtransport', (transport) => {
      crowd.here += 1;
      crowd.coming = Math.max(0, crowd.coming - 1);
      transport.observer.once('close', () => {
        crowd.here -= 1;
      });
    });
    return sfu;
  };
  add(main);
  const another = async (): Promise<Sfu> => {
    const sfu = await open();
    if (isClosed) sfu.close();
    return add(sfu);
  };
  return {
    main,
    async next() {
      const total = ([, { here, coming }]: [Sfu, { here: number; coming: number }]) => here + coming;
      const [emptiest] = [...crowds].sort((one, other) => total(one) - total(other));
      if (emptiest !== undefined && (total(emptiest) < crowd || crowds.size >= most)) {
        emptiest[1].coming += 1;
        return emptiest[0];
      }
      opening ??= another().finally(() => {
        opening = null;
      });
      return opening;
    },
    bring(shown, from, to) {
      if (from === to) return Promise.resolve();
      const way = `${shown.id} ${to.id}`;
      const known = brought.get(way);
      if (known !== undefined) return known;
      const id = 'kind' in shown ? { producerId: shown.id } : { dataProducerId: shown.id };
      const mine = from.pipeToRouter({ ...id, router: to }).then(() => undefined);
      brought.set(way, mine);
      const forget = () => brought.delete(way);
      mine.catch(forget);
      if ('kind' in shown) shown.observer.once('close', forget);
      else shown.observer.once('close', forget);
      return mine;
    },
    get workerPids() {
      return [...crowds.keys()].map(({ workerPid }) => workerPid);
    },
    close() {
      isClosed = true;
      // The main one belongs to whoever opened it.
      for (const sfu of crowds.keys()) if (sfu !== main) sfu.close();
    },
  };
};
