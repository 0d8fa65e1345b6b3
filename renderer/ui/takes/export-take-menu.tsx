import { Menu } from '@base-ui/react/menu';
import { Bone, FileSpreadsheet, Film, type LucideIcon, Upload, UserRound } from 'lucide-react';
import { useState } from 'react';
import type { TakeEntry } from '../../core/host.ts';
import { useAttempt, useParts } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import popup from '../controls/popup.module.css';
import { exportTake } from './take-actions.ts';

type As = Parameters<typeof exportTake>[2];

const CHOICES: readonly {
  readonly as: As;
  readonly icon: LucideIcon;
  readonly label: string;
  readonly note: string;
}[] = [
  {
    as: { format: 'vrma', face: 'shapes' },
    icon: UserRound,
    label: 'VRM animation, all 52 shapes',
    note: 'For avatars from Masque and others that track a face',
  },
  {
    as: { format: 'vrma', face: 'presets' },
    icon: UserRound,
    label: 'VRM animation, simple',
    note: 'Vowels, smile and blink, for every VRM avatar',
  },
  {
    as: { format: 'csv', face: 'shapes' },
    icon: FileSpreadsheet,
    label: 'ARKit CSV',
    note: 'As Live Link Face writes it, for Unreal and Blender',
  },
  {
    as: { format: 'bvh', face: 'shapes' },
    icon: Bone,
    label: 'BVH',
    note: 'Head and body, without the face',
  },
  { as: { format: 'take', face: 'shapes' }, icon: Film, label: 'Take', note: 'For Masque elsewhere' },
];

/** What a take can be written as; the system then asks where to. */
export const ExportTakeMenu = (props: { readonly take: TakeEntry; readonly disabled: boolean }) => {
  const parts = useParts();
  const attempt = useAttempt();
  const [busy, setBusy] = useState(false);
  const write = (as: As) =>
    attempt(async () => {
      setBusy(true);
      try {
        await exportTake(parts, props.take, as);
      } finally {
        setBusy(false);
      }
    });
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger render={<Button busy={busy} disabled={props.disabled} />}>
        {!busy && <Upload size={20} strokeWidth={1.75} aria-hidden />}
        {busy ? 'Exporting' : 'Export'}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={popup.positioner} sideOffset={4} align="end">
          <Menu.Popup className={popup.popup}>
            {CHOICES.map(({ as, icon: Icon, label, note }) => (
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
