import { useParts, useStatus } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import css from './first-run.module.css';
import { useFinishFirstRun } from './use-finish-first-run.ts';

const wordsFor = (running: boolean, kind: 'none' | 'running' | 'done' | 'failed'): string => {
  if (!running) return 'This needs a camera. You can do it later, with the C key.';
  switch (kind) {
    case 'none':
      return 'Sit as you usually do. Close your mouth, relax your brows, look at the camera.';
    case 'running':
      return 'Hold still…';
    case 'done':
      return 'Fitted to you. Move about: your avatar follows.';
    case 'failed':
      return 'That did not work. Face the camera in good light, and try again.';
  }
};

export const CalibrateStep = () => {
  const { session } = useParts();
  const running = useStatus((status) => status.camera.kind === 'running');
  const kind = useStatus((status) => status.calibration.kind);
  const finish = useFinishFirstRun();
  const done = kind === 'done' || !running;
  return (
    <>
      <p role="status">{wordsFor(running, kind)}</p>
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
