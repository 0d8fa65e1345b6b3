import { framesOf } from '../capture/track-processor.ts';
import type { Audience } from '../core/broadcast/audience.ts';
import { FromReception, type ToReception } from '../core/broadcast/reception-line.ts';
import type { PictureSource } from '../track/protocol.ts';
import { createFeed, type Feed } from './feed.ts';
import type { ReceptionState } from './live-status.ts';

/** What a remote camera sends is said by nobody; a phone and OBS send 30 pictures a second. */
const PICTURE_SECONDS = 1 / 30;

export interface RemoteCameraParts {
  /** A line to a reception process of our own. */
  connect(): MessagePort;
  changed(state: ReceptionState): void;
  play(source: PictureSource): void;
  stop(): void;
  /** Pictures come, or no longer; both may happen again and again. */
  flowing(yes: boolean): void;
  failed(message: string, cure: string): void;
}

/** The way in for somebody else's camera: open until it is closed, whoever comes and goes. */
export interface RemoteCamera {
  /** Other addresses: whoever has the old ones stays outside. */
  renew(): void;
  close(): void;
}

export const openRemoteCamera = (parts: RemoteCameraParts, audience: Audience): RemoteCamera => {
  const port = parts.connect();
  const say = (message: ToReception) => port.postMessage(message);
  const feed: Feed = createFeed({
    ask: (ask) => say({ kind: 'ask', ask }),
    seen(track) {
      if (track === null) return parts.stop();
      parts.play({ kind: 'camera', stream: framesOf(track), pictureSeconds: PICTURE_SECONDS });
    },
    failed: (message) => fail(`What comes in cannot be shown: ${message}.`, 'Try again.'),
  });
  const close = () => {
    port.onmessage = null;
    feed.close();
    // The process ends with its line, and with it every address, transport and worker.
    port.close();
  };
  const fail = (message: string, cure: string) => {
    close();
    parts.changed({ kind: 'failed', message, cure });
    parts.failed(message, cure);
  };
  const heard = (message: FromReception) => {
    switch (message.kind) {
      case 'preparing':
        return parts.changed({ kind: 'starting', message: message.message });
      case 'opened':
        return parts.changed({ kind: 'open', audience, addresses: message.addresses });
      case 'said':
        return feed.heard(message.said);
      case 'feed':
        return parts.flowing(message.flowing);
      case 'failed':
        return fail(message.message, message.cure);
    }
  };
  parts.changed({ kind: 'starting', message: null });
  port.onmessage = ({ data }) => heard(FromReception.parse(data));
  say({ kind: 'open', audience });
  return {
    renew: () => say({ kind: 'renew' }),
    close() {
      close();
      parts.changed({ kind: 'off' });
    },
  };
};
