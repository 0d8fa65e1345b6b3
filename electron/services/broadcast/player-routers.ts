import type { Producer, Router, RouterRtpCodecCapability } from 'mediasoup/types';
import type { Sfu } from './sfu.ts';

/** A router with the payload types that a player's offer lays down, where mediasoup's own routers lay down theirs. */
export interface PlayerRouter {
  readonly router: Router;
  /** What the SFU's router has, on this one. */
  bring(producer: Producer): Promise<Producer>;
  /** To be called once, by whoever was given it. */
  leave(): void;
}

/** Players of one make offer the same payload types, and so share a router; it goes with the last of them. */
export const createPlayerRouters = (sfu: Sfu) => {
  interface Shared {
    readonly router: Promise<Router>;
    readonly brought: Map<string, Promise<Producer>>;
    players: number;
  }
  const shared = new Map<string, Shared>();

  const bring = async (to: Router, { id: producerId }: Producer, { brought }: Shared): Promise<Producer> => {
    const under =
      brought.get(producerId) ??
      // Within one worker the copy needs a name of its own.
      sfu.router.pipeToRouter({ producerId, router: to, keepId: false }).then(({ pipeProducer }) => {
        if (pipeProducer === undefined) throw new Error('The stream has ended.');
        pipeProducer.observer.once('close', () => brought.delete(producerId));
        return pipeProducer;
      });
    brought.set(producerId, under);
    under.catch(() => brought.delete(producerId));
    return under;
  };
  return {
    async enter(codecs: RouterRtpCodecCapability[]): Promise<PlayerRouter> {
      const key = JSON.stringify(codecs);
      const one = shared.get(key) ?? { router: sfu.createRouter(codecs), brought: new Map(), players: 0 };
      shared.set(key, one);
      one.players += 1;
      const leave = () => {
        one.players -= 1;
        if (one.players > 0) return;
        shared.delete(key);
        one.router.then(
          (router) => router.close(),
          () => undefined,
        );
      };
      try {
        const router = await one.router;
        return { router, bring: (producer) => bring(router, producer, one), leave };
      } catch (error) {
        leave();
        throw error;
      }
    },
  };
};
export type PlayerRouters = ReturnType<typeof createPlayerRouters>;
