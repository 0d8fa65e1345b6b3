import { Menu } from '@base-ui/react/menu';
import { Box, FileJson, type LucideIcon, Upload, UserRound } from 'lucide-react';
import { useState } from 'react';
import type { AvatarEntry } from '../../core/host.ts';
import { useAttempt, useParts } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import popup from '../controls/popup.module.css';
import { type ExportFormat, exportAvatar } from './avatar-actions.ts';

const CHOICES: readonly {
  readonly format: ExportFormat;
  readonly icon: LucideIcon;
  readonly label: string;
  readonly note: string;
}[] = [
  { format: 'vrm', icon: UserRound, label: 'VRM', note: 'For VTuber and meeting apps' },
  { format: 'glb', icon: Box, label: 'GLB', note: 'For Blender, engines and the web' },
  { format: 'recipe', icon: FileJson, label: 'Recipe', note: 'Small; to edit in Masque again' },
];

/** What it can be written as; the system then asks where to. */
export const ExportMenu = (props: { readonly entry: AvatarEntry }) => {
  const parts = useParts();
  const attempt = useAttempt();
  const [busy, setBusy] = useState(false);
  const write = (format: ExportFormat) =>
    attempt(async () => {
      setBusy(true);
      try {
        await exportAvatar(parts, props.entry, format);
      } finally {
        setBusy(false);
      }
    });
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger render={<Button busy={busy} />}>
        {!busy && <Upload size={20} strokeWidth={1.75} aria-hidden />}
        {busy ? 'Exporting' : 'Export'}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={popup.positioner} sideOffset={4} align="end">
          <Menu.Popup className={popup.popup}>
            {CHOICES.map(({ format, icon: Icon, label, note }) => (
              <Menu.Item key={format} className={popup.item} onClick={() => write(format)}>
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
