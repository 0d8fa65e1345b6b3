import type { CalibrationState } from '../../session/live-status.ts';
import { useParts, useStatus } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import css from './first-run.module.css';
import { useFinishFirstRun } from './use-finish-first-run.ts';

const wordsFor = (running: boolean, calibration: CalibrationState): string => {
  if (!running) return 'This needs a camera. You can do it later, with the C key.';
  switch (calibration.kind) {
    case 'none':
      return 'Sit as you usually do. Close your mouth, relax your brows, look at the camera.';
    case 'running':
      return 'Hold still…';
    case 'done':
      return 'Fitted to you. Move about: your avatar follows.';
    case 'failed':
      return calibration.message;
  }
};

export const CalibrateStep = () => {
  const { session } = useParts();
  const running = useStatus((status) => status.camera.kind === 'running');
  const calibration = useStatus((status) => status.calibration);
  const { kind } = calibration;
  const finish = useFinishFirstRun();
  const done = kind === 'done' || !running;
  return (
    <>
      <p role="status">{wordsFor(running, calibration)}</p>
      <div className={css.actions}>
        {done ? (
          <Button look="primary" size="large" className={css.main} onClick={finish}>
            Start
          </Button>
        ) : (
          <>
            <Button
              look="primary"
              size="large"
              className={css.main}
              disabled={kind === 'running'}
              onClick={() => session.calibrate()}
            >
              {kind === 'failed' ? 'Try again' : 'Calibrate'}
            </Button>
            <Button look="quiet" size="large" onClick={finish}>
              Later
            </Button>
          </>
        )}
      </div>
    </>
  );
};
