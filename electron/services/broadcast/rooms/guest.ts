import { WebSocket } from 'ws';
import {
  avatarPath,
  picturePath,
  ROOM_VERSION,
  type SeatWord,
  type WornAvatar,
} from '../../../../renderer/core/broadcast/room.ts';
import {
  type BroadcastLook,
  LONGEST_MESSAGE_BYTES,
  type PublisherAsk,
  Said,
  type Timing,
} from '../../../../renderer/core/broadcast/signalling.ts';
import { MasqueError } from '../../../../renderer/core/errors.ts';
import { clockNow } from '../clock-now.ts';
import { giveFile } from './ask-host.ts';
import { agentFor } from './pinned-agent.ts';
import { newId } from './room.ts';
import { sha256Of } from './wardrobe.ts';

/** Tried again after so many milliseconds, then the last one, for ever: the host may come back. */
const RETRY_MILLISECONDS = [200, 500, 1000, 1500];
/** From one look to the next. */
const DRESS_MILLISECONDS = 250;
/** An avatar's file that the room did not get. */
const GIVE_AGAIN_MILLISECONDS = 5000;
/** A host that does not even ping is gone: twice its own pause. */
const SILENCE_MILLISECONDS = 4500;

export interface GuestOptions {
  readonly address: URL;
  readonly name: string;
  /** To the app's page, which publishes. */
  said(said: Said): void;
  lost(message: string): void;
}

export interface WornByGuest {
  readonly file: Buffer;
  readonly look: BroadcastLook;
  /** Behind it, a JPEG. */
  readonly picture: Buffer | null;
}

/** Takes part in another host's room: carries what the app's page and that room say to each other. */
export interface Guest {
  ask(ask: PublisherAsk): void;
  /** Null: there is none to give, so the picture is wanted. */
  wear(avatar: WornByGuest | null): void;
  timing(timing: Timing): void;
  close(): void;
}

/** Why a room does not let somebody in, by its answer's status. */
const REFUSED: Readonly<Record<number, string>> = {
  404: 'There is no room at this address. Ask for a new one.',
  421: 'The room is not known under this address. Ask for a new one.',
  503: 'The room is full.',
};

/** What has to be there for it to be seen, and the word that says so. */
const packed = ({ file, look, picture }: WornByGuest) => {
  const sha256 = sha256Of(file);
  const behind = picture === null ? undefined : sha256Of(picture);
  const files = new Map([[avatarPath(sha256), file]]);
  if (picture !== null && behind !== undefined) files.set(picturePath(behind), picture);
  return { files, avatar: { sha256, look, ...(behind === undefined ? {} : { picture: behind }) } };
};

export const joinRoom = ({ address, name, said, lost }: GuestOptions): Guest => {
  const over = new AbortController();
  const seat = new URL('seat', address);
  seat.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const agent = agentFor(address);
  const key = newId();
  let failures = 0;
  let socket: WebSocket | null = null;
  /** What the room has for certain; each time anew, since its host may have begun with nothing. Null while away. */
  let sitting: { readonly given: Set<string>; readonly left: AbortController } | null = null;
  let worn: { readonly files: ReadonlyMap<string, Buffer>; readonly avatar: WornAvatar } | null | undefined;
  let isDressing = false;
  let isStale = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let giving: ReturnType<typeof setTimeout> | undefined;

  const send = (word: SeatWord) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(word));
  };
  /** The newest, and no more often than the room takes it: somebody may be dragging a slider. */
  const dress = async (): Promise<void> => {
    isStale = true;
    if (isDressing) return;
    isDressing = true;
    while (isStale && sitting !== null && !over.signal.aborted) {
      isStale = false;
      await tellWorn(sitting);
      await new Promise((wake) => setTimeout(wake, DRESS_MILLISECONDS));
    }
    isDressing = false;
  };
  const tellWorn = async ({ given, left: { signal } }: NonNullable<typeof sitting>): Promise<void> => {
    const mine = worn;
    if (mine === undefined) return;
    // Otherwise it is told as it is by then.
    const isCurrent = () => mine === worn && !signal.aborted;
    try {
      // The files go ahead of the word.
      for (const [path, file] of mine?.files ?? []) {
        if (!given.has(path)) await giveFile(new URL(path, address), file, { signal, agent });
        given.add(path);
      }
      if (isCurrent()) send({ say: 'wear', avatar: mine?.avatar ?? null });
    } catch (cause) {
      if (!isCurrent()) return;
      console.error(`The avatar cannot be given to the room, so its picture is: ${String(cause)}`);
      send({ say: 'wear', avatar: null });
      clearTimeout(giving);
      giving = setTimeout(() => void dress(), GIVE_AGAIN_MILLISECONDS);
    }
  };
  const leave = () => {
    sitting?.left.abort();
    sitting = null;
    clearTimeout(giving);
  };
  const open = () => {
    const mine = new WebSocket(seat, { maxPayload: LONGEST_MESSAGE_BYTES, perMessageDeflate: false, agent });
    socket = mine;
    let why = 'The host of the room has left or cannot be reached. Coming back by itself.';
    let silence: ReturnType<typeof setTimeout> | undefined;
    const listen = () => {
      clearTimeout(silence);
      silence = setTimeout(() => mine.terminate(), SILENCE_MILLISECONDS);
    };
    listen();
    mine.on('open', () => send({ say: 'sit', version: ROOM_VERSION, name, key }));
    mine.on('ping', listen);
    mine.on('unexpected-response', (_request, { statusCode = 0 }) => {
      why = REFUSED[statusCode] ?? `The room answers with ${statusCode}.`;
      mine.terminate();
    });
    mine.on('error', (cause) => {
      if (cause instanceof MasqueError) why = `${cause.message} ${cause.cure}`;
    });
    mine.on('message', (data) => {
      listen();
      const heard = Said.safeParse(JSON.parse(String(data)));
      if (!heard.success) return;
      if (heard.data.say === 'seated') {
        sitting = { given: new Set(), left: new AbortController() };
        failures = 0;
        void dress();
      }
      said(heard.data);
    });
    mine.on('close', (_code, reason) => {
      clearTimeout(silence);
      leave();
      if (over.signal.aborted) return;
      if (String(reason) === 'full') why = REFUSED[503] ?? why;
      lost(why);
      timer = setTimeout(open, RETRY_MILLISECONDS[Math.min(failures, RETRY_MILLISECONDS.length - 1)]);
      failures += 1;
    });
  };
  open();
  return {
    ask: send,
    wear(avatar) {
      worn = avatar && packed(avatar);
      void dress();
    },
    timing(timing) {
      if (sitting !== null) send({ say: 'timing', timing, clock: clockNow() });
    },
    close() {
      over.abort();
      clearTimeout(timer);
      leave();
      socket?.close();
    },
  };
};
