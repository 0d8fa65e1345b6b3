import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useAvatar, useParts, useSettings, useStatus } from '../app-context.tsx';
import { SelfView } from './self-view.tsx';
import css from './stage.module.css';

export interface StageProps {
  readonly className?: string | undefined;
  /** Without the person's own camera, and undimmed while another version of the avatar is made: for the editor. */
  readonly bare?: boolean;
  /** Who stands on it, for those who cannot see it; the avatar in use unless it is somebody else. */
  readonly label?: string | undefined;
  /** The tag and the one banner. */
  readonly children?: ReactNode;
}

/**
 * Exactly what others will see (for the person themselves, as in a mirror when they like it so), with three things of ours
 * on it: the tag, the own camera, one banner.
 */
export const Stage = ({ className, bare = false, label, children }: StageProps) => {
  const { stageCanvas } = useParts();
  const { name } = useAvatar();
  const figure = label ?? `${name}, your avatar`;
  const background = useSettings((settings) => settings.scene.background.kind);
  const backdrop = useSettings((settings) => settings.backdrop);
  const mirror = useSettings((settings) => settings.mirror);
  const loading = useStatus((status) => status.stage.kind === 'loading');
  const picture = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    stageCanvas.setAttribute('role', 'img');
    stageCanvas.setAttribute('aria-label', figure);
  }, [stageCanvas, figure]);

  useLayoutEffect(() => {
    picture.current?.append(stageCanvas);
  }, [stageCanvas]);

  return (
    <section
      className={className ? `${css.stage} ${className}` : css.stage}
      data-background={background}
      data-backdrop={background === 'backdrop' ? backdrop : undefined}
      aria-label="Stage"
      aria-busy={loading}
    >
      <div
        ref={picture}
        className={css.picture}
        data-dim={(loading && !bare) || undefined}
        data-mirror={mirror || undefined}
      />
      {!bare && <SelfView />}
      {children}
    </section>
  );
};
