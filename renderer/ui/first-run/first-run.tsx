import { FIRST_RUN_STEPS, type FirstRunStep } from '../../state/interface-store.ts';
import { useShell, useStatus } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { Logo } from '../frame/logo.tsx';
import { Notices } from '../frame/notices.tsx';
import { WindowControls } from '../frame/window-controls.tsx';
import { Stage } from '../live/stage.tsx';
import { StageOverlay } from '../live/stage-overlay.tsx';
import { OnAirPill, PrivacyWords, StageSigns } from '../on-air/on-air-signs.tsx';
import { CalibrateStep } from './calibrate-step.tsx';
import { DevicesStep } from './devices-step.tsx';
import css from './first-run.module.css';
import { Step, type StepProps } from './step.tsx';
import { useSkipFirstRun } from './use-finish-first-run.ts';
import { WelcomeStep } from './welcome-step.tsx';

const stateOf = (step: FirstRunStep, now: FirstRunStep): StepProps['state'] => {
  const distance = FIRST_RUN_STEPS.indexOf(step) - FIRST_RUN_STEPS.indexOf(now);
  return distance < 0 ? 'done' : distance === 0 ? 'now' : 'later';
};

const useChosenWords = (): string => {
  const camera = useStatus((status) =>
    status.camera.kind === 'running' ? status.camera.label : 'No camera',
  );
  const microphone = useStatus(({ microphone: state }) =>
    state.kind === 'running' ? state.label : 'no microphone',
  );
  return camera === microphone ? camera : `${camera}, ${microphone}`;
};

/** Why, then which, then a face at rest. The stage shows what comes of it all along. */
export const FirstRun = () => {
  const now = useShell((state) => state.firstRun);
  const setFirstRun = useShell((state) => state.setFirstRun);
  const skip = useSkipFirstRun();
  const chosen = useChosenWords();
  return (
    <div className={css.window}>
      <header className={css.bar}>
        <span className={css.logo}>
          <Logo size={20} />
        </span>
        Masque
        <span className={css.signs}>
          <OnAirPill dockInSight={false} />
        </span>
        <span className={css.space} />
        <WindowControls />
      </header>
      <main className={css.left} aria-label="Welcome">
        <Notices />
        <div>
          <h1 className={css.title}>Meet the other you</h1>
          <p className={css.lead}>Three steps, about a minute.</p>
        </div>
        <ol className={css.steps}>
          <Step
            number={1}
            state={stateOf('welcome', now)}
            title="Camera and microphone"
            note="So your avatar can follow you"
          >
            <WelcomeStep />
          </Step>
          <Step
            number={2}
            state={stateOf('devices', now)}
            title="Choose and check"
            note={stateOf('devices', now) === 'done' ? chosen : 'You can change it at any time'}
            onChange={() => setFirstRun('devices')}
          >
            <DevicesStep />
          </Step>
          <Step
            number={3}
            state={stateOf('calibrate', now)}
            title="Fit it to your face"
            note="Two seconds, face at rest"
          >
            <CalibrateStep />
          </Step>
        </ol>
      </main>
      <div className={css.right}>
        <Stage className={css.stage}>
          <StageSigns />
          <StageOverlay />
        </Stage>
      </div>
      <footer className={css.foot}>
        <PrivacyWords icon={20} />
        <span className={css.space} />
        <Button look="quiet" size="small" onClick={skip}>
          Skip set-up
        </Button>
      </footer>
    </div>
  );
};
