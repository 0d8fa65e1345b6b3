import { useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import type { SettingsStore } from '../state/settings-store.ts';

/** Puts the chosen theme on the document, and follows the system where that is the choice. */
export const useTheme = (settings: SettingsStore): void => {
  const theme = useStore(settings, (state) => state.settings.theme);
  useLayoutEffect(() => {
    const system = window.matchMedia('(prefers-color-scheme: light)');
    const show = () => {
      document.documentElement.dataset.theme =
        theme === 'system' ? (system.matches ? 'light' : 'dark') : theme;
    };
    show();
    system.addEventListener('change', show);
    return () => system.removeEventListener('change', show);
  }, [theme]);
};
