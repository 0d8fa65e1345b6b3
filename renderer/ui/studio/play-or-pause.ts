import type { AppParts } from '../app-context.tsx';

/** The stage plays from where it stands, or stops; a finished film that is watched has keys of its own. */
export const playOrPause = ({ studio }: AppParts): void => {
  if (studio.store.getState().watched !== null) return;
  const { playback, timeline } = studio.status.getState();
  if (timeline === null) return;
  if (playback.kind === 'playing') studio.session().pause();
  else studio.session().play();
};
