import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useAvatar, useParts, useSettings, useStatus } from '../app-context.tsx';
import { SelfView } from './self-view.tsx';
import css from './stage.module.css';

export interface StageProps {
  readonly className?: string | undefined;
  /** The tag and the one banner. */
  readonly children?: ReactNode;
}

/**
 * Exactly what others will see (for the person themselves, as in a mirror when they like it so), with three things of ours
 * on it: the tag, the own camera, one banner.
 */
export const Stage = ({ className, children }: StageProps) => {
  const { stageCanvas } = useParts();
  const { name } = useAvatar();
  const backdrop = useSettings((settings) => settings.backdrop);
  const mirror = useSettings((settings) => settings.mirror);
  const loading = useStatus((status) => status.stage.kind === 'loading');
  const picture = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    stageCanvas.setAttribute('role', 'img');
    stageCanvas.setAttribute('aria-label', `${name}, your avatar`);
  }, [stageCanvas, name]);

  useLayoutEffect(() => {
    picture.current?.append(stageCanvas);
  }, [stageCanvas]);

  return (
    <section
      className={className ? `${css.stage} ${className}` : css.stage}
      data-backdrop={backdrop}
      aria-label="Stage"
      aria-busy={loading}
    >
      <div
        ref={picture}
        className={css.picture}
        data-dim={loading || undefined}
        data-mirror={mirror || undefined}
      />
      <SelfView />
      {children}
    </section>
  );
};
