import type { FilmEntry } from '../../core/film.ts';

/** While something is filmed or waits; otherwise nobody asks. */
const ASK_MILLISECONDS = 500;

/** Follows the queue of films, which another process keeps: asks while there is something to be told. */
export interface QueueWatch {
  /** Asks now: something was changed. */
  look(): Promise<void>;
  dispose(): void;
}

const isMoving = ({ progress }: FilmEntry): boolean =>
  progress.kind === 'waiting' || progress.kind === 'running';

export const watchQueue = (
  list: () => Promise<readonly FilmEntry[]>,
  changed: (queue: readonly FilmEntry[]) => void,
): QueueWatch => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = '[]';
  let isDisposed = false;
  const look = async (): Promise<void> => {
    clearTimeout(timer);
    const queue = await list();
    if (isDisposed) return;
    const text = JSON.stringify(queue);
    if (text !== told) {
      told = text;
      changed(queue);
    }
    clearTimeout(timer);
    if (queue.some(isMoving)) timer = setTimeout(() => void look().catch(console.error), ASK_MILLISECONDS);
  };
  return {
    look,
    dispose() {
      isDisposed = true;
      clearTimeout(timer);
    },
  };
};
