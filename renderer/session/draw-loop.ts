import { epochNow } from '../capture/captured-picture.ts';
import type { AvatarPose } from '../core/signals/avatar-pose.ts';
import type { DrawnPicture } from './statistics.ts';

/** One pose that wants to be seen. Times are milliseconds since 1970. */
export interface PosedPicture {
  readonly pose: AvatarPose;
  readonly picture: boolean;
  readonly capturedAt: number;
  readonly posedAt: number;
  readonly clock: number | null;
}

export interface DrawTarget {
  draw(picture: PosedPicture): void;
  /** Whether the graphics card has finished the last draw and what is read of it. */
  isDone(): boolean;
}

/** How often an unfinished draw is asked for; browsers give a page's timers no less than 4 ms. */
const POLL_MILLISECONDS = 2;

export interface DrawLoop {
  /** Draws it as soon as the card is free; one that waits is replaced by a newer one. */
  offer(picture: PosedPicture): void;
  dispose(): void;
}

/**
 * One picture on the graphics card at a time. Without this, a card slower than the camera would pile up commands and the
 * avatar would lag further and further behind.
 */
export function createDrawLoop(target: DrawTarget, drawn: (picture: DrawnPicture) => void): DrawLoop {
  let waiting: PosedPicture | null = null;
  let drawing: (PosedPicture & { readonly drawStartedAt: number }) | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const pump = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const finished = drawing !== null && target.isDone() ? { ...drawing, finishedAt: epochNow() } : null;
    if (finished !== null) drawing = null;
    // The card gets its next picture first; what is done with the one before takes the page's time, not the card's.
    if (drawing === null && waiting !== null) {
      drawing = { ...waiting, drawStartedAt: epochNow() };
      waiting = null;
      target.draw(drawing);
    }
    if (finished !== null) drawn(finished);
    if (drawing !== null) timer = setTimeout(pump, POLL_MILLISECONDS);
  };

  return {
    offer(picture) {
      waiting = picture;
      pump();
    },
    dispose() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      waiting = null;
      drawing = null;
    },
  };
}
