import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { Host, RuntimeReport, TakeEntry, WindowState } from '../core/host.ts';
import type { AvatarRecipe } from '../core/recipe/avatar-recipe.ts';
import type { Settings, SettingsPatch } from '../core/settings.ts';
import type { LiveSession } from '../session/live-session.ts';
import type { LiveStatus } from '../session/live-status.ts';
import type { TakeSession, TakeStatus } from '../session/take-session.ts';
import type { AvatarEditorState, AvatarEditorStore } from '../state/avatar-editor-store.ts';
import type { AvatarsState, AvatarsStore } from '../state/avatars-store.ts';
import type { InterfaceState, InterfaceStore } from '../state/interface-store.ts';
import { problemOf } from '../state/problem.ts';
import type { SettingsStore } from '../state/settings-store.ts';
import type { StatusStore } from '../state/status-store.ts';
import type { TakeStatusStore } from '../state/take-status-store.ts';
import type { TakesState, TakesStore } from '../state/takes-store.ts';
import type { StudioParts } from './studio/studio-parts.ts';

/** What the host told once, at the start. */
export interface HostFacts {
  readonly runtime: RuntimeReport | null;
  readonly window: WindowState;
}

export interface AppParts {
  readonly session: LiveSession;
  readonly host: Host;
  readonly settings: SettingsStore;
  readonly status: StatusStore;
  readonly shell: InterfaceStore;
  readonly avatars: AvatarsStore;
  readonly editor: AvatarEditorStore;
  readonly studio: StudioParts;
  readonly takes: TakesStore;
  readonly takeSession: TakeSession;
  readonly takeStatus: TakeStatusStore;
  readonly facts: HostFacts;
  /** Made once and moved between screens, so that the picture never starts anew. */
  readonly stageCanvas: HTMLCanvasElement;
}

const PartsContext = createContext<AppParts | null>(null);

export const AppPartsProvider = (props: { readonly parts: AppParts; readonly children: ReactNode }) => (
  <PartsContext.Provider value={props.parts}>{props.children}</PartsContext.Provider>
);

export const useParts = (): AppParts => {
  const parts = useContext(PartsContext);
  if (!parts) throw new Error('A component of the interface stands outside <App>.');
  return parts;
};

export function useSettings<Picked>(pick: (settings: Settings) => Picked): Picked {
  return useStore(useParts().settings, (state) => pick(state.settings));
}

export const useChangeSettings = (): ((patch: SettingsPatch) => void) =>
  useStore(useParts().settings, (state) => state.change);

export function useStatus<Picked>(pick: (status: LiveStatus) => Picked): Picked {
  return useStore(useParts().status, pick);
}

export function useShell<Picked>(pick: (state: InterfaceState) => Picked): Picked {
  return useStore(useParts().shell, pick);
}

export function useAvatars<Picked>(pick: (state: AvatarsState) => Picked): Picked {
  return useStore(useParts().avatars, pick);
}

export function useTakes<Picked>(pick: (state: TakesState) => Picked): Picked {
  return useStore(useParts().takes, pick);
}

export function useTakeStatus<Picked>(pick: (status: TakeStatus) => Picked): Picked {
  return useStore(useParts().takeStatus, pick);
}

/** The take on the stage of Takes. */
export const useTake = (): TakeEntry | undefined =>
  useTakes(({ entries, selected }) => entries?.find(({ id }) => id === selected));

export function useEditor<Picked>(pick: (state: AvatarEditorState) => Picked): Picked {
  return useStore(useParts().editor, pick);
}

/** Reads the recipe being edited; only for what stands inside the editor. */
export function useRecipe<Picked>(pick: (recipe: AvatarRecipe) => Picked): Picked {
  return useEditor(({ history }) => {
    if (!history) throw new Error('A control of the editor stands outside it.');
    return pick(history.present);
  });
}

/** Runs something that may fail and tells the person when it does. */
export const useAttempt = (): ((task: () => Promise<unknown>) => void) => {
  const { shell } = useParts();
  return (task) => {
    task().catch((cause: unknown) => shell.getState().notify(problemOf(cause)));
  };
};

/** The avatar in use: its entry when the host lists it, else its file's name and the portrait that the session took. */
export const useAvatar = (): { readonly name: string; readonly picture: string | undefined } => {
  const id = useSettings((settings) => settings.avatar);
  const stage = useStatus((status) => status.stage);
  const taken = useStatus((status) => status.pictures?.portrait);
  const entry = useAvatars(({ entries }) => entries.find((one) => one.id === id));
  const told = stage.kind === 'failed' ? '' : stage.avatar;
  return { name: entry?.name ?? (told || 'Avatar'), picture: entry?.picture ?? taken };
};
