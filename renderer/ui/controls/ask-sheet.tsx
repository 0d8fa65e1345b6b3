import { AlertDialog } from '@base-ui/react/alert-dialog';
import type { ReactElement } from 'react';
import { Button } from './button.tsx';
import css from './sheet.module.css';

export interface AskSheetProps {
  readonly title: string;
  readonly text: string;
  /** The way back, which is the bright one. */
  readonly keep: string;
  readonly does: string;
  readonly onDo: () => void;
  /** What opens it; without one, `open` does. */
  readonly trigger?: ReactElement;
  readonly open?: boolean;
  readonly setOpen?: (open: boolean) => void;
}

/** Asks before something is gone. */
export const AskSheet = (props: AskSheetProps) => (
  <AlertDialog.Root open={props.open} onOpenChange={(next) => props.setOpen?.(next)}>
    {props.trigger && <AlertDialog.Trigger render={props.trigger} />}
    <AlertDialog.Portal>
      <AlertDialog.Backdrop className={css.backdrop} />
      <AlertDialog.Popup className={css.sheet}>
        <AlertDialog.Title className={css.title}>{props.title}</AlertDialog.Title>
        <AlertDialog.Description className={css.text}>{props.text}</AlertDialog.Description>
        <div className={css.actions}>
          <AlertDialog.Close render={<Button look="primary">{props.keep}</Button>} />
          <AlertDialog.Close
            render={
              <Button look="quiet" danger onClick={props.onDo}>
                {props.does}
              </Button>
            }
          />
        </div>
      </AlertDialog.Popup>
    </AlertDialog.Portal>
  </AlertDialog.Root>
);
