import { createAsking } from '../core/broadcast/asking.ts';
import { Said, type ViewerAsk, type Watched } from '../core/broadcast/signalling.ts';
import { openWatching, type Seen, type Watching } from './watching.ts';

/** Tried again after so many milliseconds; then the last one, for ever: who looks wants to see it come back. */
const RETRY_MILLISECONDS = [250, 500, 1000, 2000];

export type ConnectionState = 'connecting' | 'watching' | 'nothing-on' | 'lost';

export interface ConnectionOptions {
  /** Of the signalling's WebSocket. */
  readonly address: string;
  /** Asked each time something else is on. */
  want(): Watched;
  /** Shows it, and says what came of it; false asks for the other way to watch. */
  show(seen: Seen): Promise<boolean>;
  pose(packet: Uint8Array): void;
  changed(state: ConnectionState): void;
}

export interface Connection {
  /** From the sender's encoder to here, milliseconds; null while nothing is measured. */
  delay(): Promise<number | null>;
}

/** Keeps a line to the broadcast: whatever ends it, it is opened again. */
export const keepConnected = ({ address, want, show, pose, changed }: ConnectionOptions): Connection => {
  let failures = 0;
  let watching: Watching | null = null;

  const open = () => {
    changed('connecting');
    const socket = new WebSocket(address);
    const asking = createAsking<ViewerAsk>((ask) => socket.send(JSON.stringify(ask)));
    let mine: Watching | null = null;
    let turn: Promise<void> = Promise.resolve();

    const leave = () => socket.close();
    const watch = async (): Promise<void> => {
      if (mine === null) return;
      const seen = await mine.watch(want(), pose);
      failures = 0;
      if (!(await show(seen))) return watch();
      changed(seen.tracks.length > 0 ? 'watching' : 'nothing-on');
    };
    const inTurn = (work: () => Promise<void>) => {
      turn = turn.then(work).catch((error: unknown) => {
        console.error(String(error));
        leave();
      });
    };
    const heard = (said: Said) => {
      if (asking.heard(said)) return;
      if (said.say === 'welcome') {
        inTurn(async () => {
          mine = await openWatching(said, asking.ask, leave);
          watching = mine;
          await watch();
        });
      } else if (said.say === 'changed') inTurn(watch);
    };
    socket.onmessage = ({ data }) => heard(Said.parse(JSON.parse(String(data))));
    socket.onclose = () => {
      asking.end();
      mine?.close();
      if (watching === mine) watching = null;
      changed('lost');
      setTimeout(open, RETRY_MILLISECONDS[Math.min(failures, RETRY_MILLISECONDS.length - 1)]);
      failures += 1;
    };
  };
  open();
  return { delay: async () => (await watching?.delay()) ?? null };
};
