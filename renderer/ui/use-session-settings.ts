import { useEffect } from 'react';
import type { Host } from '../core/host.ts';
import type { LiveSession } from '../session/live-session.ts';
import type { TakeSession } from '../session/take-session.ts';
import type { InterfaceStore, Section } from '../state/interface-store.ts';
import type { SettingsStore } from '../state/settings-store.ts';

/** Hands every change to the session. Before the first run has asked, camera and microphone stay shut. */
export const useSessionSettings = (
  session: LiveSession,
  settings: SettingsStore,
  shell: InterfaceStore,
): void => {
  useEffect(() => {
    const apply = () => {
      const now = settings.getState().settings;
      const asked = shell.getState().firstRun !== 'welcome';
      session.apply(asked ? now : { ...now, cameraOn: false, microphoneOn: false });
    };
    apply();
    const stopSettings = settings.subscribe((state, before) => {
      if (state.settings !== before.settings) apply();
    });
    const stopShell = shell.subscribe((state, before) => {
      if (state.firstRun !== before.firstRun) apply();
    });
    return () => {
      stopSettings();
      stopShell();
    };
  }, [session, settings, shell]);
};

/** Screens with a stage of their own, or without any: Live's is out of sight there. */
const WITHOUT_LIVE: readonly Section[] = ['studio', 'takes'];

/** Tells the session whether anybody here sees its stage. */
export const useSeen = (session: LiveSession, shell: InterfaceStore, host: Host): void => {
  useEffect(() => {
    let isWindowSeen = true;
    let isOver = false;
    const tell = () => session.setSeen(isWindowSeen && !WITHOUT_LIVE.includes(shell.getState().section));
    const watch = async (): Promise<void> => {
      while (!isOver) {
        isWindowSeen = await host.window.isSeen({ was: isWindowSeen });
        if (!isOver) tell();
      }
    };
    // A host that does not say has its window seen.
    watch().catch((error: unknown) => console.error(String(error)));
    tell();
    const stop = shell.subscribe(tell);
    return () => {
      isOver = true;
      stop();
    };
  }, [session, shell, host]);
};

/** The settings for takes, which are played in the scene of Live. */
export const useTakeSettings = (session: TakeSession, settings: SettingsStore): void => {
  useEffect(() => {
    session.apply(settings.getState().settings);
    return settings.subscribe((state) => session.apply(state.settings));
  }, [session, settings]);
};
