import { FilePlus2, FileUp } from 'lucide-react';
import { useAttempt, useParts } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { importScript, newScript, sampleScript } from './studio-actions.ts';
import css from './studio-page.module.css';

const ICON = { size: 20, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** Nothing has been written yet. */
export const Empty = () => {
  const parts = useParts();
  const attempt = useAttempt();
  return (
    <div className={css.empty}>
      <h2 className={css.emptyTitle}>Write it, and your avatar says it</h2>
      <p className={css.emptyText}>
        Each line is spoken as you write. Add acting such as [smile] or [nod], listen, and export a video. No
        camera and no microphone are needed.
      </p>
      <div className={css.emptyActions}>
        <Button look="primary" onClick={() => attempt(() => sampleScript(parts))}>
          Start with a sample
        </Button>
        <Button onClick={() => attempt(() => newScript(parts))}>
          <FilePlus2 {...ICON} />
          Write your own
        </Button>
        <Button look="quiet" onClick={() => attempt(() => importScript(parts, null))}>
          <FileUp {...ICON} />
          Open a text file
        </Button>
      </div>
    </div>
  );
};
