import { useAttempt, useParts } from '../app-context.tsx';
import { AskSheet } from '../controls/ask-sheet.tsx';
import { removeScript } from './studio-actions.ts';

/** Asks first; the file goes to the bin, so that a mistake can be mended. */
export const DeleteScript = (props: {
  readonly name: string;
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}) => {
  const parts = useParts();
  const attempt = useAttempt();
  return (
    <AskSheet
      open={props.open}
      setOpen={props.setOpen}
      title={`Delete “${props.name}”?`}
      text="The text goes to the bin, where you can still get it back. Films stay where they are."
      keep="Keep it"
      does="Delete"
      onDo={() => attempt(() => removeScript(parts))}
    />
  );
};
