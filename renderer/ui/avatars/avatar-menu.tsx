import { Menu } from '@base-ui/react/menu';
import { Check, ChevronDown, FolderOpen } from 'lucide-react';
import { useAvatar, useAvatars, useChangeSettings, useSettings, useShell } from '../app-context.tsx';
import popup from '../controls/popup.module.css';
import css from './avatar-menu.module.css';
import { AvatarPicture } from './avatar-picture.tsx';
import { useChooseAvatarFile } from './use-choose-avatar.ts';

/** The avatar in use; press to use another. */
export const AvatarMenu = () => {
  const entries = useAvatars((state) => state.entries);
  const { name, picture } = useAvatar();
  const current = useSettings((settings) => settings.avatar);
  const open = useShell((state) => state.avatarMenuOpen);
  const setOpen = useShell((state) => state.setAvatarMenu);
  const change = useChangeSettings();
  const chooseFile = useChooseAvatarFile();
  return (
    <Menu.Root modal={false} open={open} onOpenChange={(next) => setOpen(next)}>
      <Menu.Trigger className={css.chip} aria-label={`Avatar: ${name}`}>
        <AvatarPicture picture={picture} />
        <span className={css.name}>{name}</span>
        <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={popup.positioner} sideOffset={4} align="start">
          <Menu.Popup className={popup.popup}>
            <Menu.RadioGroup value={current} onValueChange={(id: string) => change({ avatar: id })}>
              {entries.map((avatar) => (
                <Menu.RadioItem key={avatar.id} value={avatar.id} className={popup.item} closeOnClick>
                  <AvatarPicture picture={avatar.picture} />
                  <span className={popup.text}>{avatar.name}</span>
                  <Menu.RadioItemIndicator className={popup.check}>
                    <Check size={16} strokeWidth={1.75} aria-hidden />
                  </Menu.RadioItemIndicator>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <Menu.Separator className={popup.separator} />
            <Menu.Item className={popup.item} onClick={chooseFile}>
              <FolderOpen size={20} strokeWidth={1.75} aria-hidden />
              <span className={popup.text}>Open an avatar file…</span>
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
};
