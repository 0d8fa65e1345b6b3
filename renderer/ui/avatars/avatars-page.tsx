import { FolderOpen } from 'lucide-react';
import { useChangeSettings, useParts, useSettings } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { AvatarPicture } from './avatar-picture.tsx';
import css from './avatars-page.module.css';
import { useChooseAvatarFile } from './use-choose-avatar.ts';

/** The avatars that came with Masque; press one to use it. */
export const AvatarsPage = () => {
  const { facts } = useParts();
  const current = useSettings((settings) => settings.avatar);
  const change = useChangeSettings();
  const chooseFile = useChooseAvatarFile();
  return (
    <main className={css.page} aria-label="Avatars">
      <ul className={css.grid}>
        {facts.avatars.map((avatar) => {
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
                  <span className={css.note} data-used={used || undefined}>
                    {used ? 'In use' : avatar.format.toUpperCase()}
                  </span>
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
