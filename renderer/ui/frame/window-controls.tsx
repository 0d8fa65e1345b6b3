import { Copy, Minus, Square, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useAttempt, useParts } from '../app-context.tsx';
import css from './window-controls.module.css';

const ICON = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** Minimise, maximise, close, where the window has no frame of the system's own. */
export const WindowControls = () => {
  const { host, facts } = useParts();
  const attempt = useAttempt();
  const [maximised, setMaximised] = useState(facts.window.maximised);
  const custom = facts.window.frame === 'custom' && facts.runtime?.platform !== 'darwin';

  useEffect(() => {
    if (!custom) return;
    // Dragging to an edge or a double-click maximises too; the host knows, the page only sees the new size.
    let asked = 0;
    const resized = () => {
      window.clearTimeout(asked);
      asked = window.setTimeout(() => {
        host.window.state().then(
          (state) => setMaximised(state.maximised),
          () => {},
        );
      }, 200);
    };
    window.addEventListener('resize', resized);
    return () => {
      window.clearTimeout(asked);
      window.removeEventListener('resize', resized);
    };
  }, [host, custom]);

  if (!custom) return null;
  return (
    <div className={css.controls}>
      <button
        type="button"
        className={css.control}
        aria-label="Minimise"
        onClick={() => attempt(() => host.window.minimise())}
      >
        <Minus {...ICON} />
      </button>
      <button
        type="button"
        className={css.control}
        aria-label={maximised ? 'Restore' : 'Maximise'}
        onClick={() => attempt(async () => setMaximised((await host.window.toggleMaximise()).maximised))}
      >
        {maximised ? <Copy {...ICON} /> : <Square {...ICON} />}
      </button>
      <button
        type="button"
        className={css.control}
        aria-label="Close"
        onClick={() => attempt(() => host.window.close())}
      >
        <X {...ICON} />
      </button>
    </div>
  );
};
