import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useAttempt, useParts } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import dialog from '../settings/reset.module.css';
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
    <AlertDialog.Root open={props.open} onOpenChange={(next) => props.setOpen(next)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={dialog.backdrop} />
        <AlertDialog.Popup className={dialog.sheet}>
          <AlertDialog.Title className={dialog.title}>Delete “{props.name}”?</AlertDialog.Title>
          <AlertDialog.Description className={dialog.text}>
            The text goes to the bin, where you can still get it back. Films stay where they are.
          </AlertDialog.Description>
          <div className={dialog.actions}>
            <AlertDialog.Close render={<Button look="primary">Keep it</Button>} />
            <AlertDialog.Close
              render={
                <Button look="quiet" danger onClick={() => attempt(() => removeScript(parts))}>
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
