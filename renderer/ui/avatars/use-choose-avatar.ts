import { useAttempt, useChangeSettings, useParts } from '../app-context.tsx';

/** Asks for an avatar's file, opens it once to see that it can be, and uses it. */
export const useChooseAvatarFile = (): (() => void) => {
  const { host } = useParts();
  const attempt = useAttempt();
  const change = useChangeSettings();
  return () =>
    attempt(async () => {
      const file = await host.media.choose({ kind: 'avatar' });
      if (!file) return;
      await host.avatars.open({ idOrPath: file.path });
      change({ avatar: file.path });
    });
};
