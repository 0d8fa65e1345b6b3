import { PanelRight } from 'lucide-react';
import { useEditor, useShell } from '../app-context.tsx';
import { EditorActions, EditorTitle } from '../avatar-editor/editor-bar.tsx';
import { AvatarMenu } from '../avatars/avatar-menu.tsx';
import { SearchField } from '../avatars/search-field.tsx';
import { Button } from '../controls/button.tsx';
import { Hint } from '../controls/hint.tsx';
import { OnAirPill } from '../on-air/on-air-signs.tsx';
import { StudioActions, StudioTitle } from '../studio/studio-bar.tsx';
import { TakeBarActions, TakeTitle } from '../takes/take-bar.tsx';
import css from './top-bar.module.css';
import type { PanelPlace } from './use-panel-place.ts';
import { WindowControls } from './window-controls.tsx';

export const TopBar = (props: { readonly panel: PanelPlace }) => {
  const section = useShell((state) => state.section);
  const drawerOpen = useShell((state) => state.drawerOpen);
  const editing = useEditor((state) => state.entry !== null) && section === 'avatars';
  const { shown, overlay, toggle } = props.panel;
  return (
    <header className={css.bar}>
      {section === 'live' ? (
        <AvatarMenu />
      ) : editing ? (
        <EditorTitle />
      ) : section === 'studio' ? (
        <StudioTitle />
      ) : section === 'takes' ? (
        <TakeTitle />
      ) : (
        <h1 className={css.title}>{section === 'settings' ? 'Settings' : 'Avatars'}</h1>
      )}
      <OnAirPill dockInSight={section === 'live' && !(shown && overlay && drawerOpen)} />
      <div className={css.space} />
      {editing && <EditorActions />}
      {section === 'studio' && <StudioActions />}
      {section === 'takes' && <TakeBarActions />}
      {section === 'avatars' && !editing && <SearchField />}
      {(section === 'live' || (section === 'avatars' && !editing && overlay)) && (
        <Hint words={shown ? 'Hide panel' : 'Show panel'} shortcut="P">
          <Button
            look="quiet"
            size="small"
            icon
            className={css.panel}
            aria-label="Panel"
            aria-pressed={shown}
            onClick={toggle}
          >
            <PanelRight size={20} strokeWidth={1.75} aria-hidden />
          </Button>
        </Hint>
      )}
      <WindowControls />
    </header>
  );
};
