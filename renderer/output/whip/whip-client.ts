import type { IceServer, WhipAnswer } from '../../core/broadcast/whip.ts';
import { type ErrorReason, MasqueError } from '../../core/errors.ts';

/** How a picture gets to a server by WHIP, as a state a person can read. */
export type WhipState =
  | { readonly kind: 'connecting' }
  /** Milliseconds since 1970. */
  | { readonly kind: 'live'; readonly since: number }
  /** It did not work or works no longer, and is tried again by itself. */
  | { readonly kind: 'waiting'; readonly message: string; readonly cure: string }
  | { readonly kind: 'failed'; readonly message: string; readonly cure: string };

export interface WhipClientOptions {
  /** What goes out. They stay the caller's. */
  readonly tracks: readonly MediaStreamTrack[];
  /** Gives the offer to the server; rejects with a MasqueError. */
  publish(offer: string): Promise<WhipAnswer>;
  end(session: string): void;
  changed(state: WhipState): void;
  now(): number;
  /** For tests. */
  readonly createPeer?: (iceServers: IceServer[]) => RTCPeerConnection;
  readonly backOffMilliseconds?: readonly number[];
}

export interface WhipClient {
  close(): void;
}

const BACK_OFF_MILLISECONDS = [1000, 2000, 4000, 8000, 15_000, 30_000];
/** What another try would not change. */
const FINAL: readonly ErrorReason[] = ['denied', 'not-found', 'unsupported', 'bad-option'];
/** Candidates of this computer's own are there at once; a network that is asked may never answer. */
const GATHER_WITHIN_MILLISECONDS = 2000;
const CONNECT_WITHIN_MILLISECONDS = 15_000;
/** A line that is interrupted may come back by itself (RFC 7675 gives it up after 30 s). */
const COME_BACK_WITHIN_MILLISECONDS = 8000;
/** As for viewers: enough for a face at 720p. */
const MOST_BITS_PER_SECOND = 2_500_000;

const lost = (message: string): MasqueError =>
  new MasqueError('lost', message, 'It is tried again by itself; check the network and the server.');

/** Resolves at the first event of this kind after which it is so, or when the time is over: whether it is so. */
const until = (
  target: EventTarget,
  event: string,
  isSo: () => boolean,
  signal: AbortSignal,
  milliseconds?: number,
): Promise<boolean> =>
  new Promise((resolve) => {
    const look = () => {
      if (isSo() || signal.aborted) finish();
    };
    const finish = () => {
      clearTimeout(timer);
      target.removeEventListener(event, look);
      signal.removeEventListener('abort', look);
      resolve(isSo());
    };
    const timer = milliseconds === undefined ? undefined : setTimeout(finish, milliseconds);
    target.addEventListener(event, look);
    signal.addEventListener('abort', look);
    look();
  });

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((wake) => {
    const timer = setTimeout(wake, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      wake();
    });
  });

const addTracks = (peer: RTCPeerConnection, tracks: readonly MediaStreamTrack[]): void => {
  // Of one stream: players keep picture and voice together.
  const streams = [new MediaStream([...tracks])];
  for (const track of tracks) {
    const sendEncodings = track.kind === 'video' ? [{ maxBitrate: MOST_BITS_PER_SECOND }] : [];
    peer.addTransceiver(track, { direction: 'sendonly', streams, sendEncodings });
  }
};

/** Sends the tracks to a WHIP server (RFC 9725) until it is closed, and again whenever the line is lost. */
export const createWhipClient = (options: WhipClientOptions): WhipClient => {
  const { tracks, publish, end, changed, now } = options;
  const { createPeer = (iceServers) => new RTCPeerConnection({ iceServers }) } = options;
  const { backOffMilliseconds = BACK_OFF_MILLISECONDS } = options;
  const closing = new AbortController();
  const { signal } = closing;
  // They come with the answer, when the way to the server has been looked for: the next try has them.
  let iceServers: IceServer[] = [];

  /** One connection, from its offer to its end, which is why it rejects. */
  const send = async (peer: RTCPeerConnection, connected: () => void): Promise<never> => {
    addTracks(peer, tracks);
    await peer.setLocalDescription();
    const isGathered = () => peer.iceGatheringState === 'complete';
    await until(peer, 'icegatheringstatechange', isGathered, signal, GATHER_WITHIN_MILLISECONDS);
    signal.throwIfAborted();
    const { answer, session, ...named } = await publish(peer.localDescription?.sdp ?? '');
    iceServers = named.iceServers;
    try {
      signal.throwIfAborted();
      await peer.setRemoteDescription({ type: 'answer', sdp: answer }).catch((cause: unknown) => {
        throw new MasqueError(
          'unsupported',
          `The server’s answer cannot be used: ${String(cause)}.`,
          'Check that this is the address of a WHIP server.',
        );
      });
      const is = (state: RTCPeerConnectionState) => peer.connectionState === state;
      const isOver = () => is('failed') || is('closed');
      const change = 'connectionstatechange';
      await until(peer, change, () => is('connected') || isOver(), signal, CONNECT_WITHIN_MILLISECONDS);
      if (!is('connected')) throw lost('The server answers, but its media port cannot be reached.');
      connected();
      for (;;) {
        await until(peer, change, () => !is('connected'), signal);
        if (signal.aborted || isOver()) break;
        const isBack = () => is('connected') || isOver();
        await until(peer, change, isBack, signal, COME_BACK_WITHIN_MILLISECONDS);
        if (!is('connected')) break;
      }
      throw lost('The server is gone.');
    } finally {
      end(session);
    }
  };

  const run = async (): Promise<void> => {
    let failures = 0;
    for (;;) {
      changed({ kind: 'connecting' });
      const peer = createPeer(iceServers);
      const connected = () => {
        failures = 0;
        changed({ kind: 'live', since: now() });
      };
      const cause: unknown = await send(peer, connected).catch((error: unknown) => error);
      peer.close();
      if (signal.aborted) return;
      const { reason, message, cure } =
        cause instanceof MasqueError ? cause : lost(`The picture cannot be sent: ${String(cause)}.`);
      if (FINAL.includes(reason)) return changed({ kind: 'failed', message, cure });
      changed({ kind: 'waiting', message, cure });
      await pause(backOffMilliseconds[Math.min(failures, backOffMilliseconds.length - 1)] ?? 0, signal);
      failures += 1;
      if (signal.aborted) return;
    }
  };
  void run();
  return { close: () => closing.abort() };
};
