import type { ReactNode } from 'react';
import { Group } from '../controls/group.tsx';
import type { Tone } from '../words/status-words.ts';
import css from './settings-page.module.css';

export const SettingsGroup = (props: { readonly title: string; readonly children: ReactNode }) => (
  <Group title={props.title} tight>
    <div className={css.card}>{props.children}</div>
  </Group>
);

export const Row = (props: {
  readonly label: string;
  readonly note?: string | undefined;
  readonly tone?: Tone;
  /** Takes its own width instead of a field's. */
  readonly narrow?: boolean;
  readonly children: ReactNode;
}) => (
  <div className={css.row}>
    <div className={css.words}>
      {props.label}
      {props.note && (
        <span className={css.note} data-tone={props.tone}>
          {props.note}
        </span>
      )}
    </div>
    <div className={props.narrow ? css.end : css.control}>{props.children}</div>
  </div>
);
