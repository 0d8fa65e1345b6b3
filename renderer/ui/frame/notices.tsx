import { TriangleAlert } from 'lucide-react';
import { useShell } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import css from './notices.module.css';

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
    </div>
  );
};
