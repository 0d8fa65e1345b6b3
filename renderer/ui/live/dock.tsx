import { Toolbar } from '@base-ui/react/toolbar';
import { Image, Mic, MicOff, ScanFace, Video, VideoOff } from 'lucide-react';
import { useCallback } from 'react';
import { chooseBackdrop, nextBackdrop } from '../../state/scene-changes.ts';
import { toggleCamera, toggleMicrophone, wantsCamera, wantsMicrophone } from '../../state/toggles.ts';
import { useChangeSettings, useParts, useSettings, useStatus } from '../app-context.tsx';
import { LevelBar } from '../controls/level-bar.tsx';
import { GoLiveButton } from '../on-air/go-live-button.tsx';
import { BACKDROP_WORDS } from '../words/choices.ts';
import { backgroundWords } from '../words/scene-words.ts';
import { microphoneWords } from '../words/status-words.ts';
import css from './dock.module.css';
import { Tool } from './dock-tool.tsx';
import { RecordTool } from './record-tool.tsx';

const MicrophoneTool = () => {
  const { session, settings } = useParts();
  const on = useSettings(wantsMicrophone);
  const microphone = useStatus((status) => status.microphone);
  const change = useChangeSettings();
  const level = useCallback(() => session.microphoneLevel(), [session]);
  const { label, struck, status } = microphoneWords(microphone, on);
  return (
    <Tool
      icon={struck ? MicOff : Mic}
      label={label}
      does={on ? (struck ? status : 'Mute the microphone') : 'Unmute the microphone'}
      shortcut="M"
      struck={struck}
      beside={!struck && <LevelBar look="steps" cells={5} level={level} />}
      onPress={() => change(toggleMicrophone(settings.getState().settings))}
    />
  );
};

const CameraTool = () => {
  const { session, settings } = useParts();
  const on = useSettings(wantsCamera);
  const kind = useStatus((status) => status.camera.kind);
  const change = useChangeSettings();
  const works = kind === 'running' || kind === 'starting' || kind === 'awaited';
  const struck = !on || !works;
  const does = !on ? 'Turn the camera on' : works ? 'Turn the camera off' : 'Try the camera again';
  return (
    <Tool
      icon={struck ? VideoOff : Video}
      label={on ? 'Camera' : 'Camera off'}
      does={does}
      shortcut="V"
      struck={struck}
      onPress={() => {
        if (on && !works && kind !== 'off') session.retryCamera();
        else change(toggleCamera(settings.getState().settings));
      }}
    />
  );
};

const BackdropTool = () => {
  const { settings } = useParts();
  const now = useSettings(({ scene, backdrop }) => backgroundWords(scene.background, backdrop));
  const next = useSettings(nextBackdrop);
  const change = useChangeSettings();
  return (
    <Tool
      icon={Image}
      label="Backdrop"
      does={`Change ${now} to ${BACKDROP_WORDS[next]}`}
      shortcut="B"
      onPress={() => change(chooseBackdrop(settings.getState().settings, next))}
    />
  );
};

/** What a hand reaches for. One tab stop; arrows move within. */
export const Dock = () => {
  const { session } = useParts();
  const running = useStatus((status) => status.camera.kind === 'running');
  const calibrating = useStatus((status) => status.calibration.kind === 'running');
  return (
    <Toolbar.Root className={css.dock} aria-label="Controls">
      <MicrophoneTool />
      <CameraTool />
      <Tool
        icon={ScanFace}
        label="Calibrate"
        does={running ? 'Fit the avatar to your face at rest' : 'Needs a camera'}
        shortcut="C"
        disabled={!running || calibrating}
        onPress={() => session.calibrate()}
      />
      <BackdropTool />
      <Toolbar.Separator className={css.separator} />
      <RecordTool />
      <GoLiveButton />
    </Toolbar.Root>
  );
};
