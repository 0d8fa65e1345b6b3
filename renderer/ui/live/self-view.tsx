import { Eye, EyeOff } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { useChangeSettings, useParts, useSettings, useStatus } from '../app-context.tsx';
import { Hint } from '../controls/hint.tsx';
import css from './self-view.module.css';

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

const Picture = () => {
  const { session } = useParts();
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    session.attachSelfView(canvas.current);
    return () => session.attachSelfView(null);
  }, [session]);
  return <canvas ref={canvas} role="img" aria-label="Your camera" />;
};

/** The person's own camera, small, in the corner: only while there is a picture. */
export const SelfView = () => {
  const shown = useSettings((settings) => settings.showSelfView);
  const running = useStatus((status) => status.camera.kind === 'running');
  const demo = useStatus((status) => status.camera.kind === 'running' && status.camera.source === 'demo');
  const change = useChangeSettings();
  if (!running) return null;
  if (!shown) {
    return (
      <Hint words="Show your camera" shortcut="H">
        <button
          type="button"
          className={`${css.toggle} ${css.show}`}
          aria-label="Show your camera"
          onClick={() => change({ showSelfView: true })}
        >
          <Eye {...ICON} />
        </button>
      </Hint>
    );
  }
  return (
    <div className={css.view}>
      <Picture />
      <span className={css.name}>{demo ? 'Demo' : 'You'}</span>
      <Hint words="Hide your camera" shortcut="H">
        <button
          type="button"
          className={`${css.toggle} ${css.hide}`}
          aria-label="Hide your camera"
          onClick={() => change({ showSelfView: false })}
        >
          <EyeOff {...ICON} />
        </button>
      </Hint>
    </div>
  );
};
