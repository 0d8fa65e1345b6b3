import { Toolbar } from '@base-ui/react/toolbar';
import type { Action } from '../../core/script/script.ts';
import { Key } from '../controls/hint.tsx';
import { ACTION_WORDS } from '../words/acting-words.ts';
import css from './acting-bar.module.css';
import { ACTION_ICONS, BAR_ACTIONS } from './action-icons.ts';

/** The directions used most, put where the caret is. All of them are behind the slash. */
export const ActingBar = (props: { readonly insert: (action: Action) => void }) => (
  <Toolbar.Root className={css.bar} aria-label="Acting">
    <span className={css.label}>
      Acting <Key>/</Key>
    </span>
    {BAR_ACTIONS.map((action) => {
      const Icon = ACTION_ICONS[action];
      return (
        <Toolbar.Button key={action} className={css.action} onClick={() => props.insert(action)}>
          <Icon size={16} strokeWidth={1.75} aria-hidden />
          {ACTION_WORDS[action]}
        </Toolbar.Button>
      );
    })}
  </Toolbar.Root>
);
