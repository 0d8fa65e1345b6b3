import { assertNever } from '../../core/errors.ts';
import type { FilmEntry, FilmLook, FilmProgress } from '../../core/film.ts';
import type { FilmChoices } from '../../state/studio-store.ts';

const isOver = ({ kind }: FilmProgress): boolean =>
  kind === 'done' || kind === 'failed' || kind === 'cancelled';
const isMoving = (progress: FilmProgress): boolean => !isOver(progress);

/** How many are still to come. */
export const filmsLeft = (queue: readonly FilmEntry[]): number =>
  queue.filter(({ progress }) => isMoving(progress)).length;

/** `Next`, `48%, 1 min left` */
export const progressWords = (progress: FilmProgress, isNext: boolean): string => {
  switch (progress.kind) {
    case 'waiting':
      return isNext ? 'Next' : 'Waiting';
    case 'running':
      return runningWords(progress);
    case 'done':
      return 'Done';
    case 'cancelled':
      return 'Stopped';
    case 'failed':
      return 'Not finished';
    default:
      return assertNever(progress);
  }
};

const runningWords = (progress: Extract<FilmProgress, { kind: 'running' }>): string => {
  if (progress.step === 'speech') return 'Speaking';
  if (progress.step === 'finishing') return 'Finishing';
  const share = `${Math.floor(shareOf(progress) * 100)}%`;
  return progress.secondsLeft === undefined ? share : `${share}, ${leftWords(progress.secondsLeft)}`;
};

/** 0..1 */
export const shareOf = (progress: FilmProgress): number => {
  if (progress.kind === 'done') return 1;
  return progress.kind === 'running' && progress.ofFrames > 0 ? progress.frames / progress.ofFrames : 0;
};

const leftWords = (seconds: number): string => {
  if (seconds < 10) return 'a few seconds left';
  if (seconds < 55) return `${Math.ceil(seconds / 10) * 10} s left`;
  return `${Math.round(seconds / 60)} min left`;
};

/** A film by the name of its file. */
export const filmName = ({ order }: FilmEntry): string => {
  const file = order.path.split(/[/\\]/).at(-1) ?? order.path;
  return order.job.format === 'png' ? file : file.replace(/\.(mp4|webm)$/i, '');
};

export const LOOK_WORDS: Readonly<Record<FilmLook, string>> = {
  draft: 'Draft',
  standard: 'Standard',
  full: 'Full',
};
export const LOOK_NOTES: Readonly<Record<FilmLook, string>> = {
  draft: 'Plain light, quickest to make',
  standard: 'Soft shadows and smooth edges',
  full: 'As fine as it gets; takes longest',
};

/** `1080p`, `720 × 1280` */
export const filmSizeWords = ({ width, height }: Pick<FilmChoices, 'width' | 'height'>): string =>
  Math.abs(width / height - 16 / 9) < 0.01 ? `${height}p` : `${width} × ${height}`;
