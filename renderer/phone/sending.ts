import { withoutOrientation } from './offer-text.ts';

/** Tried again after so many milliseconds; then the last one, until the person stops. */
const RETRY_MILLISECONDS = [300, 1000, 2000];
/** A line that says nothing for so long is opened anew; phones lose theirs for a moment all the time. */
const SILENT_MILLISECONDS = 3000;
/** Enough for a face at 640 × 480. */
const MOST_BITS_PER_SECOND = 1_500_000;

export type SendingState = 'connecting' | 'sending' | 'lost' | 'taken' | 'refused';

export interface SendingOptions {
  /** The WHIP endpoint (RFC 9725). */
  readonly endpoint: string;
  changed(state: SendingState): void;
}

/** Sends one picture to the computer for as long as it is wanted, whatever ends the line in between. */
export interface Sending {
  start(track: MediaStreamTrack): void;
  /** Another camera's picture over the same line. */
  replace(track: MediaStreamTrack): void;
  /** Tells the computer, too. */
  stop(): void;
}

/** The computer's answer to one try. */
class Refused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`The computer answered ${status}.`);
    this.status = status;
  }
}

export const createSending = ({ endpoint, changed }: SendingOptions): Sending => {
  let track: MediaStreamTrack | null = null;
  let line: RTCPeerConnection | null = null;
  /** The session's own address. */
  let session: string | null = null;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hangUp = () => {
    clearTimeout(timer);
    line?.close();
    line = null;
    if (session !== null) fetch(session, { method: 'DELETE', keepalive: true }).catch(() => undefined);
    session = null;
  };
  const again = () => {
    hangUp();
    if (track === null) return;
    changed('lost');
    timer = setTimeout(
      () => void open(true),
      RETRY_MILLISECONDS[Math.min(failures, RETRY_MILLISECONDS.length - 1)],
    );
    failures += 1;
  };
  /** `politely`: not in place of another camera, which may have been started because this one was lost. */
  const call = async (mine: RTCPeerConnection, own: MediaStreamTrack, politely: boolean): Promise<void> => {
    mine.addTransceiver(own, {
      direction: 'sendonly',
      sendEncodings: [{ maxBitrate: MOST_BITS_PER_SECOND }],
    });
    await mine.setLocalDescription(await mine.createOffer());
    const answer = await fetch(politely ? `${endpoint}?politely` : endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/sdp' },
      body: withoutOrientation(mine.localDescription?.sdp ?? ''),
    });
    if (answer.status !== 201) throw new Refused(answer.status);
    const location = answer.headers.get('location');
    const sdp = await answer.text();
    if (location !== null && line === mine) session = new URL(location, endpoint).href;
    await mine.setRemoteDescription({ type: 'answer', sdp });
  };
  const open = async (politely: boolean): Promise<void> => {
    hangUp();
    if (track === null) return;
    const mine = new RTCPeerConnection();
    line = mine;
    mine.onconnectionstatechange = () => {
      if (line !== mine) return;
      clearTimeout(timer);
      switch (mine.connectionState) {
        case 'connected':
          failures = 0;
          return changed('sending');
        case 'disconnected':
          timer = setTimeout(again, SILENT_MILLISECONDS);
          return;
        case 'failed':
        case 'closed':
          return again();
      }
    };
    try {
      await call(mine, track, politely);
    } catch (error) {
      if (line !== mine) return;
      const status = error instanceof Refused ? error.status : 0;
      if (status !== 404 && status !== 409) return again();
      hangUp();
      track = null;
      changed(status === 409 ? 'taken' : 'refused');
    }
  };
  // A phone that wakes, or finds its network again, need not wait for its turn.
  const hurry = () => {
    if (track !== null && (line === null || line.connectionState === 'disconnected')) void open(true);
  };
  window.addEventListener('online', hurry);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') hurry();
  });
  window.addEventListener('pagehide', hangUp);

  return {
    start(next) {
      track = next;
      failures = 0;
      changed('connecting');
      void open(false);
    },
    replace(next) {
      if (track === null) return;
      track = next;
      const [sender] = line?.getSenders() ?? [];
      sender?.replaceTrack(next).catch(again);
    },
    stop() {
      track = null;
      hangUp();
    },
  };
};
