import { Mic, Video } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useAttempt, useChangeSettings, useParts, useSettings, useStatus } from '../app-context.tsx';
import { SelectField } from '../controls/select-field.tsx';
import {
  CAMERA_WORDS,
  CHOOSE_FILE,
  choiceValue,
  type Device,
  MICROPHONE_WORDS,
  sourceRows,
} from './source-choices.ts';

/** The devices of a kind: read at the start, when one appears or goes, and when `again` says that names may be known now. */
const useDevices = (
  read: () => Promise<readonly Device[]>,
  again: string,
): readonly [readonly Device[], () => void] => {
  const [devices, setDevices] = useState<readonly Device[]>([]);
  const look = useCallback(() => {
    // A list that cannot be read is an empty list: the default, the demo performer and files remain.
    read().then(setDevices, () => setDevices([]));
  }, [read]);
  useEffect(look, [look, again]);
  useEffect(() => {
    const media = navigator.mediaDevices as MediaDevices | undefined;
    media?.addEventListener('devicechange', look);
    return () => media?.removeEventListener('devicechange', look);
  }, [look]);
  return [devices, look];
};

export const CameraField = () => {
  const { session, host, shell } = useParts();
  const attempt = useAttempt();
  const chosen = useSettings((settings) => settings.camera);
  const change = useChangeSettings();
  const state = useStatus((status) => status.camera.kind);
  const running = useStatus((status) => (status.camera.kind === 'running' ? status.camera.label : undefined));
  const [devices, look] = useDevices(
    useCallback(() => session.cameras(), [session]),
    state,
  );
  const { rows, choices } = sourceRows(
    devices,
    chosen,
    CAMERA_WORDS,
    chosen.kind === 'default' ? running : undefined,
  );
  const choose = (value: string) => {
    if (value === CHOOSE_FILE) {
      attempt(async () => {
        const file = await host.media.choose({ kind: 'video' });
        if (file) change({ camera: { kind: 'file', path: file.path }, cameraOn: true });
      });
      return;
    }
    const camera = choices.get(value);
    if (camera) change({ camera, cameraOn: camera.kind !== 'none' });
    if (camera?.kind === 'remote') shell.getState().setReceptionSheet(true);
  };
  return (
    <SelectField
      label="Camera"
      icon={Video}
      value={choiceValue(chosen)}
      choices={rows}
      onChange={choose}
      onOpen={look}
    />
  );
};

export const MicrophoneField = () => {
  const { session, host } = useParts();
  const attempt = useAttempt();
  const chosen = useSettings((settings) => settings.microphone);
  const change = useChangeSettings();
  const state = useStatus((status) => status.microphone.kind);
  const running = useStatus((status) =>
    status.microphone.kind === 'running' ? status.microphone.label : undefined,
  );
  const [devices, look] = useDevices(
    useCallback(() => session.microphones(), [session]),
    state,
  );
  const { rows, choices } = sourceRows(
    devices,
    chosen,
    MICROPHONE_WORDS,
    chosen.kind === 'default' ? running : undefined,
  );
  const choose = (value: string) => {
    if (value === CHOOSE_FILE) {
      attempt(async () => {
        const file = await host.media.choose({ kind: 'sound' });
        if (file) change({ microphone: { kind: 'file', path: file.path }, microphoneOn: true });
      });
      return;
    }
    const microphone = choices.get(value);
    if (microphone) change({ microphone, microphoneOn: microphone.kind !== 'none' });
  };
  return (
    <SelectField
      label="Microphone"
      icon={Mic}
      value={choiceValue(chosen)}
      choices={rows}
      onChange={choose}
      onOpen={look}
    />
  );
};
