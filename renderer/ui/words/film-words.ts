import { assertNever } from '../../core/errors.ts';
import type { FilmProgress } from '../../core/film.ts';

const leftWords = (seconds: number): string => {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s left`;
  return `${Math.round(seconds / 60)} min left`;
};

/** How much of it is there, 0..1. */
export const filmShare = (progress: FilmProgress): number => {
  if (progress.kind === 'done') return 1;
  return progress.kind === 'running' ? progress.frames / Math.max(1, progress.ofFrames) : 0;
};

/** Where a film stands, for its line in a queue. */
export const filmWords = (progress: FilmProgress): string => {
  switch (progress.kind) {
    case 'waiting':
      return 'Waiting';
    case 'running': {
      if (progress.step === 'finishing') return 'Finishing';
      const share = `${Math.floor(100 * filmShare(progress))}%`;
      return progress.secondsLeft === undefined ? share : `${share}, ${leftWords(progress.secondsLeft)}`;
    }
    case 'done':
      return 'Done';
    case 'cancelled':
      return 'Cancelled';
    case 'failed':
      return progress.message;
    default:
      return assertNever(progress);
  }
};
