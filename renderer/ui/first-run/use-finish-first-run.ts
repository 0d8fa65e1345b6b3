import { useChangeSettings, useShell } from '../app-context.tsx';

/** Leaves the welcome for good. */
export const useFinishFirstRun = (): (() => void) => {
  const setFirstRun = useShell((state) => state.setFirstRun);
  const change = useChangeSettings();
  return () => {
    change({ firstRunDone: true });
    setFirstRun('off');
  };
};

/** Who skips before they were told why has not said yes: camera and microphone stay off until they are turned on. */
export const useSkipFirstRun = (): (() => void) => {
  const asked = useShell((state) => state.firstRun !== 'welcome');
  const finish = useFinishFirstRun();
  const change = useChangeSettings();
  return () => {
    if (!asked) change({ cameraOn: false, microphoneOn: false });
    finish();
  };
};
