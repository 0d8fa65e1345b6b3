import { createStore, type StoreApi } from 'zustand/vanilla';
import { initialTakeStatus, type TakeSession, type TakeStatus } from '../session/take-session.ts';

export type TakeStatusStore = StoreApi<TakeStatus>;

/** The take session's own words, mirrored for the interface. `stop` ends the mirroring. */
export const createTakeStatusStore = (
  session: Pick<TakeSession, 'subscribe'>,
): { readonly store: TakeStatusStore; readonly stop: () => void } => {
  const store = createStore<TakeStatus>()(() => initialTakeStatus());
  return { store, stop: session.subscribe((status) => store.setState(status, true)) };
};
