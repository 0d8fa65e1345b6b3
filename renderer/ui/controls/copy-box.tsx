import type { ReactNode } from 'react';
import css from './copy-box.module.css';
import { CopyButton } from './copy-button.tsx';

/** Something long to be taken along: read, or copied. */
export const CopyBox = (props: {
  readonly label: string;
  readonly text: string;
  /** What a screen reader says when it is copied. */
  readonly copied: string;
  readonly note?: string;
  /** What else may be done with it. */
  readonly actions?: ReactNode;
}) => (
  <div className={css.box}>
    <div className={css.head}>
      <span className={css.label}>{props.label}</span>
      {props.actions}
      <CopyButton label="Copy" done={props.copied} text={() => props.text} />
    </div>
    <code className={css.text}>{props.text}</code>
    {props.note && <p className={css.note}>{props.note}</p>}
  </div>
);
