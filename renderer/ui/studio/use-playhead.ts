import { useEffect } from 'react';
import { useParts } from '../app-context.tsx';

/** Calls back with the playhead's time, seconds, at once and in every picture in which it has moved. */
export const usePlayhead = (moved: (timeSeconds: number) => void): void => {
  const { studio } = useParts();
  useEffect(() => {
    const session = studio.session();
    let request = 0;
    let last = Number.NaN;
    const follow = () => {
      request = requestAnimationFrame(follow);
      const now = session.timeSeconds();
      if (now === last) return;
      last = now;
      moved(now);
    };
    follow();
    return () => cancelAnimationFrame(request);
  }, [studio, moved]);
};
