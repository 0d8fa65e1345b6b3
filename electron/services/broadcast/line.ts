import type { WebSocket } from 'ws';
import { type Said, ViewerAsk } from '../../../renderer/core/broadcast/signalling.ts';
import { createAllowance } from './allowance.ts';
import type { Peer } from './peer.ts';

/** Who looks says four things when they come and one at each change; in a room, two for each person. */
const MESSAGES = { atOnce: 20, perSecond: 5 };
/** Who has said nothing, not even the answer to a ping, is gone. */
const PING_MILLISECONDS = 10_000;

/** Why a socket is closed (RFC 6455, section 7.4.1): `restart` asks to come again, which the page does. */
export const CLOSE = { leaving: 1001, unwanted: 1003, rude: 1008, tooMany: 1013, restart: 1012 } as const;

/** What hears whatever comes over a socket. */
export interface Line {
  /** False for what is not understood: then the socket is closed. */
  hear(text: string): boolean;
  close(): void;
}

export interface LineLimits {
  readonly messages?: { readonly atOnce: number; readonly perSecond: number };
  readonly pingMilliseconds?: number;
}

/** A viewer's end: only a viewer's questions are understood. */
export const lineOfPeer = (peer: Peer<ViewerAsk>): Line => ({
  hear(text) {
    const ask = readJson(text, ViewerAsk);
    if (ask !== null) peer.ask(ask);
    return ask !== null;
  },
  close: peer.close,
});

/** Null for what is no JSON, or not of this schema. */
export const readJson = <Found>(
  text: string,
  schema: { safeParse(value: unknown): { success: true; data: Found } | { success: false } },
): Found | null => {
  try {
    const read = schema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
};

/** Lets one socket in, and sends away whoever says too much, what is not understood, or nothing any more. */
export const keepLine = (
  socket: WebSocket,
  enter: (say: (said: Said) => void) => Promise<Line | null>,
  { messages = MESSAGES, pingMilliseconds = PING_MILLISECONDS }: LineLimits = {},
): void => {
  const allowance = createAllowance(messages.atOnce, messages.perSecond);
  const say = (said: Said) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(said));
  };
  let isAlive = true;
  let isGone = false;
  let line: Line | null = null;
  const pinging = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, pingMilliseconds);
  socket.on('pong', () => {
    isAlive = true;
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    clearInterval(pinging);
    isGone = true;
    line?.close();
  });
  socket.on('message', (data, isBinary) => {
    if (!allowance.take(performance.now() / 1000)) return socket.close(CLOSE.rude, 'too many messages');
    // What is said before there is somebody to hear it is not understood yet.
    if (isBinary || !(line?.hear(String(data)) ?? true)) socket.close(CLOSE.unwanted, 'not understood');
  });
  enter(say)
    .catch((error: unknown) => {
      console.error(`Nobody could be let in: ${String(error)}`);
      return null;
    })
    .then((entered) => {
      // It may have left meanwhile.
      if (isGone) return entered?.close();
      if (entered === null) return socket.close(CLOSE.restart, 'not now');
      line = entered;
    });
};
