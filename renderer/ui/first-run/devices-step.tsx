import { VideoOff } from 'lucide-react';
import { useCallback } from 'react';
import { wantsMicrophone } from '../../state/toggles.ts';
import {
  useAttempt,
  useChangeSettings,
  useParts,
  useSettings,
  useShell,
  useStatus,
} from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { LevelBar } from '../controls/level-bar.tsx';
import { CameraField, MicrophoneField } from '../settings/source-field.tsx';
import { cameraMessage } from '../words/stage-message.ts';
import { microphoneWords } from '../words/status-words.ts';
import css from './first-run.module.css';

/** A camera that will not come: what happened, and the demo performer as a way on. */
const CameraTrouble = () => {
  const { session, host } = useParts();
  const attempt = useAttempt();
  const camera = useStatus((status) => status.camera);
  const kind = useSettings((settings) => settings.camera.kind);
  const change = useChangeSettings();
  const message = cameraMessage(camera, '', kind);
  const denied = camera.kind === 'denied';
  if (!message && !denied) return null;
  return (
    <div className={css.trouble} role="status">
      <VideoOff size={20} strokeWidth={1.75} aria-hidden />
      <div className={css.words}>
        {denied ? 'Camera access is off' : message?.title}
        <p className={css.caption}>
          {denied ? 'Allow the camera for Masque in your system’s privacy settings.' : message?.text.trim()}
        </p>
        <div className={css.actions}>
          <Button
            size="small"
            onClick={() =>
              denied
                ? attempt(async () => {
                    const opened = await host.permissions.openSystemSettings({ device: 'camera' });
                    if (!opened) session.retryCamera();
                  })
                : session.retryCamera()
            }
          >
            {denied ? 'Open settings' : 'Look again'}
          </Button>
          <Button
            size="small"
            look="quiet"
            onClick={() => change({ camera: { kind: 'demo' }, cameraOn: true })}
          >
            Try the demo performer
          </Button>
        </div>
      </div>
    </div>
  );
};

export const DevicesStep = () => {
  const { session } = useParts();
  const setFirstRun = useShell((state) => state.setFirstRun);
  const microphone = useStatus((status) => status.microphone);
  const on = useSettings(wantsMicrophone);
  const level = useCallback(() => session.microphoneLevel(), [session]);
  const { struck, status } = microphoneWords(microphone, on);
  return (
    <>
      <CameraField />
      <CameraTrouble />
      <MicrophoneField />
      <LevelBar look="bar" cells={24} level={level} />
      <p className={css.caption} data-tone={struck ? 'attention' : undefined}>
        {struck ? `${status}. Your face alone moves the avatar.` : 'Say something. The bar should move.'}
      </p>
      <div className={css.actions}>
        <Button look="primary" size="large" className={css.main} onClick={() => setFirstRun('calibrate')}>
          Continue
        </Button>
      </div>
    </>
  );
};
