import { useStore } from 'zustand';
import type { StudioSession, StudioStatus } from '../../session/studio-session.ts';
import type { StudioState } from '../../state/studio-store.ts';
import { useParts } from '../app-context.tsx';

export function useStudio<Picked>(pick: (state: StudioState) => Picked): Picked {
  return useStore(useParts().studio.store, pick);
}

export function useStudioStatus<Picked>(pick: (status: StudioStatus) => Picked): Picked {
  return useStore(useParts().studio.status, pick);
}

/** Only for what stands on the Studio screen: asking makes the session. */
export const useStudioSession = (): StudioSession => useParts().studio.session();
