import { pictureBytes, type ToCamera } from '../../../renderer/core/virtual-camera.ts';
import type { CameraWriter } from './camera-writer.ts';
import { createSteadyDelay } from './steady-delay.ts';

/** Without a picture for so long, readers see the card. */
const SILENCE_MILLISECONDS = 1000;
/** Some readers give up a camera that says nothing for long. */
const CARD_EVERY_MILLISECONDS = 200;

/** Pictures that wait for their moment. More than that, and the device is slower than the source. */
const MOST_WAITING = 3;

export type Picture = Extract<ToCamera, { kind: 'picture' }>;

export interface ShowParts {
  readonly writer: CameraWriter;
  /** Milliseconds since 1970, as the page counts them. */
  now(): number;
  /** The device has the picture; `writtenAt` null: it was dropped for a newer one. */
  written(picture: Picture, writtenAt: number | null, writeMilliseconds: number): void;
  /** The device is gone. */
  lost(cause: unknown): void;
}

/** What an open device shows: every picture as late as the others, and the card while none comes. */
export interface Show {
  offer(picture: Picture): void;
  setCard(card: Uint8Array): void;
  /** Drops what waits and shows the card until pictures come again. */
  rest(): Promise<void>;
  /** To be called about ten times a second. */
  tick(): void;
  /** Milliseconds between a picture's taking and its showing. */
  readonly delay: number;
  /** Shows the card a last time. The device stays open. */
  end(): Promise<void>;
}

export const createShow = ({ writer, now, written, lost }: ShowParts): Show => {
  const bytes = pictureBytes(writer.format, writer.width, writer.height);
  const steady = createSteadyDelay();
  let card: Uint8Array | null = null;
  const waiting: { readonly picture: Picture; readonly due: number }[] = [];
  let timer: NodeJS.Timeout | undefined;
  let lastWrite: Promise<boolean> = Promise.resolve(true);
  let showing = false;
  let showingCard = false;
  let resting = true;
  let lastPictureAt = 0;
  let lastCardAt = 0;

  /** Writes take their turn. False when the device is gone. */
  const give = (picture: Uint8Array): Promise<boolean> => {
    lastWrite = lastWrite.then(() =>
      writer.write(picture).then(
        () => true,
        (cause: unknown) => {
          lost(cause);
          return false;
        },
      ),
    );
    return lastWrite;
  };
  const schedule = (): void => {
    clearTimeout(timer);
    const [next] = waiting;
    if (next !== undefined && !showing)
      timer = setTimeout(() => void showNext(), Math.max(0, next.due - now()));
  };
  const showNext = async (): Promise<void> => {
    showing = true;
    // The card may be being written; what is newest when that is done comes next.
    await lastWrite;
    const next = waiting.shift();
    if (next !== undefined) {
      const startedAt = now();
      const isWritten = await give(next.picture.bytes);
      lastPictureAt = now();
      written(next.picture, isWritten ? lastPictureAt : null, lastPictureAt - startedAt);
    }
    showing = false;
    schedule();
  };
  const drop = (most: number) => {
    while (waiting.length > most) {
      const oldest = waiting.shift();
      if (oldest !== undefined) written(oldest.picture, null, 0);
    }
  };
  const showCard = async (): Promise<void> => {
    if (card === null || showingCard) return;
    showingCard = true;
    lastCardAt = now();
    await give(card);
    showingCard = false;
  };

  return {
    offer(picture) {
      if (picture.bytes.length !== bytes) return written(picture, null, 0);
      resting = false;
      waiting.push({ picture, due: steady.due(picture.capturedAt, now()) });
      drop(MOST_WAITING);
      schedule();
    },
    setCard(next) {
      if (next.length === bytes) card = next;
    },
    async rest() {
      resting = true;
      drop(0);
      await showCard();
    },
    tick() {
      const at = now();
      const silent = resting || at - lastPictureAt > SILENCE_MILLISECONDS;
      if (silent && at - lastCardAt >= CARD_EVERY_MILLISECONDS) void showCard();
    },
    get delay() {
      return steady.delay;
    },
    async end() {
      drop(0);
      await showCard();
      await lastWrite;
    },
  };
};
