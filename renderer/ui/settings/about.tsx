import { useParts, useStatus } from '../app-context.tsx';
import { SettingsGroup } from './rows.tsx';
import css from './settings-page.module.css';

/** What runs, and whether it is what it should be. */
export const About = () => {
  const { runtime } = useParts().facts;
  const gpu = useStatus((status) => status.gpu);
  return (
    <SettingsGroup title="About">
      <dl className={css.facts}>
        <dt>Masque</dt>
        <dd>{runtime ? runtime.app : 'Unknown'}</dd>
        {runtime && (
          <>
            <dt>Electron</dt>
            <dd>
              {runtime.electron}, Chromium {runtime.chromium}
            </dd>
          </>
        )}
        <dt>Graphics</dt>
        <dd>{gpu || 'Not known yet'}</dd>
        <dt>Privacy</dt>
        <dd>
          Your camera’s picture never leaves this computer. On air the avatar goes out, and your voice only if
          you send it.
        </dd>
      </dl>
      {runtime && !runtime.official && (
        <p className={css.warning}>
          This runs on a substitute for the official Electron, good for development only. Run the set-up again
          with a network to get the official one.
        </p>
      )}
    </SettingsGroup>
  );
};
