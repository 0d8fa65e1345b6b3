import { useEffect, useRef } from 'react';
import type { TakeEntry } from '../../core/host.ts';
import { useAvatars, useParts, useSettings, useTakeStatus, useTakes } from '../app-context.tsx';
import { Spinner } from '../controls/spinner.tsx';
import stage from '../live/stage.module.css';
import css from './take-stage.module.css';

/** What went wrong, where the picture would be. */
const Problem = () => {
  const loaded = useTakeStatus((status) => status.loaded);
  const shown = useTakeStatus((status) => status.stage);
  const problem = loaded.kind === 'failed' ? loaded : shown.kind === 'failed' ? shown : null;
  if (!problem) return null;
  return (
    <div className={css.problem} role="alert">
      <p>{problem.message}</p>
      <p className={css.cure}>{problem.cure}</p>
    </div>
  );
};

/** A stage of its own, as its film will be: playing a take never changes what others see of Live. */
export const TakeStage = (props: { readonly take: TakeEntry }) => {
  const { takeSession } = useParts();
  const canvas = useRef<HTMLCanvasElement>(null);
  const cast = useTakes((state) => state.cast);
  const wearer = cast ?? props.take.avatar;
  const name = useAvatars(({ entries }) => entries.find(({ id }) => id === wearer)?.name) ?? 'The avatar';
  const background = useSettings((settings) => settings.scene.background.kind);
  const backdrop = useSettings((settings) => settings.backdrop);
  const loading = useTakeStatus(
    (status) => status.loaded.kind === 'loading' || status.stage.kind === 'loading',
  );
  useEffect(() => {
    takeSession.attachStage(canvas.current);
    return () => takeSession.attachStage(null);
  }, [takeSession]);
  return (
    <section
      className={`${stage.stage} ${css.stage}`}
      data-background={background}
      data-backdrop={background === 'backdrop' ? backdrop : undefined}
      aria-label="Stage"
      aria-busy={loading}
    >
      <div className={stage.picture} data-dim={loading || undefined}>
        <canvas ref={canvas} role="img" aria-label={`${name} plays “${props.take.name}”`} />
      </div>
      {loading && (
        <span className={css.tag}>
          <Spinner size={16} />
          Getting ready
        </span>
      )}
      <Problem />
    </section>
  );
};
