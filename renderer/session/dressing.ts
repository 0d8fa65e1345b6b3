import type { ToBroadcast } from '../core/broadcast/broadcast-line.ts';
import { LONGEST_AVATAR_BYTES } from '../core/broadcast/room.ts';
import type { BroadcastLook } from '../core/broadcast/signalling.ts';
import { MasqueError } from '../core/errors.ts';

/** Looks at most so often: who drags a slider sees it follow, and nobody is flooded. */
const LOOK_MILLISECONDS = 50;

/** What viewers need who draw the avatar themselves. */
export interface Wardrobe {
  /** Who is worn now, as a file. */
  avatar(): Promise<Uint8Array>;
  look(): BroadcastLook;
  /** The picture behind it, as a JPEG; null where there is none. */
  picture(): Promise<Uint8Array | null>;
}

export interface DressingOptions extends Wardrobe {
  say(message: ToBroadcast): void;
  /** Why viewers see the video alone; null while they can draw the avatar. */
  problem(message: string | null): void;
}

/** Tells viewers who is worn and how it looks. Of changes that come while one is under way, the last is told. */
export interface Dressing {
  wear(): void;
  look(): void;
  picture(): void;
  dispose(): void;
}

/** Does it once at a time, and once more if it was asked for meanwhile. */
const newest = (work: () => Promise<void>) => {
  let isRunning = false;
  let isWanted = false;
  return async (): Promise<void> => {
    isWanted = true;
    if (isRunning) return;
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      await work();
    }
    isRunning = false;
  };
};

const megabytes = (bytes: number): number => Math.round(bytes / 1e6);

const checked = (file: Uint8Array): Uint8Array => {
  if (file.length <= LONGEST_AVATAR_BYTES) return file;
  throw new MasqueError(
    'unsupported',
    `This avatar’s file is ${megabytes(file.length)} MB, more than the ${megabytes(LONGEST_AVATAR_BYTES)} MB that viewers take.`,
    'They see its video instead.',
  );
};

export const createDressing = (options: DressingOptions): Dressing => {
  const { say, problem } = options;
  let isOver = false;
  let looking: ReturnType<typeof setTimeout> | null = null;

  const wear = newest(async () => {
    try {
      const file = checked(await options.avatar());
      if (isOver) return;
      say({ kind: 'avatar', file, look: options.look() });
      problem(null);
    } catch (cause) {
      if (isOver) return;
      say({ kind: 'no-avatar' });
      problem(
        cause instanceof MasqueError
          ? `${cause.message} ${cause.cure}`
          : `The avatar cannot be given to viewers, who see its video instead: ${String(cause)}`,
      );
    }
  });
  const picture = newest(async () => {
    const file = await options.picture().catch((cause: unknown) => {
      // The stage says what is the matter with it.
      console.error(`The background cannot be given to viewers: ${String(cause)}`);
      return null;
    });
    if (!isOver) say({ kind: 'picture', file });
  });
  return {
    wear: () => void wear(),
    picture: () => void picture(),
    look() {
      looking ??= setTimeout(() => {
        looking = null;
        say({ kind: 'look', look: options.look() });
      }, LOOK_MILLISECONDS);
    },
    dispose() {
      isOver = true;
      if (looking !== null) clearTimeout(looking);
    },
  };
};
