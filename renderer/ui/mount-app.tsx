import { createRoot } from 'react-dom/client';
import type { Host, LaunchOptions } from '../core/host.ts';
import type { Calibration } from '../core/settings.ts';
import type { LiveSession } from '../session/live-session.ts';
import type { StudioSession } from '../session/studio-session.ts';
import type { TakeSession } from '../session/take-session.ts';
import { withCalibration } from '../state/calibrations.ts';
import type { Problem } from '../state/problem.ts';
import { createSettingsStore } from '../state/settings-store.ts';
import { App } from './app.tsx';

export interface MountOptions<Session extends LiveSession> {
  readonly root: Element;
  readonly host: Host;
  readonly launch: LaunchOptions;
  readonly takeSession: TakeSession;
  /** Makes the session; it hands over what it calibrated, for the settings to keep. */
  createSession(calibrated: (calibration: Calibration) => void): Session;
  createStudio(): StudioSession;
}

/** Reads the settings, makes the session, and shows the app. From then on the app hands settings to the session. */
export const mountApp = async <Session extends LiveSession>(
  options: MountOptions<Session>,
): Promise<Session> => {
  const { root, host, launch, takeSession } = options;
  const listeners = new Set<(problem: Problem) => void>();
  const { settings: saved, notice } = await host.settings.read();
  const settings = createSettingsStore({
    saved,
    launch,
    write: (patch) => host.settings.write(patch),
    onWriteFailed: () => {
      const problem = {
        message: 'Your settings could not be saved.',
        cure: 'They hold until you close Masque. Check that the disk is not full.',
      };
      for (const listener of listeners) listener(problem);
    },
  });
  const session = options.createSession((calibration) => {
    const { settings: now, change } = settings.getState();
    change({ calibrations: withCalibration(now.calibrations, calibration) });
  });
  const onProblems = (listener: (problem: Problem) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  createRoot(root).render(
    <App
      session={session}
      createStudio={options.createStudio}
      takeSession={takeSession}
      host={host}
      settings={settings}
      launch={launch}
      notice={notice}
      onProblems={onProblems}
    />,
  );
  return session;
};
