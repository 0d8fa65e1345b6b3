import { Trash2 } from 'lucide-react';
import type { AvatarEntry } from '../../core/host.ts';
import { useAttempt, useParts } from '../app-context.tsx';
import { AskSheet } from '../controls/ask-sheet.tsx';
import { Button } from '../controls/button.tsx';
import { removeAvatar } from './avatar-actions.ts';
import css from './avatar-panel.module.css';

/** Asks first; the file goes to the bin, so that a mistake can be mended. */
export const DeleteAvatar = (props: { readonly entry: AvatarEntry }) => {
  const parts = useParts();
  const attempt = useAttempt();
  const { name } = props.entry;
  return (
    <AskSheet
      trigger={
        <Button look="quiet" danger className={css.delete}>
          <Trash2 size={20} strokeWidth={1.75} aria-hidden />
          Delete
        </Button>
      }
      title={`Delete ${name}?`}
      text="The file goes to the bin, where you can still get it back."
      keep={`Keep ${name}`}
      does="Delete"
      onDo={() => attempt(() => removeAvatar(parts, props.entry))}
    />
  );
};
