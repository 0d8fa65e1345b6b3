import { TriangleAlert, X } from 'lucide-react';
import { useParts, useShell, useStatus } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { onAirMessage } from '../words/stage-message.ts';
import css from './notices.module.css';

/** Trouble on air, wherever the stage and its banner are out of sight. */
const OnAirNotice = () => {
  const { session } = useParts();
  const trouble = onAirMessage(useStatus((status) => status.onAir));
  const denied = useStatus((status) => status.camera.kind === 'denied');
  const away = useShell((state) => state.section !== 'live' && state.firstRun === 'off');
  if (!trouble || !(away || denied)) return null;
  return (
    <div className={css.notice}>
      <TriangleAlert size={20} strokeWidth={1.75} aria-hidden />
      <div className={css.words}>
        <p className={css.message}>{trouble.title}</p>
        <p className={css.cure}>{trouble.text}</p>
      </div>
      <Button size="small" onClick={() => session.goOnAir(true)}>
        Try again
      </Button>
      {trouble.dismiss && (
        <Button look="quiet" size="small" icon aria-label="Dismiss" onClick={() => session.goOnAir(false)}>
          <X size={20} strokeWidth={1.75} aria-hidden />
        </Button>
      )}
    </div>
  );
};

/** What happened outside the stage: a settings file set aside, a file that would not open. */
export const Notices = () => {
  const notices = useShell((state) => state.notices);
  const dismiss = useShell((state) => state.dismiss);
  return (
    <div className={css.notices} role="alert">
      {notices.map((notice) => (
        <div key={notice.id} className={css.notice}>
          <TriangleAlert size={20} strokeWidth={1.75} aria-hidden />
          <div className={css.words}>
            <p className={css.message}>{notice.message}</p>
            {notice.cure && <p className={css.cure}>{notice.cure}</p>}
          </div>
          <Button size="small" onClick={() => dismiss(notice.id)}>
            Got it
          </Button>
        </div>
      ))}
      <OnAirNotice />
    </div>
  );
};
