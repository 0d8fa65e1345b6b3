import { avatarPath, LONGEST_AVATAR_BYTES } from '../../../../renderer/core/broadcast/room.ts';
import {
  LONGEST_STATE_BYTES,
  PIPE_EVERY_MILLISECONDS,
  PIPE_SILENCE_MILLISECONDS,
  PIPES_VERSION,
  PipeAnswer,
  PipeState,
} from '../../../../renderer/core/broadcast/room-pipes.ts';
import { askHost, type HostAnswer, type HostQuestion } from './ask-host.ts';
import { openPipe, type Pipe } from './pipe.ts';
import type { Room } from './room.ts';
import { isGlb, sha256Of, type Wardrobe } from './wardrobe.ts';

/** After a pipe has ended, the next is tried so much later. */
const AGAIN_MILLISECONDS = 1000;

export type LinkState = { readonly kind: 'linked' } | { readonly kind: 'lost'; readonly message: string };

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

const LOST: Readonly<Record<number, string>> = {
  404: 'There is no room at this address any more.',
  409: 'This is the room itself.',
  503: 'That room is linked with as many as it can be.',
};

export const openLink = ({ room, wardrobe, address, changed }: LinkOptions): Link => {
  const over = new AbortController();
  const { signal } = over;
  let wake: () => void = () => undefined;

  const ask = (question: Pick<HostQuestion, 'method' | 'json' | 'file'>, path: string, mostBytes: number) =>
    askHost({ ...question, url: new URL(path, address), mostBytes, signal });
  /** What the room has to say by itself goes out at once. */
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const stopListening = room.subscribe({ people: () => wake(), changed: () => wake() });

  const demand = ({ status, body }: HostAnswer, wanted: number): Buffer => {
    if (status !== wanted) throw new Error(LOST[status] ?? `That room answers with ${status}.`);
    return body;
  };
  const given = new Set<string>();
  const give = async (sha256: string): Promise<void> => {
    if (given.has(sha256)) return;
    const file = wardrobe.at(sha256);
    if (file === undefined) return;
    if ((await ask({ method: 'HEAD' }, avatarPath(sha256), 0)).status !== 200) {
      demand(await ask({ method: 'PUT', file: file.bytes }, avatarPath(sha256), 1000), 204);
    }
    given.add(sha256);
  };
  const take = async (sha256: string): Promise<void> => {
    if (wardrobe.at(sha256) !== undefined) return;
    const bytes = demand(await ask({ method: 'GET' }, avatarPath(sha256), LONGEST_AVATAR_BYTES), 200);
    if (isGlb(bytes) && sha256Of(bytes) === sha256) wardrobe.put(bytes);
  };
  const isFigure = (sha256: string | undefined): sha256 is string => sha256 !== undefined;

  /** Until the pipe ends, by itself or because it is told to. */
  const exchange = async (pipe: Pipe, id: string): Promise<void> => {
    let heardAt = performance.now();
    while (!signal.aborted && !pipe.isClosed) {
      try {
        const mine = await pipe.state();
        for (const sha256 of mine.people.map(({ avatar }) => avatar?.sha256).filter(isFigure)) {
          await give(sha256);
        }
        const answer = await ask({ method: 'PUT', json: mine }, `pipes/${id}`, LONGEST_STATE_BYTES);
        const theirs = PipeState.parse(JSON.parse(String(demand(answer, 200))));
        heardAt = performance.now();
        await pipe.heard(theirs);
        const figures = theirs.people.map(({ avatar }) => avatar?.sha256).filter(isFigure);
        const missing = figures.filter((sha256) => wardrobe.at(sha256) === undefined);
        for (const sha256 of missing) await take(sha256);
        if (missing.length > 0) await pipe.heard(theirs);
      } catch (cause) {
        const isOver = performance.now() - heardAt > PIPE_SILENCE_MILLISECONDS;
        const isRefused = cause instanceof Error && Object.values(LOST).includes(cause.message);
        if (isOver || isRefused) throw cause;
      }
      await pause(PIPE_EVERY_MILLISECONDS);
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
      changed({ kind: 'linked' });
      await exchange(pipe, id);
    } finally {
      pipe.close();
      given.clear();
      // Told, so that its people need not be waited for; who does not hear it finds out by silence.
      if (id !== null) {
        askHost({
          method: 'DELETE',
          url: new URL(`pipes/${id}`, address),
          mostBytes: 1000,
          signal: AbortSignal.timeout(1000),
        }).catch(() => undefined);
      }
    }
  };
  const run = async () => {
    while (!signal.aborted) {
      await keep().catch((cause: unknown) => {
        if (signal.aborted) return;
        changed({ kind: 'lost', message: cause instanceof Error ? cause.message : String(cause) });
      });
      if (!signal.aborted) await pause(AGAIN_MILLISECONDS);
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
