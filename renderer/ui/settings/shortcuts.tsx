import { useParts } from '../app-context.tsx';
import { Key } from '../controls/hint.tsx';
import { SHORTCUT_LIST } from '../keyboard/shortcuts.ts';
import { SettingsGroup } from './rows.tsx';
import css from './settings-page.module.css';

export const Shortcuts = () => {
  const { facts } = useParts();
  const mac = facts.runtime?.platform === 'darwin';
  return (
    <SettingsGroup title="Keyboard">
      <ul className={css.keys}>
        {SHORTCUT_LIST.map(({ keys, does }) => (
          <li key={does} className={css.shortcut}>
            {does}
            <span className={css.combination}>
              {keys.map((key) =>
                key === 'to' ? key : <Key key={key}>{mac && key === 'Ctrl' ? '⌘' : key}</Key>,
              )}
            </span>
          </li>
        ))}
      </ul>
    </SettingsGroup>
  );
};
