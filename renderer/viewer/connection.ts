import { createAsking } from '../core/broadcast/asking.ts';
import type { Person, Watched } from '../core/broadcast/person.ts';
import {
  type PictureSize,
  Said,
  type ShownAvatar,
  type Timing,
  type ViewerAsk,
} from '../core/broadcast/signalling.ts';
import type { Waits } from './align-lips.ts';
import { openWatching, type Seen, type Times, type Watching } from './watching.ts';

/** Tried again after so many milliseconds; then the last one, for ever: who looks wants to see it come back. */
const RETRY_MILLISECONDS = [250, 500, 1000, 2000];

/** Why a socket is closed by the SFU when its worker ended (`electron/services/broadcast/viewer-server.ts`). */
const RESTART = 1012;

export type ConnectionState =
  | 'connecting'
  | 'watching'
  | 'nothing-on'
  /** There is a picture, in a format that this browser does not play. */
  | 'unplayable'
  | 'lost'
  /** The sender picks up again by itself. */
  | 'restarting'
  /** The sender has other addresses now. */
  | 'gone'
  /** The page is there, and there is no room for one more. */
  | 'full';

/** Why nobody answers: only the page's own address tells, for a WebSocket that is refused says nothing. */
const whyRefused = async (): Promise<ConnectionState> => {
  try {
    const { ok } = await fetch(location.href, { method: 'HEAD', cache: 'no-store' });
    return ok ? 'full' : 'gone';
  } catch {
    return 'lost';
  }
};

export interface ConnectionOptions {
  /** Of the signalling's WebSocket. */
  readonly address: string;
  /** A line is open, the first or another one: all is watched anew. */
  began?(): void;
  /** Asked each time something else is on; of whom, in a room. */
  want(who?: string): Watched;
  /** Shows it, and says what came of it; false asks for the other way to watch. */
  show(seen: Seen, who?: string): Promise<boolean>;
  /** Who is worn, or how it looks, is another. False asks for the other way to watch. */
  dress(avatar: ShownAvatar | null, who?: string): Promise<boolean>;
  pose(packet: Uint8Array, who?: string): void;
  changed(state: ConnectionState): void;
  /** What the sender says of its times, and its clock as it says so. */
  timed?(timing: Timing, clock: number, who?: string): void;
  /** Makes it a room: everybody's programme is watched, each by itself. */
  readonly room?: {
    /** Returns those who are watched. */
    people(people: readonly Person[]): readonly Person[];
    speaking(who: readonly string[]): void;
  };
}

export interface Connection {
  /** Null while nothing is watched. */
  times(shown?: number | null, who?: string): Promise<Times | null>;
  hold(waits: Waits, who?: string): void;
  /** The picture is so large here, pixels. */
  fit(shown: PictureSize): void;
}

/** Keeps a line to the broadcast or the room: whatever ends it, it is opened again. */
export const keepConnected = (options: ConnectionOptions): Connection => {
  const { address, want, show, dress, pose, changed, room } = options;
  let failures = 0;
  let watching: Watching | null = null;
  let size: PictureSize | null = null;

  const open = () => {
    // What is the matter stays in sight while it is tried again.
    if (failures === 0) changed('connecting');
    const socket = new WebSocket(address);
    const asking = createAsking<ViewerAsk>((ask) => socket.send(JSON.stringify(ask)));
    let mine: Watching | null = null;
    let turn: Promise<void> = Promise.resolve();
    /** Who is watched in the room, and how they are best seen. */
    let known = new Map<string, Watched>();

    const leave = () => socket.close();
    const watch = async (): Promise<void> => {
      if (mine === null) return;
      const seen = await mine.watch(want(), pose);
      failures = 0;
      if (!(await show(seen))) return watch();
      if (seen.unplayable) changed('unplayable');
      else changed(seen.tracks.length > 0 ? 'watching' : 'nothing-on');
    };
    const inTurn = (work: () => Promise<void>) => {
      turn = turn.then(work).catch((error: unknown) => {
        console.error(String(error));
        leave();
      });
    };
    /** One who cannot be watched now keeps nobody from the others: with the next `changed` they are tried again. */
    const watchPerson = async (who: string): Promise<void> => {
      if (mine === null || !known.has(who)) return;
      try {
        const seen = await mine.watch(want(who), (packet) => pose(packet, who), who);
        // A figure takes its time to be loaded, and the others need not wait for it.
        void show(seen, who).then((isShown) => {
          if (!isShown) inTurn(() => watchPerson(who));
        });
      } catch (error) {
        console.warn(`Somebody cannot be watched: ${String(error)}`);
      }
    };
    const meet = (people: readonly Person[]) => {
      const before = known;
      known = new Map(room?.people(people).map(({ id, shows }) => [id, shows]));
      failures = 0;
      changed(people.length > 0 ? 'watching' : 'nothing-on');
      for (const who of before.keys()) if (!known.has(who)) mine?.forget(who);
      for (const [who, shows] of known) if (before.get(who) !== shows) inTurn(() => watchPerson(who));
    };
    const heard = (said: Said) => {
      if (asking.heard(said)) return;
      switch (said.say) {
        case 'welcome':
          return inTurn(async () => {
            mine = await openWatching(said, asking.ask, leave);
            watching = mine;
            options.began?.();
            if (size !== null) await mine.fit(size);
            if (room === undefined) await watch();
          });
        case 'changed': {
          const { who } = said;
          return inTurn(who === undefined ? watch : () => watchPerson(who));
        }
        case 'dressed': {
          const { who, avatar } = said;
          void dress(avatar, who).then((isShown) => {
            if (!isShown) inTurn(who === undefined ? watch : () => watchPerson(who));
          });
          return;
        }
        case 'timing':
          return options.timed?.(said.timing, said.clock, said.who);
        case 'people':
          return meet(said.people);
        case 'speaking':
          return room?.speaking(said.who);
        default:
      }
    };
    socket.onmessage = ({ data }) => heard(Said.parse(JSON.parse(String(data))));
    let wasOpen = false;
    socket.onopen = () => {
      wasOpen = true;
    };
    socket.onclose = ({ code }) => {
      asking.end();
      mine?.close();
      if (watching === mine) watching = null;
      if (wasOpen) changed(code === RESTART ? 'restarting' : 'lost');
      else void whyRefused().then((why) => watching === null && changed(why));
      setTimeout(open, RETRY_MILLISECONDS[Math.min(failures, RETRY_MILLISECONDS.length - 1)]);
      failures += 1;
    };
  };
  open();
  return {
    times: async (shown, who) => (await watching?.times(shown, who)) ?? null,
    hold: (waits, who) => watching?.hold(waits, who),
    fit(shown) {
      size = shown;
      // A line that has just ended is told when it is open again.
      watching?.fit(shown).catch(() => undefined);
    },
  };
};
