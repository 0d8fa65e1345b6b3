import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import css from './hint.module.css';

export const Key = (props: { readonly children: string }) => <kbd className={css.key}>{props.children}</kbd>;

/** A control's words and its key, after a moment's rest on it. The control carries its own name for a screen reader. */
export const Hint = (props: {
  readonly words: string;
  readonly shortcut?: string;
  readonly children: ReactElement;
}) => (
  <Tooltip.Root>
    <Tooltip.Trigger render={props.children} />
    <Tooltip.Portal>
      <Tooltip.Positioner className={css.positioner} sideOffset={8}>
        <Tooltip.Popup className={css.hint}>
          {props.words}
          {props.shortcut && <Key>{props.shortcut}</Key>}
        </Tooltip.Popup>
      </Tooltip.Positioner>
    </Tooltip.Portal>
  </Tooltip.Root>
);
