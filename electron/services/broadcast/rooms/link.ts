import { LONGEST_AVATAR_BYTES, pathsOf } from '../../../../renderer/core/broadcast/room.ts';
import {
  LONGEST_STATE_BYTES,
  PIPE_EVERY_MILLISECONDS,
  PIPE_SILENCE_MILLISECONDS,
  PIPES_VERSION,
  PipeAnswer,
  PipeState,
} from '../../../../renderer/core/broadcast/room-pipes.ts';
import { MasqueError } from '../../../../renderer/core/errors.ts';
import { askHost, giveFile, type HostAnswer, type HostQuestion } from './ask-host.ts';
import { agentFor } from './pinned-agent.ts';
import { openPipe, type Pipe } from './pipe.ts';
import type { Room } from './room.ts';
import { createTurns } from './turns.ts';
import type { Wardrobe } from './wardrobe.ts';

/** After a pipe has ended, the next is tried so much later. */
const AGAIN_MILLISECONDS = 1000;
/** However much happens in a room, the other is told no more often. */
const LEAST_MILLISECONDS = 100;
/** Files on their way at once: whatever the other side names, it is no more than this in memory. */
const MOST_AT_ONCE = 2;
/** A file that could not be given or taken. */
const CARRY_AGAIN_MILLISECONDS = 5000;

export type LinkState =
  | { readonly kind: 'linked' }
  | { readonly kind: 'lost'; readonly message: string; readonly cure: string };

export interface LinkOptions {
  readonly room: Room;
  readonly wardrobe: Wardrobe;
  /** Of the other room. */
  readonly address: URL;
  changed(state: LinkState): void;
}

/** The asking side: keeps this room and another's one, for as long as it is wanted. */
export interface Link {
  close(): void;
}

/** What another room's answer means for people. */
const refusal = (status: number): MasqueError => {
  switch (status) {
    case 404:
      return new MasqueError(
        'not-found',
        'There is no room at this address any more.',
        'Ask its host for the new one.',
      );
    case 409:
      return new MasqueError('bad-option', 'This is the room itself.', 'Link the address of another one.');
    case 421:
      return new MasqueError(
        'denied',
        'That room is not known under this address.',
        'Ask its host for the one that it shows.',
      );
    case 503:
      return new MasqueError(
        'busy',
        'That room is linked with as many as it can be.',
        'Link one of those that it is linked with.',
      );
    default:
      return new MasqueError(
        'failed',
        `That room answers with ${status}.`,
        'Have the same Masque at both ends; it is tried again.',
      );
  }
};

/** What the network says of it is no word for people. */
const lostBy = (cause: unknown): LinkState => {
  if (cause instanceof MasqueError) return { kind: 'lost', message: cause.message, cure: cause.cure };
  return {
    kind: 'lost',
    message: 'That room cannot be reached: its host has left, or the network is down.',
    cure: 'It is tried again. Its host must share in the network.',
  };
};

export const openLink = ({ room, wardrobe, address, changed }: LinkOptions): Link => {
  const over = new AbortController();
  const { signal } = over;
  /** Or is about to be, for the first time. */
  let isLinked = true;
  let hasNews = false;
  let hurry: () => void = () => undefined;
  const wake = () => {
    hasNews = true;
    hurry();
  };

  // It is asked twice a second.
  const agent = agentFor(address, { keepAlive: true });
  const ask = (question: Pick<HostQuestion, 'method' | 'json'>, path: string, mostBytes: number) =>
    askHost({ ...question, url: new URL(path, address), mostBytes, signal, agent });
  /** What the room has to say by itself goes out at once. */
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      if (hasNews) return resolve();
      const timer = setTimeout(resolve, milliseconds);
      hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const stopListening = room.subscribe({ people: wake, changed: wake });

  const demand = ({ status, body }: HostAnswer, wanted: number): Buffer => {
    if (status !== wanted) throw refusal(status);
    return body;
  };
  /** Files that the other room has, or that are on their way to either. */
  const carried = new Set<string>();
  const inTurn = createTurns(MOST_AT_ONCE);
  /** Beside the talk between the rooms, which a long file must not hold up. */
  const carry = (path: string, work: () => Promise<void>): void => {
    if (carried.has(path)) return;
    carried.add(path);
    inTurn(work).then(wake, (cause: unknown) => {
      if (signal.aborted) return;
      console.error(`A linked room and this one lack ${path}: ${String(cause)}`);
      setTimeout(() => carried.delete(path), CARRY_AGAIN_MILLISECONDS).unref();
    });
  };
  const give = (path: string): void => {
    const file = wardrobe.at(path);
    if (file !== undefined)
      carry(path, () => giveFile(new URL(path, address), file.bytes, { signal, agent }));
  };
  const take = (path: string): void => {
    if (wardrobe.at(path) !== undefined) return;
    carry(path, async () => {
      const bytes = demand(await ask({ method: 'GET' }, path, LONGEST_AVATAR_BYTES), 200);
      const outcome = wardrobe.put(path, bytes);
      if (outcome !== 'kept') throw new Error(`It is ${outcome}.`);
    });
  };
  const filesOf = ({ people }: PipeState): string[] =>
    people.flatMap(({ avatar }) => (avatar === null ? [] : pathsOf(avatar)));

  /** Until the pipe ends, by itself or because it is told to. */
  const exchange = async (pipe: Pipe, id: string): Promise<void> => {
    let heardAt = performance.now();
    while (!signal.aborted && !pipe.isClosed) {
      hasNews = false;
      try {
        const mine = await pipe.state();
        for (const path of filesOf(mine)) give(path);
        const answer = await ask({ method: 'PUT', json: mine }, `pipes/${id}`, LONGEST_STATE_BYTES);
        // Its room is there, and has given up this pipe: another is laid.
        if (answer.status === 404) return;
        const theirs = PipeState.parse(JSON.parse(String(demand(answer, 200))));
        heardAt = performance.now();
        await pipe.heard(theirs);
        for (const path of filesOf(theirs)) take(path);
      } catch (cause) {
        const isOver = performance.now() - heardAt > PIPE_SILENCE_MILLISECONDS;
        const isRefused = cause instanceof MasqueError && cause.reason !== 'failed';
        if (isOver || isRefused) throw cause;
      }
      await new Promise((done) => setTimeout(done, LEAST_MILLISECONDS));
      await pause(PIPE_EVERY_MILLISECONDS - LEAST_MILLISECONDS);
    }
  };
  const keep = async (): Promise<void> => {
    const { localIp } = await ask({ method: 'HEAD' }, '', 0);
    const pipe = await openPipe(room, wardrobe, localIp);
    let id: string | null = null;
    try {
      const offer = { version: PIPES_VERSION, host: room.host, end: pipe.end };
      const answer = await ask({ method: 'POST', json: offer }, 'pipes', LONGEST_STATE_BYTES);
      const laid = PipeAnswer.parse(JSON.parse(String(demand(answer, 201))));
      id = laid.pipe;
      await pipe.connect(answer.remoteIp, laid.end, laid.host);
      isLinked = true;
      changed({ kind: 'linked' });
      await exchange(pipe, id);
    } finally {
      pipe.close();
      carried.clear();
      // Told, so that its people need not be waited for; who does not hear it finds out by silence.
      if (id !== null) {
        askHost({
          method: 'DELETE',
          url: new URL(`pipes/${id}`, address),
          mostBytes: 1000,
          signal: AbortSignal.timeout(1000),
          agent,
        }).catch(() => undefined);
      }
    }
  };
  const run = async () => {
    while (!signal.aborted) {
      await keep().catch((cause: unknown) => {
        if (signal.aborted) return;
        // Once, however often it is tried.
        if (isLinked) console.error(`A link to another room is lost: ${String(cause)}`);
        isLinked = false;
        changed(lostBy(cause));
      });
      if (signal.aborted) return;
      hasNews = false;
      await pause(AGAIN_MILLISECONDS);
    }
  };
  void run();
  return {
    close() {
      over.abort();
      stopListening();
      wake();
    },
  };
};
