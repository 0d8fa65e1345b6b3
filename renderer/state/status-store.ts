import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LiveSession } from '../session/live-session.ts';
import { initialStatus, type LiveStatus } from '../session/live-status.ts';

export type StatusStore = StoreApi<LiveStatus>;

/** The session's own words, mirrored for the interface. `stop` ends the mirroring. */
export const createStatusStore = (
  session: Pick<LiveSession, 'subscribe'>,
): { readonly store: StatusStore; readonly stop: () => void } => {
  const store = createStore<LiveStatus>()(() => initialStatus());
  return { store, stop: session.subscribe((status) => store.setState(status, true)) };
};
