import { CameraOff, RotateCw, Settings } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useAttempt, useChangeSettings, useParts } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import css from './sheet.module.css';

/** The system keeps the camera: three steps, and the way on without one. */
export const PermissionSheet = () => {
  const { host, session } = useParts();
  const attempt = useAttempt();
  const change = useChangeSettings();
  const first = useRef<HTMLButtonElement>(null);
  // Some systems have no page for this; then trying again is all there is.
  const [noPage, setNoPage] = useState(false);

  useEffect(() => first.current?.focus(), []);

  useEffect(() => {
    const back = () => session.retryCamera();
    window.addEventListener('focus', back);
    return () => window.removeEventListener('focus', back);
  }, [session]);

  const openSettings = () =>
    attempt(async () => {
      const opened = await host.permissions.openSystemSettings({ device: 'camera' });
      setNoPage(!opened);
    });

  return (
    <div className={css.scrim}>
      <section className={css.sheet} aria-labelledby="permission-title">
        <div className={css.top}>
          <span className={css.badge} data-tone="attention">
            <CameraOff size={24} strokeWidth={1.75} aria-hidden />
          </span>
          <h2 id="permission-title" className={css.title}>
            Camera access is off
          </h2>
        </div>
        <p className={css.text}>Your system keeps the camera from Masque.</p>
        {noPage ? (
          <p>This system has no page for it. Allow the camera for Masque, then try again.</p>
        ) : (
          <ol className={css.steps}>
            <li>Open the privacy settings</li>
            <li>Turn on Camera for Masque</li>
            <li>Come back; it starts by itself</li>
          </ol>
        )}
        <div className={css.actions}>
          {noPage ? (
            <Button look="primary" onClick={() => session.retryCamera()}>
              <RotateCw size={20} strokeWidth={1.75} aria-hidden />
              Try again
            </Button>
          ) : (
            <Button ref={first} look="primary" onClick={openSettings}>
              <Settings size={20} strokeWidth={1.75} aria-hidden />
              Open settings
            </Button>
          )}
          <Button look="quiet" onClick={() => change({ cameraOn: false })}>
            Use my voice only
          </Button>
        </div>
      </section>
    </div>
  );
};
