import { useEffect } from 'react';
import css from './app.module.css';
import { useParts, useShell } from './app-context.tsx';
import { AvatarsPage } from './avatars/avatars-page.tsx';
import { FirstRun } from './first-run/first-run.tsx';
import { Notices } from './frame/notices.tsx';
import { Rail } from './frame/rail.tsx';
import { StatusLine } from './frame/status-line.tsx';
import { TopBar } from './frame/top-bar.tsx';
import { usePanelPlace } from './frame/use-panel-place.ts';
import { useKeyboard } from './keyboard/use-keyboard.ts';
import { LivePage } from './live/live-page.tsx';
import { Panel } from './live/panel.tsx';
import { SettingsPage } from './settings/settings-page.tsx';

/** The window: first the welcome, then rail, bar, the section in the middle, and the status line. */
export const AppWindow = () => {
  const parts = useParts();
  const section = useShell((state) => state.section);
  const firstRun = useShell((state) => state.firstRun !== 'off');
  const panel = usePanelPlace();
  useKeyboard(parts, !firstRun, panel.toggle);

  const platform = parts.facts.runtime?.platform;
  useEffect(() => {
    if (platform) document.documentElement.dataset.platform = platform;
  }, [platform]);

  if (firstRun) return <FirstRun />;
  return (
    <div className={css.window}>
      <Rail />
      <TopBar panel={panel} />
      <div className={section === 'live' ? css.main : `${css.main} ${css.wide}`}>
        <Notices />
        {section === 'live' && <LivePage />}
        {section === 'avatars' && <AvatarsPage />}
        {section === 'settings' && <SettingsPage />}
      </div>
      {section === 'live' && panel.shown && <Panel overlay={panel.overlay} />}
      <StatusLine />
    </div>
  );
};
