import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import css from './sheet.module.css';

/** A sheet over the window that asks for more than a yes. `children` are asked for while it is open alone. */
export const FormSheet = (props: {
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
}) => (
  <Dialog.Root open={props.open} onOpenChange={(next) => props.setOpen(next)}>
    <Dialog.Portal>
      <Dialog.Backdrop className={css.backdrop} />
      <Dialog.Popup className={`${css.sheet} ${css.form}`}>
        <Dialog.Title className={css.title}>{props.title}</Dialog.Title>
        {props.text !== undefined && (
          <Dialog.Description className={css.text}>{props.text}</Dialog.Description>
        )}
        {props.children}
      </Dialog.Popup>
    </Dialog.Portal>
  </Dialog.Root>
);

/** Below the fields: the primary action, and the way back. */
export const FormSheetActions = (props: { readonly children: ReactNode }) => (
  <div className={css.actions}>
    {props.children}
    <Dialog.Close render={<Button look="quiet">Not now</Button>} />
  </div>
);

/** One question: its name, the answers, and what the chosen one means. */
export const FormRow = (props: {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}) => (
  <div className={css.row}>
    <span className={css.label}>{props.title}</span>
    {props.children}
    {props.note && <span className={css.note}>{props.note}</span>}
  </div>
);
