import { useCallback, useSyncExternalStore } from 'react';
import { type AppParts, useParts, useSettings, useShell } from '../app-context.tsx';

/** Where the panel is: beside the stage when there is room, else over it. */
export interface PanelPlace {
  readonly shown: boolean;
  readonly overlay: boolean;
  readonly toggle: () => void;
}

const NARROW = '(max-width: 1119px)';

const subscribeNarrow = (changed: () => void): (() => void) => {
  const query = window.matchMedia(NARROW);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
};

/** Opens the panel, wherever its place is now. */
export const showPanel = ({ shell, settings }: Pick<AppParts, 'shell' | 'settings'>): void => {
  if (window.matchMedia(NARROW).matches || shell.getState().drawerOpen) shell.getState().setOverlay(true);
  else if (!settings.getState().settings.panelOpen) settings.getState().change({ panelOpen: true });
};

export const usePanelPlace = (): PanelPlace => {
  const { shell, settings } = useParts();
  const narrow = useSyncExternalStore(subscribeNarrow, () => window.matchMedia(NARROW).matches);
  const docked = useSettings((one) => one.panelOpen);
  const overlayOpen = useShell((state) => state.overlayOpen);
  const drawerOpen = useShell((state) => state.drawerOpen);
  const overlay = narrow || drawerOpen;
  const toggle = useCallback(() => {
    const { change, settings: now } = settings.getState();
    if (overlay) shell.getState().setOverlay(!shell.getState().overlayOpen);
    else change({ panelOpen: !now.panelOpen });
  }, [shell, settings, overlay]);
  return { shown: overlay ? overlayOpen : docked, overlay, toggle };
};
