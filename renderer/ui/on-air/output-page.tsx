import { Camera } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { chosenCamera } from '../../state/chosen-camera.ts';
import { useAttempt, useChangeSettings, useParts, useSettings, useStatus } from '../app-context.tsx';
import { BroadcastGroup } from '../broadcast/broadcast-group.tsx';
import { Group } from '../controls/group.tsx';
import { Segments } from '../controls/segments.tsx';
import { SelectField } from '../controls/select-field.tsx';
import { Switch } from '../controls/switch.tsx';
import { SwitchRow } from '../controls/switch-row.tsx';
import { cameraWords } from '../words/on-air-words.ts';
import {
  choiceNote,
  deviceRows,
  RATE_CHOICES,
  SIZE_CHOICES,
  sizeNote,
  sizeWords,
  voiceWords,
} from '../words/output-words.ts';
import { CameraCard } from './camera-card.tsx';
import css from './output-page.module.css';
import { pressCamera } from './press-go-live.ts';
import { RemedyCard } from './remedy-card.tsx';

const Choice = (props: {
  readonly label: string;
  readonly now?: string;
  readonly note?: string | null;
  readonly children: ReactNode;
}) => (
  <div className={css.choice}>
    <p className={css.label}>
      {props.label}
      {props.now && <span className={css.now}>{props.now}</span>}
    </p>
    {props.children}
    {props.note && <p className={css.note}>{props.note}</p>}
  </div>
);

const OnAirSwitch = () => {
  const parts = useParts();
  const onAir = useStatus((status) => status.onAir.kind);
  const chosen = useSettings((settings) => settings.virtualCamera);
  const idle = onAir === 'off' || onAir === 'failed';
  const useless = useStatus((status) => idle && cameraWords(status, chosen).press === 'nothing');
  return (
    <Switch aria-label="Virtual camera" on={!idle} disabled={useless} onChange={() => pressCamera(parts)} />
  );
};

const DeviceChoice = () => {
  const { session } = useParts();
  const attempt = useAttempt();
  const survey = useStatus((status) => status.virtualCameras);
  const chosen = useSettings((settings) => settings.virtualCamera);
  const change = useChangeSettings();
  const devices = survey?.devices ?? [];
  const note = choiceNote(chosenCamera(survey, chosen), devices.length);
  return (
    <Choice label="Camera" note={note}>
      <SelectField
        label="Virtual camera"
        icon={Camera}
        value={chosen}
        choices={deviceRows(devices, chosen)}
        onChange={(virtualCamera) => change({ virtualCamera })}
        onOpen={() => attempt(() => session.surveyVirtualCameras())}
      />
    </Choice>
  );
};

const SizeChoice = () => {
  const size = useSettings((settings) => settings.outputSize);
  const note = useStatus((status) => sizeNote(status.onAir, size));
  const change = useChangeSettings();
  return (
    <Choice label="Size" now={sizeWords(size)} note={note}>
      <Segments
        label="Size"
        value={size}
        choices={SIZE_CHOICES}
        onChange={(outputSize) => change({ outputSize })}
      />
    </Choice>
  );
};

const RateChoice = () => {
  const rate = useSettings((settings) => settings.outputRate);
  const change = useChangeSettings();
  return (
    <Choice label="Pictures a second" note={rate > 30 ? 'Some meeting apps stumble above 30.' : null}>
      <Segments
        label="Pictures a second"
        value={`${rate}`}
        choices={RATE_CHOICES}
        onChange={(value) => {
          const chosen = RATE_CHOICES.find((one) => one.value === value);
          if (chosen) change({ outputRate: chosen.rate });
        }}
      />
    </Choice>
  );
};

const VoiceRow = () => {
  const survey = useStatus((status) => status.virtualCameras);
  const onAir = useStatus((status) => status.onAir);
  const microphone = useStatus((status) => status.microphone);
  const on = useSettings((settings) => settings.virtualMicrophone);
  const change = useChangeSettings();
  const { disabled, note } = voiceWords(survey, { onAir, microphone }, on);
  return (
    <SwitchRow
      label="Send my voice"
      note={note}
      on={on && !disabled}
      disabled={disabled}
      onChange={(virtualMicrophone) => change({ virtualMicrophone })}
    />
  );
};

/** What goes out and how: the camera that meeting apps list, and the voice beside it. */
export const OutputPage = () => {
  const { session } = useParts();
  const attempt = useAttempt();
  const remedy = useStatus((status) => status.virtualCameras?.remedy);
  const missing = useStatus((status) => status.virtualCameras?.devices.length === 0);
  useEffect(() => attempt(() => session.surveyVirtualCameras()), [session]);
  return (
    <>
      <Group title="Virtual camera" control={<OnAirSwitch />}>
        <CameraCard />
        {missing && remedy ? <RemedyCard remedy={remedy} /> : <DeviceChoice />}
        <SizeChoice />
        <RateChoice />
      </Group>
      <Group title="Microphone" tight>
        <VoiceRow />
      </Group>
      <BroadcastGroup />
      {!missing && remedy && (
        <Group title="Not in your app’s list?">
          <RemedyCard remedy={remedy} />
        </Group>
      )}
    </>
  );
};
