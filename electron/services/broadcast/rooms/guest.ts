import { WebSocket } from 'ws';
import {
  avatarPath,
  ROOM_VERSION,
  type SeatWord,
  type WornAvatar,
} from '../../../../renderer/core/broadcast/room.ts';
import {
  type BroadcastLook,
  LONGEST_MESSAGE_BYTES,
  type PublisherAsk,
  Said,
} from '../../../../renderer/core/broadcast/signalling.ts';
import { askHost } from './ask-host.ts';
import { newId } from './room.ts';
import { sha256Of } from './wardrobe.ts';

/** Tried again after so many milliseconds, then the last one, for ever: the host may come back. */
const RETRY_MILLISECONDS = [200, 500, 1000, 1500];
/** A host that does not even ping is gone: twice its own pause. */
const SILENCE_MILLISECONDS = 4500;

export interface GuestOptions {
  readonly address: URL;
  readonly name: string;
  /** To the app's page, which publishes. */
  said(said: Said): void;
  lost(message: string): void;
}

/** Takes part in another host's room: carries what the app's page and that room say to each other. */
export interface Guest {
  ask(ask: PublisherAsk): void;
  /** Null: there is none to give, so the picture is wanted. */
  wear(avatar: { readonly file: Buffer; readonly look: BroadcastLook } | null): void;
  close(): void;
}

/** Why a room does not let somebody in, by its answer's status. */
const REFUSED: Readonly<Record<number, string>> = {
  404: 'There is no room at this address. Ask for a new one.',
  421: 'The room is not known under this address. Ask for a new one.',
  503: 'The room is full.',
};

export const joinRoom = ({ address, name, said, lost }: GuestOptions): Guest => {
  const over = new AbortController();
  const seat = new URL('seat', address);
  seat.protocol = 'ws:';
  const key = newId();
  let failures = 0;
  let socket: WebSocket | null = null;
  let isSeated = false;
  let worn: { readonly file: Buffer; readonly avatar: WornAvatar } | null | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const send = (word: SeatWord) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(word));
  };
  /** The file goes ahead, unless the room has it. */
  const give = async (sha256: string, file: Buffer): Promise<void> => {
    const url = new URL(avatarPath(sha256), address);
    const { signal } = over;
    if ((await askHost({ method: 'HEAD', url, mostBytes: 0, signal })).status === 200) return;
    const { status } = await askHost({ method: 'PUT', url, file, mostBytes: 1000, signal });
    if (status !== 204) throw new Error(`The room does not take the avatar: ${status}.`);
  };
  const dress = async (): Promise<void> => {
    const mine = worn;
    if (!isSeated || mine === undefined) return;
    try {
      if (mine !== null) await give(mine.avatar.sha256, mine.file);
      if (mine === worn) send({ say: 'wear', avatar: mine?.avatar ?? null });
    } catch (cause) {
      if (over.signal.aborted) return;
      console.error(`The avatar cannot be given to the room, so its picture is: ${String(cause)}`);
      if (mine === worn) send({ say: 'wear', avatar: null });
    }
  };
  const open = () => {
    const mine = new WebSocket(seat, { maxPayload: LONGEST_MESSAGE_BYTES, perMessageDeflate: false });
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
    mine.on('error', () => undefined);
    mine.on('message', (data) => {
      listen();
      const heard = Said.safeParse(JSON.parse(String(data)));
      if (!heard.success) return;
      if (heard.data.say === 'seated') {
        isSeated = true;
        failures = 0;
        void dress();
      }
      said(heard.data);
    });
    mine.on('close', (_code, reason) => {
      clearTimeout(silence);
      isSeated = false;
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
      worn = avatar && { file: avatar.file, avatar: { sha256: sha256Of(avatar.file), look: avatar.look } };
      void dress();
    },
    close() {
      over.abort();
      clearTimeout(timer);
      socket?.close();
    },
  };
};
