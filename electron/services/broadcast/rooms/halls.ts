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
  close(): void;
}

export const createHalls = ({ main, open, most, crowd }: HallsOptions): Halls => {
  const crowds = new Map<Sfu, number>();
  const brought = new Map<string, Promise<void>>();
  let opening: Promise<Sfu> | null = null;
  let isClosed = false;

  const add = (sfu: Sfu): Sfu => {
    crowds.set(sfu, 0);
    sfu.router.observer.on('newtransport', (transport) => {
      crowds.set(sfu, (crowds.get(sfu) ?? 0) + 1);
      transport.observer.once('close', () => crowds.set(sfu, (crowds.get(sfu) ?? 1) - 1));
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
      const [emptiest = main, count = 0] = [...crowds].sort(([, one], [, other]) => one - other)[0] ?? [];
      if (count < crowd || crowds.size >= most) return emptiest;
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
    close() {
      isClosed = true;
      // The main one belongs to whoever opened it.
      for (const sfu of crowds.keys()) if (sfu !== main) sfu.close();
    },
  };
};
