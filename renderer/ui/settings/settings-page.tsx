import { useCallback } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { wantsMicrophone } from '../../state/toggles.ts';
import {
  useAvatar,
  useAvatars,
  useChangeSettings,
  useParts,
  useSettings,
  useShell,
  useStatus,
} from '../app-context.tsx';
import { useChooseAvatarFile } from '../avatars/use-choose-avatar.ts';
import { Button } from '../controls/button.tsx';
import { LevelBar } from '../controls/level-bar.tsx';
import { Segments } from '../controls/segments.tsx';
import { SelectField } from '../controls/select-field.tsx';
import { QUALITY_CHOICES, THEME_WORDS, TRACKER_CHOICES } from '../words/choices.ts';
import { cameraMessage } from '../words/stage-message.ts';
import { microphoneWords, QUALITY_WORDS, statusWords } from '../words/status-words.ts';
import { About } from './about.tsx';
import { Reset } from './reset.tsx';
import { Row, SettingsGroup } from './rows.tsx';
import css from './settings-page.module.css';
import { Shortcuts } from './shortcuts.tsx';
import { CHOOSE_FILE } from './source-choices.ts';
import { CameraField, MicrophoneField } from './source-field.tsx';

const CameraRow = () => {
  const { tone, words } = useStore(useParts().status, useShallow(statusWords));
  const kind = useSettings((settings) => settings.camera.kind);
  const camera = useStatus((status) => status.camera);
  const trouble = cameraMessage(camera, '', kind);
  const note = trouble ? `${trouble.title}. ${trouble.text.trim()}` : words;
  const showAddress = useShell((state) => state.setReceptionSheet);
  return (
    <Row label="Camera" note={note} tone={tone}>
      <CameraField />
      {kind === 'remote' && (
        <Button size="small" look="quiet" onClick={() => showAddress(true)}>
          Show the address
        </Button>
      )}
    </Row>
  );
};

const MicrophoneRow = () => {
  const { session } = useParts();
  const microphone = useStatus((status) => status.microphone);
  const on = useSettings(wantsMicrophone);
  const level = useCallback(() => session.microphoneLevel(), [session]);
  const { status, struck } = microphoneWords(microphone, on);
  return (
    <Row label="Microphone" note={status} tone={on && struck ? 'attention' : 'quiet'}>
      <MicrophoneField />
      {!struck && (
        <span className={css.level}>
          <LevelBar look="bar" cells={24} level={level} />
        </span>
      )}
    </Row>
  );
};

const AvatarRow = () => {
  const entries = useAvatars((state) => state.entries);
  const { name } = useAvatar();
  const current = useSettings((settings) => settings.avatar);
  const change = useChangeSettings();
  const chooseFile = useChooseAvatarFile();
  const listed = entries.map((avatar) => ({ value: avatar.id, label: avatar.name }));
  const known = listed.some((avatar) => avatar.value === current);
  return (
    <Row label="Avatar" note="A VRM or GLB file works too">
      <SelectField
        label="Avatar"
        value={current}
        choices={[
          ...listed,
          ...(known ? [] : [{ value: current, label: name }]),
          { value: CHOOSE_FILE, label: 'Open an avatar file…', apart: true },
        ]}
        onChange={(value) => (value === CHOOSE_FILE ? chooseFile() : change({ avatar: value }))}
      />
    </Row>
  );
};

const QualityRow = () => {
  const chosen = useSettings((settings) => settings.quality);
  const inUse = useStatus((status) => status.quality);
  const change = useChangeSettings();
  return (
    <Row
      label="Picture quality"
      note={
        chosen === 'auto'
          ? `In use: ${QUALITY_WORDS[inUse].toLowerCase()}`
          : 'Light is the smoothest, full the finest'
      }
    >
      <Segments
        label="Picture quality"
        value={chosen}
        choices={QUALITY_CHOICES}
        onChange={(quality) => change({ quality })}
      />
    </Row>
  );
};

const TrackerRow = () => {
  const chosen = useSettings((settings) => settings.trackerModel);
  const tracker = useStatus((status) => status.tracker);
  const change = useChangeSettings();
  const inUse = tracker
    ? `In use: ${tracker.model === 'official' ? 'precise' : 'small'}, on the ${tracker.delegate === 'GPU' ? 'graphics card' : 'processor'}`
    : 'Starts with the camera';
  return (
    <Row label="Face tracking" note={inUse}>
      <Segments
        label="Face tracking"
        value={chosen}
        choices={TRACKER_CHOICES}
        onChange={(trackerModel) => change({ trackerModel })}
      />
    </Row>
  );
};

const ThemeRow = () => {
  const theme = useSettings((settings) => settings.theme);
  const change = useChangeSettings();
  return (
    <Row label="Theme">
      <Segments
        label="Theme"
        value={theme}
        choices={(['system', 'dark', 'light'] as const).map((value) => ({
          value,
          label: THEME_WORDS[value],
        }))}
        onChange={(next) => change({ theme: next })}
      />
    </Row>
  );
};

export const SettingsPage = () => (
  <main className={css.page} aria-label="Settings">
    <div className={css.column}>
      <SettingsGroup title="Camera and microphone">
        <CameraRow />
        <MicrophoneRow />
      </SettingsGroup>
      <SettingsGroup title="Avatar and picture">
        <AvatarRow />
        <QualityRow />
        <TrackerRow />
      </SettingsGroup>
      <SettingsGroup title="Appearance">
        <ThemeRow />
      </SettingsGroup>
      <Shortcuts />
      <About />
      <Reset />
    </div>
  </main>
);
