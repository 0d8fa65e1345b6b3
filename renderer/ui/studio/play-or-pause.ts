import type { AppParts } from '../app-context.tsx';

/** The stage plays from where it stands, or stops; false where there is nothing to play, or a film has keys of its own. */
export const playOrPause = ({ studio }: AppParts): boolean => {
  const { playback, timeline } = studio.status.getState();
  if (timeline === null || studio.store.getState().watched !== null) return false;
  if (playback.kind === 'playing') studio.session().pause();
  else studio.session().play();
  return true;
};
