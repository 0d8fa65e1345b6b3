import type { FilmProgress } from '../../../renderer/core/film.ts';

type Running = Extract<FilmProgress, { kind: 'running' }>;

/** Pictures are nearly all of the work. */
export const filmShare = ({ frames, ofFrames }: Running): number => (ofFrames === 0 ? 0 : frames / ofFrames);

const clock = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
};

/** For the terminal. */
export const filmText = ({ step, frames, ofFrames, secondsLeft }: Running): string => {
  switch (step) {
    case 'speech':
      return 'speaking';
    case 'finishing':
      return 'finishing the file';
    case 'frames': {
      const left = secondsLeft === undefined ? '' : `, ${clock(secondsLeft)} left`;
      return `${frames} of ${ofFrames} frames${left}`;
    }
  }
};
