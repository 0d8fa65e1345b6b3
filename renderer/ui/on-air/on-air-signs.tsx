import { Cast, Eye, Lock, Square } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useParts, useSettings, useStatus } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { Spinner } from '../controls/spinner.tsx';
import { announcement, privacyWords, runningTime, stageTag, voiceGoesOut } from '../words/on-air-words.ts';
import css from './on-air-signs.module.css';

/** What the stage itself says of being seen: the tag, and on air the ring. */
export const StageSigns = () => {
  const onAir = useStatus((status) => status.onAir);
  const { look, words } = stageTag(onAir);
  return (
    <>
      {look === 'live' && <span className={css.ring} />}
      <span className={css.tag} data-look={look}>
        {onAir.kind === 'starting' ? (
          <Spinner size={16} />
        ) : look === 'quiet' ? (
          <Eye size={16} strokeWidth={1.75} aria-hidden />
        ) : (
          <i className={css.dot} />
        )}
        {words}
      </span>
    </>
  );
};

/** Minutes and seconds since a moment, ticking. */
export const RunningTime = (props: { readonly since: number }) => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    // A tick on the second of the broadcast, not of the clock.
    const timer = window.setTimeout(() => setNow(Date.now()), 1000 - ((now - props.since) % 1000));
    return () => window.clearTimeout(timer);
  }, [now, props.since]);
  return runningTime(now - props.since);
};

/**
 * In the top bar of every section: on air since when, and a Stop wherever the dock's own is out of sight. `dockInSight`
 * leaves that to the height of the window.
 */
export const OnAirPill = (props: { readonly dockInSight: boolean }) => {
  const { session } = useParts();
  const onAir = useStatus((status) => status.onAir);
  if (onAir.kind === 'off' || onAir.kind === 'failed') return null;
  const { look, words } = stageTag(onAir);
  return (
    <>
      <span className={css.pill} data-look={look}>
        {onAir.kind === 'starting' ? <Spinner size={12} /> : <i className={css.dot} />}
        <span>
          {words}
          {onAir.kind === 'on' && (
            <>
              {' '}
              <RunningTime since={onAir.since} />
            </>
          )}
        </span>
      </span>
      <Button
        look={onAir.kind === 'on' ? 'stop' : 'normal'}
        size="small"
        className={props.dockInSight ? `${css.stop} ${css.spare}` : css.stop}
        onClick={() => session.goOnAir(false)}
      >
        <Square size={16} strokeWidth={1.75} aria-hidden />
        Stop
      </Button>
    </>
  );
};

/** What leaves this computer, in words that are true at any moment. */
export const PrivacyWords = (props: { readonly icon: 16 | 20 }) => {
  const onAir = useStatus((status) => status.onAir);
  const wanted = useSettings((settings) => settings.virtualMicrophone);
  const voice = useStatus((status) => voiceGoesOut(status, wanted));
  const { goesOut, words } = privacyWords(onAir, voice);
  const Icon = goesOut ? Cast : Lock;
  return (
    <>
      <Icon size={props.icon} strokeWidth={1.75} aria-hidden />
      <span className={css.promise}>{words}</span>
    </>
  );
};

/** Says once to a screen reader that the avatar is on air, or no longer. */
export const OnAirAnnouncer = () => {
  const onAir = useStatus((status) => status.onAir);
  const [said, setSaid] = useState<{ readonly kind: typeof onAir.kind; readonly words: string }>({
    kind: 'off',
    words: '',
  });
  if (said.kind !== onAir.kind) {
    setSaid({ kind: onAir.kind, words: announcement(said.kind, onAir) ?? '' });
  }
  return (
    <div role="status" className="unseen">
      {said.words}
    </div>
  );
};
