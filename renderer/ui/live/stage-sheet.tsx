import { useState } from 'react';
import { useShell, useStatus } from '../app-context.tsx';
import { CameraSheet } from '../on-air/camera-sheet.tsx';
import { PermissionSheet } from './permission-sheet.tsx';
import css from './stage-sheet.module.css';

/** The one sheet over the stage; in a small window over the whole section. What was asked for last comes first. */
export const StageSheet = () => {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const asking = useShell((state) => state.cameraSheetOpen);
  const denied = useStatus(
    (status) => status.camera.kind === 'denied' && status.calibration.kind !== 'running',
  );
  return (
    <div ref={setPlace} className={css.place}>
      {denied && !asking && <PermissionSheet />}
      <CameraSheet container={place} />
    </div>
  );
};
