import { AlertDialog } from '@base-ui/react/alert-dialog';
import { Trash2 } from 'lucide-react';
import type { TakeEntry } from '../../core/host.ts';
import { useAttempt, useParts } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import dialog from '../settings/reset.module.css';
import { removeTake } from './take-actions.ts';

/** Asks first; the file goes to the bin, so that a mistake can be mended. */
export const DeleteTake = (props: { readonly take: TakeEntry }) => {
  const parts = useParts();
  const attempt = useAttempt();
  const { name } = props.take;
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger
        render={
          <Button look="quiet" danger icon aria-label={`Delete ${name}`}>
            <Trash2 size={20} strokeWidth={1.75} aria-hidden />
          </Button>
        }
      />
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={dialog.backdrop} />
        <AlertDialog.Popup className={dialog.sheet}>
          <AlertDialog.Title className={dialog.title}>Delete “{name}”?</AlertDialog.Title>
          <AlertDialog.Description className={dialog.text}>
            The file goes to the bin, where you can still get it back.
          </AlertDialog.Description>
          <div className={dialog.actions}>
            <AlertDialog.Close render={<Button look="primary">Keep it</Button>} />
            <AlertDialog.Close
              render={
                <Button look="quiet" danger onClick={() => attempt(() => removeTake(parts, props.take))}>
                  Delete
                </Button>
              }
            />
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
};
