import { useShell } from '../app-context.tsx';
import { Drawer } from '../diagnostics/drawer.tsx';
import { StageSigns } from '../on-air/on-air-signs.tsx';
import { Dock } from './dock.tsx';
import { FaceKeys, useHeldFace } from './face-keys.tsx';
import css from './live-page.module.css';
import { Stage } from './stage.tsx';
import { StageOverlay } from './stage-overlay.tsx';
import { StageSheet } from './stage-sheet.tsx';

/** The stage, the faces and the dock; the diagnostics drawer takes the faces' room while it is open. */
export const LivePage = () => {
  const drawerOpen = useShell((state) => state.drawerOpen);
  useHeldFace();
  return (
    <main className={css.main} aria-label="Live">
      <h1 className="unseen">Live</h1>
      <div className={css.room}>
        <div className={css.column} data-faceless={drawerOpen || undefined}>
          <div className={css.frame}>
            <Stage className={css.stage}>
              <StageOverlay />
            </Stage>
            <StageSigns />
            <StageSheet />
          </div>
          {!drawerOpen && <FaceKeys />}
          <Dock />
        </div>
      </div>
      {drawerOpen && <Drawer />}
    </main>
  );
};
