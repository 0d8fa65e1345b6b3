import type { FromCamera, ToCamera } from '../../core/virtual-camera.ts';

/** Pictures under way to the writer process: one being written, some waiting for their moment, one arriving. */
const MOST_UNDER_WAY = 5;
/** A writer process that answers nothing for so long hangs, or is gone. */
const SILENT_MILLISECONDS = 3000;

export interface FeedEvents {
  heard(message: FromCamera): void;
  /** The writer process no longer answers. */
  silent(): void;
}

/** The page's end of the line to the writer process. Times are milliseconds since 1970. */
export interface Feed {
  say(message: Exclude<ToCamera, { kind: 'picture' }>): void;
  /** False while too many are under way: a picture more would only wait. */
  hasRoom(): boolean;
  /** The bytes are copied. */
  picture(number: number, capturedAt: number, bytes: Uint8Array): void;
  close(): void;
}

export const createFeed = (port: MessagePort, events: FeedEvents): Feed => {
  let underWay = 0;
  let askedAt: number | null = null;

  const waitForAnswer = () => {
    askedAt ??= performance.now();
  };
  port.onmessage = ({ data }: MessageEvent<FromCamera>) => {
    askedAt = null;
    if (data.kind === 'written') underWay = Math.max(0, underWay - 1);
    if (underWay > 0) waitForAnswer();
    events.heard(data);
  };
  const watching = setInterval(() => {
    if (askedAt === null || performance.now() - askedAt < SILENT_MILLISECONDS) return;
    askedAt = null;
    events.silent();
  }, SILENT_MILLISECONDS / 3);
  // Copied, not transferred: a buffer that is given away arrives in Electron's own processes as nothing.
  const post = (message: ToCamera) => port.postMessage(message);
  return {
    say: post,
    hasRoom: () => underWay < MOST_UNDER_WAY,
    picture(number, capturedAt, bytes) {
      underWay += 1;
      waitForAnswer();
      post({ kind: 'picture', number, capturedAt, bytes });
    },
    close() {
      clearInterval(watching);
      port.close();
    },
  };
};
