import { EyeOff, HardDrive, Power } from 'lucide-react';
import { useChangeSettings, useShell } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import css from './first-run.module.css';

const PROMISES = [
  { icon: HardDrive, words: 'Picture and voice are worked on here, and stay here.' },
  { icon: EyeOff, words: 'Others see your avatar, never your camera.' },
  { icon: Power, words: 'Nothing is recorded. Each turns off with one key.' },
] as const;

/** Says why before anything is opened; the system's own question comes only after a button here. */
export const WelcomeStep = () => {
  const setFirstRun = useShell((state) => state.setFirstRun);
  const change = useChangeSettings();
  const go = (cameraOn: boolean) => {
    change({ cameraOn, microphoneOn: true });
    setFirstRun('devices');
  };
  return (
    <>
      <ul className={css.promises}>
        {PROMISES.map(({ icon: Icon, words }) => (
          <li key={words} className={css.promise}>
            <Icon size={20} strokeWidth={1.75} aria-hidden />
            {words}
          </li>
        ))}
      </ul>
      <div className={css.actions}>
        <Button look="primary" size="large" className={css.main} onClick={() => go(true)}>
          Turn on camera and microphone
        </Button>
        <Button look="quiet" size="large" onClick={() => go(false)}>
          Voice only
        </Button>
      </div>
    </>
  );
};
