import { Menu } from '@base-ui/react/menu';
import { type LucideIcon, Upload } from 'lucide-react';
import { useState } from 'react';
import { useAttempt } from '../app-context.tsx';
import { Button } from './button.tsx';
import popup from './popup.module.css';

export interface ExportChoice<As> {
  readonly as: As;
  readonly icon: LucideIcon;
  readonly label: string;
  readonly note: string;
}

/** What something can be written as; the system then asks where to. */
export const ExportMenu = <As,>(props: {
  readonly choices: readonly ExportChoice<As>[];
  readonly write: (as: As) => Promise<void>;
  readonly size?: 'small';
}) => {
  const attempt = useAttempt();
  const [busy, setBusy] = useState(false);
  const write = (as: As) =>
    attempt(async () => {
      setBusy(true);
      try {
        await props.write(as);
      } finally {
        setBusy(false);
      }
    });
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger render={<Button busy={busy} size={props.size ?? 'normal'} />}>
        {!busy && <Upload size={20} strokeWidth={1.75} aria-hidden />}
        {busy ? 'Exporting' : 'Export'}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={popup.positioner} sideOffset={4} align="end">
          <Menu.Popup className={popup.popup}>
            {props.choices.map(({ as, icon: Icon, label, note }) => (
              <Menu.Item key={label} className={popup.item} onClick={() => write(as)}>
                <Icon size={20} strokeWidth={1.75} aria-hidden />
                <span className={popup.text}>
                  {label}
                  <span className={popup.note}>{note}</span>
                </span>
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
};
