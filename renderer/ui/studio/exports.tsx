import { useMemo } from 'react';
import { useParts } from '../app-context.tsx';
import { FilmList } from '../films/film-list.tsx';
import { watchFilm } from './studio-actions.ts';
import { useStudioSession, useStudioStatus } from './use-studio.ts';

/** Every film that is made or was. */
export const Exports = () => {
  const parts = useParts();
  const session = useStudioSession();
  const queue = useStudioStatus((status) => status.queue);
  const doings = useMemo(() => ({ ...session, watch: watchFilm.bind(null, parts) }), [session, parts]);
  return (
    <FilmList title="Exports" films={queue} doings={doings} none="Films that you export are listed here." />
  );
};
