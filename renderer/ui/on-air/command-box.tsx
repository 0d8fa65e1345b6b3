import { CopyBox } from '../controls/copy-box.tsx';

/** The one command for a terminal, to be read and taken along. */
export const CommandBox = (props: {
  readonly command: string;
  /** Masque can do the same by itself. */
  readonly optional: boolean;
}) => (
  <CopyBox
    label={props.optional ? 'Or in a terminal' : 'In a terminal'}
    text={props.command}
    copied="The command is copied"
  />
);
