import { createAsking } from '../core/broadcast/asking.ts';
import type { Said, ViewerAsk } from '../core/broadcast/signalling.ts';
import { openWatching, type Watching } from '../viewer/watching.ts';

export interface FeedOptions {
  ask(ask: ViewerAsk): void;
  /** Another picture than before, or none. */
  seen(track: MediaStreamTrack | null): void;
  /** Pictures come, or no longer. */
  flowing(yes: boolean): void;
  failed(message: string): void;
}

/** Looks at what comes in, as a viewer does: at the first, at whatever takes its place, at the next SFU's. */
export interface Feed {
  heard(said: Said): void;
  close(): void;
}

/** How often it is looked whether pictures still come; one that missed two looks has stopped. */
const LOOK_MILLISECONDS = 700;
const MOST_MISSED = 2;

export const createFeed = ({ ask, seen, flowing, failed }: FeedOptions): Feed => {
  let asking = createAsking(ask);
  let watching: Watching | null = null;
  let turn: Promise<void> = Promise.resolve();
  let isFlowing = false;
  let counted = 0;
  let missed = 0;

  const flow = (yes: boolean) => {
    if (yes !== isFlowing) flowing(yes);
    isFlowing = yes;
  };
  const leave = () => {
    asking.end();
    watching?.close();
    watching = null;
  };
  const look = async (through: Watching): Promise<void> => {
    const { tracks } = await through.watch('video', () => undefined);
    if (watching !== through) return;
    counted = 0;
    seen(tracks.find(({ kind }) => kind === 'video') ?? null);
  };
  /** Whoever loses its network says nothing; that no picture comes is all there is to notice. */
  const count = async (): Promise<void> => {
    const pictures = (await watching?.pictures()) ?? 0;
    missed = pictures > counted ? 0 : missed + 1;
    counted = pictures;
    if (missed === 0) flow(true);
    else if (missed >= MOST_MISSED) flow(false);
  };
  const counting = setInterval(() => void count().catch(() => undefined), LOOK_MILLISECONDS);
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
      clearInterval(counting);
      leave();
      asking = createAsking(ask);
    },
  };
};
