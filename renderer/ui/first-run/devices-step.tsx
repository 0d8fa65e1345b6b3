import { VideoOff } from 'lucide-react';
import { useCallback } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useChangeSettings, useParts, useSettings, useShell, useStatus } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { LevelBar } from '../controls/level-bar.tsx';
import { CameraField, MicrophoneField } from '../settings/source-field.tsx';
import { microphoneWords, statusWords } from '../words/status-words.ts';
import css from './first-run.module.css';

/** Cameras that will not come: the demo performer is a way on. */
const STUCK: ReadonlySet<string> = new Set(['none-found', 'denied', 'busy', 'unplugged', 'failed']);

const DemoOffer = () => {
  const stuck = useStatus((status) => STUCK.has(status.camera.kind));
  const { words } = useStatus(useShallow(statusWords));
  const change = useChangeSettings();
  if (!stuck) return null;
  return (
    <div className={css.trouble} role="status">
      <VideoOff size={20} strokeWidth={1.75} aria-hidden />
      <div className={css.words}>
        {words === 'Voice only' ? 'No camera found' : words}
        <p className={css.caption}>See Masque at work with the demo performer.</p>
      </div>
      <Button size="small" onClick={() => change({ camera: { kind: 'demo' }, cameraOn: true })}>
        Try the demo
      </Button>
    </div>
  );
};

export const DevicesStep = () => {
  const { session } = useParts();
  const setFirstRun = useShell((state) => state.setFirstRun);
  const microphone = useStatus((status) => status.microphone);
  const on = useSettings((settings) => settings.microphoneOn);
  const level = useCallback(() => session.microphoneLevel(), [session]);
  const { struck, status } = microphoneWords(microphone, on);
  return (
    <>
      <CameraField />
      <DemoOffer />
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
