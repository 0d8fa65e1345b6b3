import { useEffect, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useAttempt, useAvatar, useParts, useSettings, useShell, useStatus } from '../app-context.tsx';
import { showPanel } from '../frame/use-panel-place.ts';
import { type StageAction, type StageMessage, stageMessage } from '../words/stage-message.ts';
import { Banner } from './banner.tsx';

/** How long "Fitted to you" stays, milliseconds. */
const PRAISE_MILLISECONDS = 2600;

const RUNNING: StageMessage = {
  icon: 'face',
  tone: 'calm',
  title: 'Look at the camera, face at rest',
  text: '',
};

const DONE: StageMessage = {
  icon: 'calibrated',
  tone: 'calm',
  title: 'Fitted to you',
  text: 'Calibrate again whenever your seat or light changes.',
};

/** True for a moment after a calibration that this interface saw running has succeeded. */
const useJustCalibrated = (): boolean => {
  const kind = useStatus((status) => status.calibration.kind);
  const [seen, setSeen] = useState(kind);
  const [praising, setPraising] = useState(false);
  if (seen !== kind) {
    setSeen(kind);
    setPraising(seen === 'running' && kind === 'done');
  }
  useEffect(() => {
    if (!praising) return;
    const timer = window.setTimeout(() => setPraising(false), PRAISE_MILLISECONDS);
    return () => window.clearTimeout(timer);
  }, [praising]);
  return praising;
};

const useAct = (): ((action: StageAction) => void) => {
  const parts = useParts();
  const { session, host, shell, status } = parts;
  const attempt = useAttempt();
  return (action) => {
    switch (action) {
      case 'try-camera-again':
        return session.retryCamera();
      case 'choose-camera':
        return shell.getState().goTo('settings');
      case 'show-reception':
        return shell.getState().setReceptionSheet(true);
      case 'choose-microphone':
        if (status.getState().microphone.kind !== 'denied') return shell.getState().goTo('settings');
        return attempt(() => host.permissions.openSystemSettings({ device: 'microphone' }));
      case 'choose-avatar':
        return shell.getState().setAvatarMenu(true);
      case 'choose-background':
        shell.getState().showTab('scene');
        return showPanel(parts);
      case 'calibrate':
        return session.calibrate();
      case 'go-on-air':
        return session.goOnAir(true);
      case 'stay-off-air':
        return session.goOnAir(false);
    }
  };
};

/** What lies on the stage when there is something to say: one banner. */
export const StageOverlay = () => {
  const { name } = useAvatar();
  const context = useSettings(
    useShallow((settings) => ({
      microphoneOn: settings.microphoneOn,
      voiceMovesMouth: settings.voiceMovesMouth,
      camera: settings.camera,
    })),
  );
  const firstRun = useShell((state) => state.firstRun !== 'off');
  const sheetOpen = useShell((state) => state.cameraSheetOpen);
  const selfView = useSettings((settings) => settings.showSelfView);
  const status = useStatus((one) => one);
  const { stage, calibration } = status;
  const camera = status.camera.kind;
  const praising = useJustCalibrated();
  const act = useAct();
  const corner = selfView && camera === 'running';

  const live = (shown: StageMessage | null, progress?: number) => (
    <div role="status">
      {shown && <Banner message={shown} corner={corner} progress={progress} onAct={act} />}
    </div>
  );

  if (calibration.kind === 'running') return live(RUNNING, calibration.progress);
  // A sheet lies over the stage and has the word.
  if (sheetOpen || (camera === 'denied' && !firstRun)) return live(null);
  if (stage.kind === 'loading') {
    return live({ icon: 'calibrated', tone: 'calm', title: `Getting ${name} ready`, text: 'One moment.' });
  }
  if (praising) return live(DONE);
  return live(stageMessage(status, context, name, firstRun));
};
