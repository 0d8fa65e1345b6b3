import { Trash2 } from 'lucide-react';
import type { TakeEntry } from '../../core/host.ts';
import { useAttempt, useParts } from '../app-context.tsx';
import { AskSheet } from '../controls/ask-sheet.tsx';
import { Button } from '../controls/button.tsx';
import { removeTake } from './take-actions.ts';

/** Asks first; the file goes to the bin, so that a mistake can be mended. */
export const DeleteTake = (props: { readonly take: TakeEntry }) => {
  const parts = useParts();
  const attempt = useAttempt();
  const { name } = props.take;
  return (
    <AskSheet
      trigger={
        <Button look="quiet" danger icon aria-label={`Delete ${name}`}>
          <Trash2 size={20} strokeWidth={1.75} aria-hidden />
        </Button>
      }
      title={`Delete “${name}”?`}
      text="The file goes to the bin, where you can still get it back."
      keep="Keep it"
      does="Delete"
      onDo={() => attempt(() => removeTake(parts, props.take))}
    />
  );
};
