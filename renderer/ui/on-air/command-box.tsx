import { CopyButton } from '../controls/copy-button.tsx';
import css from './command-box.module.css';

/** The one command for a terminal, to be read and taken along. */
export const CommandBox = (props: {
  readonly command: string;
  /** Masque can do the same by itself. */
  readonly optional: boolean;
}) => (
  <div className={css.box}>
    <div className={css.head}>
      {props.optional ? 'Or in a terminal' : 'In a terminal'}
      <CopyButton label="Copy" done="The command is copied" text={() => props.command} />
    </div>
    <code className={css.command}>{props.command}</code>
  </div>
);
