import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Host } from '../../core/host.ts';
import { initialStudioStatus, type StudioSession, type StudioStatus } from '../../session/studio-session.ts';
import type { InterfaceStore } from '../../state/interface-store.ts';
import { problemOf } from '../../state/problem.ts';
import { createStudioStore, type StudioStore } from '../../state/studio-store.ts';

/** What the Studio screen works with. Its session is made when the screen is first seen, and then stays. */
export interface StudioParts {
  readonly store: StudioStore;
  readonly status: StoreApi<StudioStatus>;
  /** Made once and moved with the screen, so that the picture never starts anew. */
  readonly canvas: HTMLCanvasElement;
  session(): StudioSession;
  dispose(): void;
}

export const createStudioParts = (options: {
  readonly host: Host;
  readonly shell: InterfaceStore;
  readonly createSession: () => StudioSession;
}): StudioParts => {
  const { host, shell } = options;
  const store = createStudioStore({
    save: (name, text) => host.scripts.save({ name, text }),
    onSaveFailed: (cause) => shell.getState().notify(problemOf(cause)),
  });
  const status = createStore<StudioStatus>()(() => initialStudioStatus());
  let session: StudioSession | null = null;
  return {
    store,
    status,
    canvas: document.createElement('canvas'),
    session() {
      if (session === null) {
        session = options.createSession();
        session.subscribe((now) => status.setState(now, true));
      }
      return session;
    },
    dispose() {
      void store.getState().flush();
      session?.dispose();
      session = null;
    },
  };
};
