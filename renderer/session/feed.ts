import { createAsking } from '../core/broadcast/asking.ts';
import type { Said, ViewerAsk } from '../core/broadcast/signalling.ts';
import { openWatching, type Watching } from '../viewer/watching.ts';

export interface FeedOptions {
  ask(ask: ViewerAsk): void;
  /** Another picture than before, or none. */
  seen(track: MediaStreamTrack | null): void;
  failed(message: string): void;
}

/** Looks at what comes in, as a viewer does: at the first, at whatever takes its place, at the next SFU's. */
export interface Feed {
  heard(said: Said): void;
  close(): void;
}

export const createFeed = ({ ask, seen, failed }: FeedOptions): Feed => {
  let asking = createAsking(ask);
  let watching: Watching | null = null;
  let turn: Promise<void> = Promise.resolve();

  const leave = () => {
    asking.end();
    watching?.close();
    watching = null;
  };
  const look = async (through: Watching): Promise<void> => {
    const { tracks } = await through.watch('video', () => undefined);
    if (watching === through) seen(tracks.find(({ kind }) => kind === 'video') ?? null);
  };
  /** One thing after the other; what was interrupted by the next SFU, or by closing, is no failure. */
  const inTurn = (mine: typeof asking, work: () => Promise<void>) => {
    turn = turn.then(work).catch((cause: unknown) => {
      if (mine === asking) failed(String(cause));
    });
  };
  const begin = (welcome: Extract<Said, { say: 'welcome' }>) => {
    leave();
    const mine = createAsking(ask);
    asking = mine;
    inTurn(mine, async () => {
      // A transport to our own process that fails is a worker that has ended; its successor says welcome.
      const opened = await openWatching(welcome, mine.ask, () => undefined);
      if (mine !== asking) return opened.close();
      watching = opened;
      await look(opened);
    });
  };
  return {
    heard(said) {
      if (asking.heard(said)) return;
      if (said.say === 'welcome') return begin(said);
      if (said.say !== 'changed') return;
      inTurn(asking, async () => {
        if (watching !== null) await look(watching);
      });
    },
    close() {
      leave();
      asking = createAsking(ask);
    },
  };
};
