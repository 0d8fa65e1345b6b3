import { FolderOpen } from 'lucide-react';
import { useAvatar, useChangeSettings, useParts, useSettings } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { AvatarPicture } from './avatar-picture.tsx';
import css from './avatars-page.module.css';
import { useChooseAvatarFile } from './use-choose-avatar.ts';

/** The avatars that came with Masque, after the file in use when it is one of a person's own; press one to use it. */
export const AvatarsPage = () => {
  const { facts } = useParts();
  const current = useSettings((settings) => settings.avatar);
  const worn = useAvatar();
  const change = useChangeSettings();
  const chooseFile = useChooseAvatarFile();
  const isOurs = facts.avatars.some(({ id }) => id === current);
  const avatars = isOurs ? facts.avatars : [{ id: current, ...worn }, ...facts.avatars];
  return (
    <main className={css.page} aria-label="Avatars">
      <ul className={css.grid}>
        {avatars.map((avatar) => {
          const used = avatar.id === current;
          return (
            <li key={avatar.id}>
              <button
                type="button"
                className={css.card}
                aria-pressed={used}
                onClick={() => change({ avatar: avatar.id })}
              >
                <AvatarPicture picture={avatar.picture} className={css.picture} />
                <span className={css.name}>
                  {avatar.name}
                  {used && <span className={css.note}>In use</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <Button className={css.open} onClick={chooseFile}>
        <FolderOpen size={20} strokeWidth={1.75} aria-hidden />
        Open an avatar file
      </Button>
    </main>
  );
};
