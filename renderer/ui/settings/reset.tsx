import { defaultSettings, type SettingsPatch } from '../../core/settings.ts';
import { useChangeSettings, useShell } from '../app-context.tsx';
import { AskSheet } from '../controls/ask-sheet.tsx';
import { Button } from '../controls/button.tsx';
import { Row, SettingsGroup } from './rows.tsx';

const initialPatch = (): SettingsPatch => {
  const { version: _, ...rest } = defaultSettings();
  return rest;
};

export const Reset = () => {
  const change = useChangeSettings();
  const setFirstRun = useShell((state) => state.setFirstRun);
  const reset = () => {
    change(initialPatch());
    setFirstRun('welcome');
  };
  return (
    <SettingsGroup title="Start over">
      <Row label="Reset everything" note="Settings and calibrations. Your files stay." narrow>
        <AskSheet
          trigger={<Button danger>Reset settings</Button>}
          title="Reset all settings?"
          text="Masque forgets your choices and your calibrations, and welcomes you again."
          keep="Keep them"
          does="Reset settings"
          onDo={reset}
        />
      </Row>
    </SettingsGroup>
  );
};
