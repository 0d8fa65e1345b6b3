import { AlertDialog } from '@base-ui/react/alert-dialog';
import { defaultSettings, type SettingsPatch } from '../../core/settings.ts';
import { useChangeSettings, useShell } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import css from './reset.module.css';
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
        <AlertDialog.Root>
          <AlertDialog.Trigger render={<Button danger>Reset settings</Button>} />
          <AlertDialog.Portal>
            <AlertDialog.Backdrop className={css.backdrop} />
            <AlertDialog.Popup className={css.sheet}>
              <AlertDialog.Title className={css.title}>Reset all settings?</AlertDialog.Title>
              <AlertDialog.Description className={css.text}>
                Masque forgets your choices and your calibrations, and welcomes you again.
              </AlertDialog.Description>
              <div className={css.actions}>
                <AlertDialog.Close render={<Button look="primary">Keep them</Button>} />
                <AlertDialog.Close
                  render={
                    <Button look="quiet" danger onClick={reset}>
                      Reset settings
                    </Button>
                  }
                />
              </div>
            </AlertDialog.Popup>
          </AlertDialog.Portal>
        </AlertDialog.Root>
      </Row>
    </SettingsGroup>
  );
};
