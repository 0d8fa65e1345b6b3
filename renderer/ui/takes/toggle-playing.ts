import { partOf } from '../../state/takes-store.ts';
import type { AppParts } from '../app-context.tsx';

/** Plays the part that is left of the take on the stage, or pauses; for the button and the keyboard. */
export const togglePlaying = ({ takes, takeSession, takeStatus }: AppParts): boolean => {
  const { entries, selected } = takes.getState();
  const take = entries?.find(({ id }) => id === selected);
  if (!take || takeStatus.getState().loaded.kind !== 'ready') return false;
  if (takeStatus.getState().playing) takeSession.pause();
  else takeSession.play(partOf(takes.getState(), take));
  return true;
};
