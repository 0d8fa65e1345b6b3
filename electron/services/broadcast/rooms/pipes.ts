import type { z } from 'zod';
import {
  MOST_PIPES,
  PIPE_SILENCE_MILLISECONDS,
  PIPES_VERSION,
  type PipeAnswer,
  PipeOffer,
  PipeState,
} from '../../../../renderer/core/broadcast/room-pipes.ts';
import { type Allowance, createAllowance } from '../allowance.ts';
import type { Pipe } from './pipe.ts';
import { newId } from './room.ts';

export interface PipesOptions {
  /** Of this room. */
  readonly host: string;
  open(ip: string): Promise<Pipe>;
  /** Seconds, of a clock that never goes back. */
  now(): number;
}

/** A request of another host, come through the gate. */
export interface PipeRequest {
  readonly method: string;
  /** Below `/room/TOKEN/`. */
  readonly path: string;
  readonly body: unknown;
  /** The two ends of its connection, which become the two ends of the pipe. */
  readonly localIp: string;
  readonly remoteIp: string;
}

export interface PipeReply {
  readonly status: number;
  readonly json?: PipeAnswer | PipeState | { readonly version: number; readonly message: string };
}

/** The answering side of the links between rooms: `core/broadcast/room-pipes` is its schema. */
export interface Pipes {
  answer(request: PipeRequest): Promise<PipeReply>;
  close(): void;
}

interface Kept {
  readonly pipe: Pipe;
  readonly allowance: Allowance;
  silence: ReturnType<typeof setTimeout>;
}

/** A pipe says its state twice a second and at every change; a link that is lost is laid anew once a second. */
const MOST_STATES = { atOnce: 40, perSecond: 20 };
const MOST_OFFERS = { atOnce: 4 * MOST_PIPES, perSecond: MOST_PIPES };

const TOO_OFTEN = 'That is asked too often.';

const refused = (status: number, message: string): PipeReply => ({
  status,
  json: { version: PIPES_VERSION, message },
});

export const createPipes = ({ host, open, now }: PipesOptions): Pipes => {
  const kept = new Map<string, Kept>();
  const offers = createAllowance(MOST_OFFERS.atOnce, MOST_OFFERS.perSecond);
  let opening = 0;

  const end = (id: string) => {
    const one = kept.get(id);
    if (one === undefined) return false;
    kept.delete(id);
    clearTimeout(one.silence);
    one.pipe.close();
    return true;
  };
  const listen = (id: string) => setTimeout(() => end(id), PIPE_SILENCE_MILLISECONDS);

  const lay = async (
    { host: other, end: theirs }: PipeOffer,
    { localIp, remoteIp }: PipeRequest,
  ): Promise<PipeReply> => {
    if (other === host) return refused(409, 'This is the room itself.');
    if (kept.size + opening >= MOST_PIPES) return refused(503, `There are ${MOST_PIPES} pipes already.`);
    opening += 1;
    try {
      const pipe = await open(localIp);
      try {
        await pipe.connect(remoteIp, theirs, other);
      } catch (cause) {
        pipe.close();
        return refused(400, String(cause));
      }
      const id = newId();
      const allowance = createAllowance(MOST_STATES.atOnce, MOST_STATES.perSecond);
      kept.set(id, { pipe, allowance, silence: listen(id) });
      return { status: 201, json: { version: PIPES_VERSION, pipe: id, host, end: pipe.end } };
    } finally {
      opening -= 1;
    }
  };
  const exchange = async (id: string, one: Kept, state: PipeState): Promise<PipeReply> => {
    clearTimeout(one.silence);
    one.silence = listen(id);
    await one.pipe.heard(state);
    return { status: 200, json: await one.pipe.state() };
  };
  /** With the words of what does not fit, so that a stranger's program can be mended. */
  const read = <Found>(
    schema: z.ZodType<Found>,
    body: unknown,
    then: (found: Found) => Promise<PipeReply>,
  ): Promise<PipeReply> | PipeReply => {
    const found = schema.safeParse(body);
    return found.success ? then(found.data) : refused(400, found.error.message.slice(0, 1000));
  };
  return {
    async answer(request) {
      const { method, path, body } = request;
      const match = /^pipes(?:\/([A-Za-z0-9_-]{22}))?$/.exec(path);
      if (match === null) return { status: 404 };
      const [, id] = match;
      if (id === undefined) {
        if (method !== 'POST') return { status: 405 };
        if (!offers.take(now())) return refused(429, TOO_OFTEN);
        return read(PipeOffer, body, (offer) => lay(offer, request));
      }
      const one = kept.get(id);
      if (one === undefined || one.pipe.isClosed) return refused(404, 'There is no such pipe, or no longer.');
      if (method === 'DELETE') {
        end(id);
        return { status: 204 };
      }
      if (method !== 'PUT') return { status: 405 };
      if (!one.allowance.take(now())) return refused(429, TOO_OFTEN);
      return read(PipeState, body, (state) => exchange(id, one, state));
    },
    close() {
      for (const id of [...kept.keys()]) end(id);
    },
  };
};
