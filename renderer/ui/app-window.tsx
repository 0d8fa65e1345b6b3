import { useEffect } from 'react';
import css from './app.module.css';
import { useEditor, useParts, useShell } from './app-context.tsx';
import { EditorPage } from './avatar-editor/editor-page.tsx';
import { AvatarPanel } from './avatars/avatar-panel.tsx';
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
import { ReceptionSheet } from './remote-camera/reception-sheet.tsx';
import { SettingsPage } from './settings/settings-page.tsx';
import { StudioPage } from './studio/studio-page.tsx';
import { TakesPage } from './takes/takes-page.tsx';

/** The window: first the welcome, then rail, bar, the section in the middle, and the status line. */
export const AppWindow = () => {
  const parts = useParts();
  const section = useShell((state) => state.section);
  const firstRun = useShell((state) => state.firstRun !== 'off');
  const editing = useEditor((state) => state.entry !== null) && section === 'avatars';
  const panel = usePanelPlace();
  const gallery = section === 'avatars' && !editing;
  const panelShown = (section === 'live' || gallery) && panel.shown;
  useKeyboard(parts, !firstRun, panel.toggle);

  const platform = parts.facts.runtime?.platform;
  useEffect(() => {
    if (platform) document.documentElement.dataset.platform = platform;
  }, [platform]);

  if (firstRun)
    return (
      <>
        <FirstRun />
        <ReceptionSheet />
      </>
    );
  return (
    <div className={css.window}>
      <Rail />
      <TopBar panel={panel} />
      <div className={panelShown && !panel.overlay ? css.main : `${css.main} ${css.wide}`}>
        <Notices />
        {section === 'live' && <LivePage />}
        {section === 'studio' && <StudioPage />}
        {gallery && <AvatarsPage />}
        {editing && <EditorPage />}
        {section === 'takes' && <TakesPage />}
        {section === 'settings' && <SettingsPage />}
      </div>
      {panelShown && section === 'live' && <Panel overlay={panel.overlay} />}
      {panelShown && gallery && <AvatarPanel overlay={panel.overlay} />}
      <StatusLine />
      <ReceptionSheet />
    </div>
  );
};
